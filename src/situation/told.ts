import type { Facts, Situation } from '../knowledge/situation.ts'
import { readSaid } from './said.ts'
import { createFinder } from './signs.ts'
import type { SlotReader } from './slots.ts'

/** Slots of which one alone tells that something has happened. */
const telling = ['event', 'months'] as const

/** Tells whether a text asks something. */
export function createAsks({ told, groups }: Situation): (text: string) => boolean {
  const asks = createFinder(told.asks, groups)
  return (text) => /[?？]/.test(text) || asks(readSaid(text)).length > 0
}

/** Tells whether a text tells a situation without asking anything: “社保断了两个月”, “I lost my job and my insurance stopped”. */
export function createIsTold(asks: (text: string) => boolean, { speaksOfGap }: Pick<SlotReader, 'speaksOfGap'>) {
  return (text: string, slots: Facts): boolean =>
    !asks(text) && (telling.some((slot) => slots[slot] !== undefined) || speaksOfGap(text))
}
