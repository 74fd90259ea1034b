import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** A text that only the holder of the key can read. */
export type Seal = {
  /** Seals a text; the result differs each time. */
  readonly seal: (text: string) => string
  /** Returns the sealed text; `undefined` if another key sealed it or it was changed. */
  readonly open: (sealed: string) => string | undefined
}

/** The format of a sealed text; a later format gets another number. */
const version = 's1'

/** AES-256-GCM (NIST SP 800-38D): a nonce of 96 bits, never used twice, and a tag of 128 bits that reveals changes. */
const [keyBytes, ivBytes, tagBytes] = [32, 12, 16]

/** Keys derived from one secret for different purposes reveal nothing about each other (HKDF, RFC 5869). */
const derive = (secret: string, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `xubao/${purpose}/1`, bytes))

function createKey(secret: string) {
  return { key: derive(secret, 'seal', keyBytes), name: derive(secret, 'seal-name', 6).toString('base64url') }
}

/**
 * Creates a seal for data that must be read again, such as the chat to which a reminder goes. `secret` is HASH_KEY; texts sealed with a secret in
 * `former` can still be opened. A sealed text is `s1.<name of the key>.<base64url>`. Throws if the secret is empty.
 */
export function createSeal(secret: string, former: readonly string[] = []): Seal {
  if (secret === '') throw new Error('Sealing needs a key. Set HASH_KEY; make one with: openssl rand -hex 32')
  const current = createKey(secret)
  const keys = new Map([...former.map(createKey), current].map(({ name, key }) => [name, key]))
  return {
    seal: (text) => {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', current.key, iv)
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return [version, current.name, sealed.toString('base64url')].join('.')
    },
    open: (sealed) => {
      const [form, name = '', body = ''] = sealed.split('.')
      const [key, bytes] = [keys.get(name), Buffer.from(body, 'base64url')]
      if (form !== version || !key || bytes.length < ivBytes + tagBytes) return undefined
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
      decipher.setAuthTag(bytes.subarray(-tagBytes))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8')
      } catch {
        // The tag does not match, so the text was changed.
        return undefined
      }
    },
  }
}
