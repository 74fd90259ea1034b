import type { Chat } from '../conversation/incoming.ts'
import type { Memory, Slots } from '../conversation/memory.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { type Interpretation, interpret } from '../matching/decide.ts'
import type { Matcher, Reading } from '../matching/matcher.ts'
import { asks } from './asking.ts'
import type { Leaning } from './leaning.ts'

/** A message read by itself. */
export type Alone = {
  readonly message: string
  readonly reading: Reading
  readonly interpretation: Interpretation
  /** It says nothing about our field, and asks nothing that could go on with it. */
  readonly isChatter: boolean
  /** It tells of somebody else than the conversation was about. */
  readonly isOfSomebodyElse: boolean
  /** It asks nothing and tells no fact of a case: whatever it may be about is only offered. */
  readonly isRemark: boolean
}

export type AloneOptions = {
  readonly knowledge: Knowledge
  readonly matcher: Matcher
  readonly leaning: (message: string) => Leaning
}

/** Where a message was said, what the conversation was about, and what the message tells of a case. */
export type Heard = {
  readonly chat: Chat['kind']
  readonly memory: Memory
  readonly isFieldRunning: boolean
  readonly slots: Slots
}

/** The part of all that speaks for "everything else" from which a message that asks nothing is chatter. */
const surelyOther = 0.45

/** From this part on such a message is a remark, about which topics are only offered. */
const likelyOther = 0.15

/**
 * An "I don't know" to words that little else speaks for is about our field, although they do not name it. What is likeliest to be social talk is
 * not: a group needs no question back to it.
 */
function admitted(
  interpretation: Interpretation,
  other: number,
  best: string | undefined,
  knowledge: Knowledge,
): Interpretation {
  const { kind } = interpretation
  if (kind !== 'fallback' || other >= likelyOther || interpretation.near.length === 0) return interpretation
  return knowledge.intents.get(best ?? '')?.kind === 'topic' ? { ...interpretation, isOurField: true } : interpretation
}

/** Reads a message without what was asked before. */
export function readAlone(message: string, heard: Heard, { knowledge, matcher, leaning }: AloneOptions): Alone {
  const { chat, memory, isFieldRunning, slots } = heard
  const reading = matcher.read(message)
  const other = reading.candidates.find(({ intent }) => intent === knowledge.roles.other)?.confidence ?? 0
  const tellsFacts = Object.keys(slots).some((slot) => slot !== 'for')
  const asksNothing = !tellsFacts && !reading.namesField && !asks(message) && !leaning(message).begins
  const circumstances = { chat, assumeField: isFieldRunning }
  const interpretation = interpret(reading, matcher.readParts(message), knowledge, circumstances)
  return {
    message,
    reading,
    interpretation: admitted(interpretation, other, reading.candidates[0]?.intent, knowledge),
    isOfSomebodyElse: slots.for !== undefined && slots.for !== (memory.slots.for ?? 'myself'),
    isRemark: asksNothing && other >= likelyOther,
    isChatter: asksNothing && other >= surelyOther,
  }
}
