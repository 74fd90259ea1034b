import { createHash, timingSafeEqual } from 'node:crypto'

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Returns a function that compares a value with `secret`, in the same time whatever the value is. */
export function createSecretCheck(secret: string): (given: unknown) => boolean {
  const expected = hash(secret)
  return (given) => typeof given === 'string' && timingSafeEqual(hash(given), expected)
}
