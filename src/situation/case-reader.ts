import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Facts } from '../knowledge/situation.ts'
import type { Places } from './places.ts'
import { createSlotReader, type ReadSlots } from './slots.ts'
import { createAsks, createIsTold } from './told.ts'

/** Reads what people write of their case. */
export type CaseReader = {
  /** The slots that a text tells on the day `today` (`YYYY-MM-DD` in China). What it tells comes before what was known. */
  readonly readSlots: (text: string, today: string) => ReadSlots
  /** Whether a text tells a situation and asks nothing. */
  readonly isTold: (text: string, slots: Facts) => boolean
  /** Whether a text asks something. */
  readonly asks: (text: string) => boolean
  /** For how many months nothing was paid, of words that were asked for just that. */
  readonly readLength: (text: string, today: string) => string | undefined
  readonly places: Places
}

/** The reader of cases that the knowledge base describes; `undefined` without situation.yaml. */
export function createCaseReader(knowledge: Pick<Knowledge, 'situation' | 'regions'>): CaseReader | undefined {
  const { situation } = knowledge
  const reader = createSlotReader(knowledge)
  if (!situation || !reader) return undefined
  const asks = createAsks(situation)
  return {
    asks,
    readSlots: reader.readSlots,
    isTold: createIsTold(asks, reader),
    readLength: reader.readLength,
    places: reader.places,
  }
}
