import { createHmac } from 'node:crypto'

/** Separates pseudonyms from anything else the key may sign. */
const domain = 'xubao/pseudonym/1:'

/**
 * Returns a function that turns the id of a person or chat into a pseudonym for storage: HMAC-SHA256 (RFC 2104), 43 characters of base64url.
 * The same id and key give the same pseudonym. Without the key, nobody can tell whose it is. Throws if the key is empty.
 */
export function createPseudonyms(key: string): (id: string) => string {
  if (key === '') throw new Error('Pseudonyms need a key. Set HASH_KEY; make one with: openssl rand -hex 32')
  return (id) => createHmac('sha256', key).update(domain).update(id).digest('base64url')
}
