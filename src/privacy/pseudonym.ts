import { createHmac } from 'node:crypto'

/** Keeps these pseudonyms apart from anything else that the key may sign. */
const domain = 'xubao/pseudonym/1:'

/**
 * Gives the name under which something is stored about a person or chat: HMAC-SHA256 (RFC 2104) of its id, 43 characters of base64url. The
 * same id has the same pseudonym as long as the key stays; without the key nobody can tell whose it is. Throws on an empty key.
 */
export function createPseudonyms(key: string): (id: string) => string {
  if (key === '') throw new Error('Pseudonyms need a key. Set HASH_KEY; make one with: openssl rand -hex 32')
  return (id) => createHmac('sha256', key).update(domain).update(id).digest('base64url')
}
