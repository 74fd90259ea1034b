import { createHash } from 'node:crypto'

const codeLength = 6

/** A short code of a person, for buttons under their answer in a group: whether somebody else taps can be told, who asked cannot be read. */
export function askerCode(personId: string): string {
  return createHash('sha256').update(personId).digest('hex').slice(0, codeLength)
}
