import type { Knowledge } from '../knowledge/knowledge.ts'
import type { SlotQuestion } from '../knowledge/situation.ts'
import type { Places } from './places.ts'
import { missingQuestions } from './questions.ts'
import { createSlotReader, type ReadSlots } from './slots.ts'
import { createIsTold } from './told.ts'

type Known = Readonly<Record<string, string>>

/** Reads what people write of their case. */
export type CaseReader = {
  /** The slots that a text tells on the day `today` (`YYYY-MM-DD` in China). What it tells comes before what was known. */
  readonly readSlots: (text: string, today: string) => ReadSlots
  /** Whether a text tells a situation and asks nothing. */
  readonly isTold: (text: string, slots: Known) => boolean
  /** The questions for what is not known yet, at most four. */
  readonly missing: (known: Known) => readonly SlotQuestion[]
  readonly places: Places
}

/** The reader of cases that the knowledge base describes; `undefined` without situation.yaml. */
export function createCaseReader(knowledge: Pick<Knowledge, 'situation' | 'regions'>): CaseReader | undefined {
  const { situation } = knowledge
  const reader = createSlotReader(knowledge)
  if (!situation || !reader) return undefined
  return {
    readSlots: reader.readSlots,
    isTold: createIsTold(situation, reader),
    missing: (known) => missingQuestions(situation, known),
    places: reader.places,
  }
}
