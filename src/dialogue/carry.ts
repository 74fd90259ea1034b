import type { Chat } from '../conversation/incoming.ts'
import type { Memory, Slots } from '../conversation/memory.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { inLocale } from '../locale/i18n.ts'
import type { Candidate } from '../matching/confidence.ts'
import { type Interpretation, interpret } from '../matching/decide.ts'
import type { Matcher, Reading } from '../matching/matcher.ts'
import type { Leaning } from './leaning.ts'

/** A message read as a question, and whether it names nothing that any topic is about. */
export type Carried = {
  readonly interpretation: Interpretation
  readonly confidence?: number
  /** What to remember as asked. */
  readonly question: string
  /** The topic that the message goes on with, where it was needed to understand it. */
  readonly before?: string
}

/** A message read by itself. */
export type Alone = {
  readonly message: string
  readonly reading: Reading
  readonly interpretation: Interpretation
  /** It says nothing about our field, and asks nothing that could go on with it. */
  readonly isChatter: boolean
  /** It asks nothing and tells no fact of a case: whatever it may be about is only offered. */
  readonly isRemark: boolean
  /** It tells of somebody else than the conversation was about. */
  readonly isOfSomebodyElse: boolean
}

type CarryOptions = {
  readonly knowledge: Knowledge
  readonly matcher: Matcher
  readonly leaning: (message: string) => Leaning
}

/** How much each reading counts for a topic: of the message alone, of the message after what was asked before, and of what people ask next. */
const weights = { alone: 0.6, together: 0.4, next: 0.1, same: 0.2, sameWhenTold: 0.3 }

/** From this weight on the best topic is presumed, if it leads the second by the margin; below `offer` nothing is offered. */
const carriedCutOffs = { presumed: 0.15, margin: 0, option: 0.04, offer: 0.05 }

const mostOptions = 4

/** What was asked before is remembered up to this many characters: the latest of it counts most. */
const mostRemembered = 160

/** The part of all that speaks for "everything else" from which a message that asks nothing is chatter. */
const surelyOther = 0.45

/** From this part on such a message is a remark, about which topics are only offered. */
const likelyOther = 0.15

/** A question asks for something, whatever else it says. */
const asksInChinese =
  /[?？]|吗|么|嘛|呢|怎|咋|如何|多少|几|多久|多长|哪|谁|啥|什么|何时|能不能|可不可以|行不行|要不要|是不是|会不会|有没有|算不算/
const asksInEnglish =
  /\b(?:how|what|when|where|who|which|why|whose)\b|^(?:(?:so|and|but|ok|then|well) )?(?:can|could|do|does|did|is|are|will|would|should|must|may|have)\b/i

const asks = (message: string): boolean => asksInChinese.test(message) || asksInEnglish.test(message.trim())

type Weighed = readonly { readonly intent: string; readonly weight: number }[]

const isTopic = (knowledge: Knowledge, intent: string | undefined): intent is string =>
  intent !== undefined && knowledge.intents.get(intent)?.kind === 'topic'

/** An "I don't know" to words that little else speaks for is about our field, although they do not name it. */
const admitted = (interpretation: Interpretation, other: number): Interpretation =>
  interpretation.kind === 'fallback' && other < likelyOther && interpretation.near.length > 0
    ? { ...interpretation, isOurField: true }
    : interpretation

const sureness = ({ confidence, confidenceInField }: Candidate): number => confidenceInField ?? confidence

/** How likely each topic is, the likeliest first, when a message goes on with a topic. */
function weigh(
  { message, reading: alone, isOfSomebodyElse }: Alone,
  together: Reading,
  before: string,
  knowledge: Knowledge,
): Weighed {
  const weight = new Map<string, number>()
  const add = (intent: string, more: number): void => void weight.set(intent, (weight.get(intent) ?? 0) + more)
  for (const candidate of alone.candidates) add(candidate.intent, weights.alone * sureness(candidate))
  for (const candidate of together.candidates) add(candidate.intent, weights.together * sureness(candidate))
  for (const intent of knowledge.intents.get(before)?.followUps ?? []) if (weight.has(intent)) add(intent, weights.next)
  // What is told without asking anything adds to what was asked before.
  if (asks(message) || isOfSomebodyElse) add(before, weight.has(before) ? weights.same : 0)
  else add(before, weights.sameWhenTold)
  return [...weight]
    .filter(([intent]) => isTopic(knowledge, intent))
    .map(([intent, sum]) => ({ intent, weight: sum }))
    .sort((a, b) => b.weight - a.weight)
}

/** The best topic, the one that the conversation was about, the other likely ones, and what people ask next. */
function optionsBeside(best: string, before: string, weighed: Weighed, knowledge: Knowledge): readonly string[] {
  const likely = weighed.filter(({ weight }) => weight >= carriedCutOffs.option).map(({ intent }) => intent)
  const next = knowledge.intents.get(best)?.followUps ?? []
  return [...new Set([best, ...likely.slice(0, 3), before, ...likely, ...next])].slice(0, mostOptions)
}

/** What to do with a message that goes on: presume the likeliest topic, or offer the likely ones. */
function decideCarried(
  weighed: Weighed,
  before: string,
  chat: Chat['kind'],
  isRemark: boolean,
  knowledge: Knowledge,
): Interpretation | undefined {
  const [best, second] = weighed
  if (!best || best.weight < carriedCutOffs.offer) return undefined
  const options = optionsBeside(best.intent, before, weighed, knowledge)
  const leads = best.weight - (second?.weight ?? 0) >= carriedCutOffs.margin
  if (best.weight >= carriedCutOffs.presumed && leads && chat === 'private' && !isRemark)
    return { kind: 'presumed', intent: best.intent, alternatives: options.slice(1) }
  return { kind: 'disambiguation', options }
}

/** Reads a message alone, and where that is not enough together with what was asked before. */
export function createCarry({ knowledge, matcher, leaning }: CarryOptions) {
  const titleOf = (topic: string, { locale = 'zh-Hans' }: Memory): string =>
    inLocale(knowledge.intents.get(topic)?.title ?? { en: topic }, locale)
  const topicIn = (memory: Memory): string | undefined => (isTopic(knowledge, memory.topic) ? memory.topic : undefined)

  const readAlone = (message: string, memory: Memory, chat: Chat['kind'], slots: Slots): Alone => {
    const reading = matcher.read(message)
    const circumstances = { chat, assumeField: topicIn(memory) !== undefined }
    const tellsFacts = Object.keys(slots).some((slot) => slot !== 'for')
    const asksNothing = !tellsFacts && !reading.namesField && !asks(message) && !leaning(message).begins
    const other = reading.candidates.find(({ intent }) => intent === knowledge.roles.other)?.confidence ?? 0
    return {
      message,
      reading,
      isOfSomebodyElse: slots.for !== undefined && slots.for !== (memory.slots.for ?? 'myself'),
      interpretation: admitted(interpret(reading, matcher.readParts(message), knowledge, circumstances), other),
      isRemark: asksNothing && other >= likelyOther,
      isChatter: asksNothing && other >= surelyOther,
    }
  }

  const asItIs = ({ message, reading, interpretation }: Alone): Carried => {
    const confidence = reading.candidates[0]?.confidence
    return { interpretation, question: message, ...(confidence !== undefined && { confidence }) }
  }

  /** Whether a message can hardly be understood without what was said before, or may mean something else in its light. */
  const needsMore = ({ message, interpretation, isChatter }: Alone): boolean => {
    const { isShort, leans } = leaning(message)
    if (isChatter) return false
    if (interpretation.kind === 'out-of-scope') return leans
    const isClear = interpretation.kind === 'answer' || interpretation.kind === 'presumed'
    return isShort || leans || !isClear || !asks(message)
  }

  /** What is clear by itself and in the light of what was said before is certain; a few words about something else are only presumed. */
  const isCertain = ({ message, interpretation }: Alone, weighed: Weighed, before: string): boolean => {
    if (interpretation.kind !== 'answer' || interpretation.intent !== weighed[0]?.intent) return false
    const near = [before, ...(knowledge.intents.get(before)?.followUps ?? [])]
    return !leaning(message).isShort || near.includes(interpretation.intent)
  }

  const goOn = (alone: Alone, memory: Memory, chat: Chat['kind'], isCorrection: boolean): Carried => {
    const before = topicIn(memory)
    if (before === undefined || !(isCorrection || needsMore(alone))) return asItIs(alone)
    const past = memory.question ?? titleOf(before, memory)
    const together = matcher.read(`${past} ${alone.message}`)
    const weighed = weigh(alone, together, before, knowledge)
    const carried = decideCarried(weighed, before, chat, alone.isRemark, knowledge)
    if (!carried || isCertain(alone, weighed, before)) return asItIs(alone)
    return {
      interpretation: carried,
      before,
      question: `${past} ${alone.message}`.slice(-mostRemembered),
      confidence: Math.min(1, weighed[0]?.weight ?? 0),
    }
  }

  return {
    readAlone,
    goOn,
    /** Whether a bare word goes on with a running conversation: "how much" after an answer. */
    isContinuation: (message: string, memory: Memory): boolean =>
      topicIn(memory) !== undefined && leaning(message).leans,
  }
}
