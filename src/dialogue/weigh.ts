import type { Chat } from '../conversation/incoming.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Candidate } from '../matching/confidence.ts'
import type { Interpretation } from '../matching/decide.ts'
import type { Reading } from '../matching/matcher.ts'
import type { Alone } from './alone.ts'
import { asks } from './asking.ts'

/** Topics by how likely a message is about each, the likeliest first. */
export type Weighed = readonly { readonly intent: string; readonly weight: number }[]

/**
 * How much each reading counts for a topic: of the message alone, of the message after what was asked before, and of what people ask next. Measured on
 * evaluation/conversations.
 */
const weights = { alone: 0.6, together: 0.4, next: 0.1, same: 0.2, sameWhenTold: 0.3 }

/** From `presumed` on the best topic is presumed; topics are options from `option` on; below `offer` nothing is offered. */
const cutOffs = { presumed: 0.15, option: 0.04, offer: 0.05 }

/** How sure the reading of a correction alone must be of a topic that it turns away to. */
const surelyAnother = 0.9

const mostOptions = 4

export const isTopic = (knowledge: Knowledge, intent: string | undefined): intent is string =>
  intent !== undefined && knowledge.intents.get(intent)?.kind === 'topic'

/** In a conversation of our field a question need not name the field again. */
const sureness = ({ confidence, confidenceInField }: Candidate): number => confidenceInField ?? confidence

/** How likely each topic is when a message goes on with the topic `before`; `together` reads it after what was asked before. */
export function weigh(
  { message, reading, isOfSomebodyElse }: Alone,
  together: Reading,
  { before, isCorrection }: { readonly before: string; readonly isCorrection: boolean },
  knowledge: Knowledge,
): Weighed {
  const weight = new Map<string, number>()
  const add = (intent: string, more: number): void => void weight.set(intent, (weight.get(intent) ?? 0) + more)
  for (const candidate of reading.candidates) add(candidate.intent, weights.alone * sureness(candidate))
  for (const candidate of together.candidates) add(candidate.intent, weights.together * sureness(candidate))
  for (const intent of knowledge.intents.get(before)?.followUps ?? []) if (weight.has(intent)) add(intent, weights.next)
  const namesAnother = reading.candidates.some((one) => one.intent !== before && sureness(one) >= surelyAnother)
  // What is told without asking anything adds to what was asked before, unless it corrects that by naming something else.
  if (isCorrection && namesAnother) add(before, 0)
  else if (asks(message) || isOfSomebodyElse) add(before, weight.has(before) ? weights.same : 0)
  else add(before, weights.sameWhenTold)
  return [...weight]
    .filter(([intent]) => isTopic(knowledge, intent))
    .map(([intent, sum]) => ({ intent, weight: sum }))
    .sort((a, b) => b.weight - a.weight)
}

/** The best topic, the one that the conversation was about, the other likely ones, and what people ask next. */
function optionsBeside(best: string, before: string, weighed: Weighed, knowledge: Knowledge): readonly string[] {
  const likely = weighed.filter(({ weight }) => weight >= cutOffs.option).map(({ intent }) => intent)
  const next = knowledge.intents.get(best)?.followUps ?? []
  return [...new Set([best, ...likely.slice(0, 3), before, ...likely, ...next])].slice(0, mostOptions)
}

/** What a message that goes on is about: where it was said, what the conversation was about, and whether it is only a remark. */
export type Circumstance = {
  readonly before: string
  readonly chat: Chat['kind']
  readonly isRemark: boolean
}

/** What to do with a message that goes on: presume the likeliest topic, or offer the likely ones; `undefined` if nothing is likely. */
export function decideCarried(
  weighed: Weighed,
  { before, chat, isRemark }: Circumstance,
  knowledge: Knowledge,
): Interpretation | undefined {
  const [best] = weighed
  if (!best || best.weight < cutOffs.offer) return undefined
  const options = optionsBeside(best.intent, before, weighed, knowledge)
  if (best.weight >= cutOffs.presumed && chat === 'private' && !isRemark)
    return { kind: 'presumed', intent: best.intent, alternatives: options.slice(1) }
  return { kind: 'disambiguation', options }
}
