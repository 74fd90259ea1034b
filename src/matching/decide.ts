import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Candidate, Reading } from './matcher.ts'

/**
 * What to do with a question:
 * - `answer`: one intent is meant;
 * - `out-of-scope`: it belongs to a class that has a reply of its own;
 * - `disambiguation`: one of two to four topics, the best first, is probably meant;
 * - `fallback`: nothing fits. `isOurField` tells a question about insurance from one about anything else; `near` holds topics that come close.
 */
export type Interpretation =
  | { readonly kind: 'answer'; readonly intent: string }
  | { readonly kind: 'out-of-scope'; readonly intent: string }
  | { readonly kind: 'disambiguation'; readonly options: readonly string[] }
  | { readonly kind: 'fallback'; readonly isOurField: boolean; readonly near: readonly string[] }

/** Where we answer and where we ask back. Chosen on held-out questions (docs/decisions/0007-thresholds.md). */
export type Thresholds = {
  /** The confidence that an answer needs, and its lead over the second candidate. */
  readonly answer: number
  readonly margin: number
  /** The confidence from which we ask back: a question that names our field, and one that does not. */
  readonly offer: number
  readonly offerOutside: number
  /** The confidence from which an intent is one of the options. */
  readonly option: number
}

export const defaultThresholds: Thresholds = { answer: 0.5, margin: 0.2, offer: 0.12, offerOutside: 0.3, option: 0.05 }

const maxOptions = 4
const maxNear = 2

/** The class of everything that is nobody's business here; it leads to the fallback. */
export const otherClass = 'other'

/** Synonym groups that make a question one about our field. */
const fieldConcepts: ReadonlySet<string> = new Set([
  'insurance',
  'social-insurance',
  'medical-insurance',
  'pension',
  'unemployment',
  'maternity',
  'work-injury',
  'employee-scheme',
  'resident-scheme',
  'flexible-worker',
  'gap',
  'back-pay',
  'waiting-period',
  'card',
  'account-balance',
  'reimburse',
])

const isTopic = (knowledge: Knowledge, intent: string): boolean => knowledge.intents.get(intent)?.kind === 'topic'

function optionsFrom(candidates: readonly Candidate[], knowledge: Knowledge, least: number): readonly string[] {
  return candidates
    .filter(({ intent, confidence }) => confidence >= least && intent !== otherClass && knowledge.intents.has(intent))
    .slice(0, maxOptions)
    .map(({ intent }) => intent)
}

/** What to show with an honest "I don't know": nothing for chatter, the nearest topics where the question may be ours after all. */
function nearTopics(
  { candidates }: Reading,
  knowledge: Knowledge,
  isOurField: boolean,
  { option, offer }: Thresholds,
): readonly string[] {
  if (!isOurField && candidates[0]?.intent === otherClass) return []
  return optionsFrom(candidates, knowledge, isOurField ? option : offer)
    .filter((intent) => isTopic(knowledge, intent))
    .slice(0, maxNear)
}

/** What to do with a reading. Two good candidates that lie close together are offered, not guessed between. */
export function decide(
  reading: Reading,
  knowledge: Knowledge,
  thresholds: Thresholds = defaultThresholds,
): Interpretation {
  const [first, second] = reading.candidates
  const isOurField = reading.concepts.some((concept) => fieldConcepts.has(concept))
  const fallback: Interpretation = {
    kind: 'fallback',
    isOurField,
    near: nearTopics(reading, knowledge, isOurField, thresholds),
  }
  const offer = isOurField ? thresholds.offer : thresholds.offerOutside
  if (!first || first.confidence < offer || first.intent === otherClass) return fallback
  const isClear =
    first.confidence >= thresholds.answer && first.confidence - (second?.confidence ?? 0) >= thresholds.margin
  if (isClear) return { kind: isTopic(knowledge, first.intent) ? 'answer' : 'out-of-scope', intent: first.intent }
  const options = optionsFrom(reading.candidates, knowledge, thresholds.option)
  return options.some((intent) => isTopic(knowledge, intent)) ? { kind: 'disambiguation', options } : fallback
}
