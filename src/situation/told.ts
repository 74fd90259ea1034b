import type { Situation } from '../knowledge/situation.ts'
import { readSaid } from './said.ts'
import { createFinder } from './signs.ts'
import type { SlotReader } from './slots.ts'

/** Slots of which one alone tells that something has happened. */
const telling = ['event', 'months'] as const

/** Tells whether a text tells a situation without asking anything: “社保断了两个月”, “I lost my job and my insurance stopped”. */
export function createIsTold(situation: Situation, { speaksOfGap }: Pick<SlotReader, 'speaksOfGap'>) {
  const asks = createFinder(situation.told.asks, situation.groups)
  return (text: string, slots: Readonly<Record<string, string>>): boolean => {
    if (/[?？]/.test(text) || asks(readSaid(text)).length > 0) return false
    return telling.some((slot) => slots[slot] !== undefined) || speaksOfGap(text)
  }
}
