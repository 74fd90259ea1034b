import type { Knowledge } from '../knowledge/knowledge.ts'
import { isOurField, otherClass } from './field.ts'
import type { Candidate, Reading } from './matcher.ts'

/**
 * What to do with a question:
 * - `answer`: one intent is meant;
 * - `out-of-scope`: it belongs to a class that has a reply of its own;
 * - `several`: two or three things are asked, each about a topic of its own, in the order of the message;
 * - `disambiguation`: one of two to four topics, the best first, is probably meant;
 * - `fallback`: nothing fits. `isOurField` tells a question about insurance from one about anything else; `near` holds topics that come close.
 */
export type Interpretation =
  | { readonly kind: 'answer'; readonly intent: string }
  | { readonly kind: 'out-of-scope'; readonly intent: string }
  | { readonly kind: 'several'; readonly options: readonly string[] }
  | { readonly kind: 'disambiguation'; readonly options: readonly string[] }
  | { readonly kind: 'fallback'; readonly isOurField: boolean; readonly near: readonly string[] }

const maxOptions = 4
const maxNear = 2

/** The confidence from which a topic is named beside an "I don't know". */
const leastNear = 0.05

const isTopic = (knowledge: Knowledge, intent: string): boolean => knowledge.intents.get(intent)?.kind === 'topic'

function optionsFrom(candidates: readonly Candidate[], knowledge: Knowledge, least: number): readonly string[] {
  return candidates
    .filter(({ intent, confidence }) => confidence >= least && intent !== otherClass && knowledge.intents.has(intent))
    .slice(0, maxOptions)
    .map(({ intent }) => intent)
}

/** What to show with an honest "I don't know": nothing for chatter, the nearest topics where the question may be ours after all. */
function nearTopics({ candidates, thresholds }: Reading, knowledge: Knowledge, isOurs: boolean): readonly string[] {
  if (!isOurs && candidates[0]?.intent === otherClass) return []
  return optionsFrom(candidates, knowledge, isOurs ? leastNear : thresholds.offer)
    .filter((intent) => isTopic(knowledge, intent))
    .slice(0, maxNear)
}

/** What to do with a reading. Two good candidates that lie close together are offered, not guessed between. */
export function decide(reading: Reading, knowledge: Knowledge): Interpretation {
  const { thresholds } = reading
  const [first, second] = reading.candidates
  const isOurs = isOurField(reading.concepts)
  const fallback: Interpretation = {
    kind: 'fallback',
    isOurField: isOurs,
    near: nearTopics(reading, knowledge, isOurs),
  }
  const offer = isOurs ? thresholds.offer : thresholds.offerOutside
  if (!first || first.confidence < offer || first.intent === otherClass) return fallback
  const kind = isTopic(knowledge, first.intent) ? 'answer' : 'out-of-scope'
  const answer = isOurs || kind === 'out-of-scope' ? thresholds.answer : thresholds.answerOutside
  const isClear = first.confidence >= answer && first.confidence - (second?.confidence ?? 0) >= thresholds.margin
  if (isClear) return { kind, intent: first.intent }
  const options = optionsFrom(reading.candidates, knowledge, thresholds.option)
  return options.some((intent) => isTopic(knowledge, intent)) ? { kind: 'disambiguation', options } : fallback
}

const mostAsks = 3

/**
 * What to do with a message as a whole. Where its parts ask two or three different things, each of them clearly, they are offered together:
 * the answer to one alone would leave the other unheard.
 * @param parts the readings of the parts, if there are several (see partsOf)
 */
export function interpret(whole: Reading, parts: readonly Reading[], knowledge: Knowledge): Interpretation {
  const answered = parts.map((part) => decide(part, knowledge))
  const asks = [...new Set(answered.flatMap((one) => (one.kind === 'answer' ? [one.intent] : [])))]
  return asks.length > 1 && asks.length <= mostAsks ? { kind: 'several', options: asks } : decide(whole, knowledge)
}
