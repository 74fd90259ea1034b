import type { Knowledge } from '../knowledge/knowledge.ts'
import { inLocale, type Locale } from '../locale/i18n.ts'
import { type Interpretation, interpret } from './decide.ts'
import type { Matcher } from './matcher.ts'

/** Why the bot answers as it does: what it read, what it decided, and the intents it weighed, with the words that carried each. */
export type Explanation = {
  readonly question: string
  /** The kind of interpretation, as in {@link Interpretation}. */
  readonly outcome: Interpretation['kind']
  readonly candidates: readonly {
    readonly id: string
    readonly title: string
    readonly confidence: number
    readonly utterance: string
    readonly terms: readonly string[]
  }[]
}

/** Explains what the matcher makes of a question; titles in `locale`. Slower than answering. */
export function explain(question: string, matcher: Matcher, knowledge: Knowledge, locale: Locale): Explanation {
  const reading = matcher.read(question)
  const candidates = reading.candidates.map(({ intent, confidence }) => {
    const known = knowledge.intents.get(intent)
    return {
      id: intent,
      title: known ? inLocale(known.title, locale) : intent,
      confidence,
      ...matcher.explain(question, intent),
    }
  })
  return {
    question: reading.question,
    outcome: interpret(reading, matcher.readParts(question), knowledge).kind,
    candidates,
  }
}
