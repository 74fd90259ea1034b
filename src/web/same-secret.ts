import { createHash, timingSafeEqual } from 'node:crypto'

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Tells whether what was given is `secret`. Takes as long for a near miss as for anything else, whatever its length. */
export function createSecretCheck(secret: string): (given: unknown) => boolean {
  const expected = hash(secret)
  return (given) => typeof given === 'string' && timingSafeEqual(hash(given), expected)
}
