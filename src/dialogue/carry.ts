import type { Chat } from '../conversation/incoming.ts'
import type { Memory, Slots } from '../conversation/memory.ts'
import { inLocale } from '../locale/i18n.ts'
import type { Interpretation } from '../matching/decide.ts'
import { type Alone, type AloneOptions, readAlone } from './alone.ts'
import { asks } from './asking.ts'
import { decideCarried, isTopic, type Weighed, weigh } from './weigh.ts'

/** A message read as a question. */
export type Carried = {
  readonly interpretation: Interpretation
  readonly confidence?: number
  /** What to remember as asked. */
  readonly question: string
  /** The topic that the message goes on with, where it was needed to understand it. */
  readonly before?: string
}

/** What was asked before is remembered up to this many characters: the latest of it counts most. */
const mostRemembered = 160

const asItIs = ({ message, reading, interpretation }: Alone): Carried => {
  const confidence = reading.candidates[0]?.confidence
  return { interpretation, question: message, ...(confidence !== undefined && { confidence }) }
}

/** Whether a message can hardly be understood without what was said before, or may mean something else in its light. */
function needsMore({ message, interpretation, isChatter }: Alone, { leaning }: AloneOptions): boolean {
  const { isShort, leans } = leaning(message)
  if (isChatter) return false
  if (interpretation.kind === 'out-of-scope') return leans
  const isClear = interpretation.kind === 'answer' || interpretation.kind === 'presumed'
  return isShort || leans || !isClear || !asks(message)
}

/** What is clear by itself and in the light of what was said before is certain; a few words about something else are only presumed. */
function isCertain(
  { message, interpretation }: Alone,
  weighed: Weighed,
  before: string,
  { knowledge, leaning }: AloneOptions,
): boolean {
  if (interpretation.kind !== 'answer' || interpretation.intent !== weighed[0]?.intent) return false
  const near = [before, ...(knowledge.intents.get(before)?.followUps ?? [])]
  return !leaning(message).isShort || near.includes(interpretation.intent)
}

/** Reads messages alone, and where that is not enough together with what was asked before. */
export function createCarry(options: AloneOptions) {
  const { knowledge, matcher, leaning } = options
  const topicIn = ({ topic }: Memory): string | undefined => (isTopic(knowledge, topic) ? topic : undefined)
  const titleOf = (topic: string, { locale = 'zh-Hans' }: Memory): string =>
    inLocale(knowledge.intents.get(topic)?.title ?? { en: topic }, locale)

  const goOn = (alone: Alone, memory: Memory, chat: Chat['kind'], isCorrection: boolean): Carried => {
    const before = topicIn(memory)
    if (before === undefined || !(isCorrection || needsMore(alone, options))) return asItIs(alone)
    const question = `${memory.question ?? titleOf(before, memory)} ${alone.message}`
    const weighed = weigh(alone, matcher.read(question), { before, isCorrection }, knowledge)
    const interpretation = decideCarried(weighed, { before, chat, isRemark: alone.isRemark }, knowledge)
    if (!interpretation || isCertain(alone, weighed, before, options)) return asItIs(alone)
    const confidence = Math.min(1, weighed[0]?.weight ?? 0)
    return { interpretation, before, question: question.slice(-mostRemembered), confidence }
  }

  return {
    readAlone: (message: string, memory: Memory, chat: Chat['kind'], slots: Slots): Alone =>
      readAlone(message, { chat, memory, slots, isFieldRunning: topicIn(memory) !== undefined }, options),
    goOn,
    /** Whether a bare word goes on with a running conversation: "how much" after an answer. */
    isContinuation: (message: string, memory: Memory): boolean =>
      topicIn(memory) !== undefined && leaning(message).leans,
  }
}
