import { createHash } from 'node:crypto'
import type { Incoming } from '../conversation/incoming.ts'

const codeLength = 6

/** A short code of a person, for buttons under their answer in a group: whether somebody else taps can be told, who asked cannot be read. */
export function askerCode(personId: string): string {
  return createHash('sha256').update(personId).digest('hex').slice(0, codeLength)
}

/** Whether a press counts as the asker's own. In a group only the asker's does, if the button says who that is. */
export function isAsker({ chat, from }: Incoming, asker: string | undefined): boolean {
  return chat.kind === 'private' || asker === undefined || asker === askerCode(from.id)
}
