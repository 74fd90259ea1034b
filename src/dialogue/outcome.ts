import type { ActName } from '../knowledge/talk.ts'
import type { Interpretation } from '../matching/decide.ts'

/** How a message was interpreted. `topic`: the intent that was answered, or the best that was offered; `options`: what was offered, in order; `confidence`: 0…1. */
export type Outcome = {
  readonly outcome: Interpretation['kind'] | 'article' | 'act' | 'menu' | 'situation' | 'urgent' | 'crisis'
  readonly topic?: string
  readonly options?: readonly string[]
  readonly act?: ActName | 'place' | 'number'
  readonly confidence?: number
}

/** A question and its outcome. `person`: `Person.id`; `question`: as the door gave it, without personal numbers. */
export type Question = Outcome & {
  /** The incoming's: the same when an update is answered again. */
  readonly id: string
  readonly person: string
  readonly chat: 'private' | 'group'
  readonly locale: string
  readonly question: string
}

/** Keeps a question that was answered. Must not reject: a question that cannot be kept is answered all the same. */
export type Record = (question: Question) => Promise<void>

/** What an interpretation came to. */
export function outcomeOf(interpretation: Interpretation, confidence: number | undefined): Outcome {
  const sure = confidence !== undefined && { confidence }
  switch (interpretation.kind) {
    case 'answer':
      return { outcome: 'answer', topic: interpretation.intent, ...sure }
    case 'out-of-scope':
      return { outcome: 'out-of-scope', topic: interpretation.intent, ...sure }
    case 'presumed':
      return { outcome: 'presumed', topic: interpretation.intent, options: interpretation.alternatives, ...sure }
    case 'several':
    case 'disambiguation': {
      const { options } = interpretation
      return { outcome: interpretation.kind, ...(options[0] !== undefined && { topic: options[0] }), options, ...sure }
    }
    case 'fallback':
      return { outcome: 'fallback', options: interpretation.near, ...sure }
  }
}
