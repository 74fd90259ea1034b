import type { Chat } from '../conversation/incoming.ts'
import type { Memory, SlotChanges } from '../conversation/memory.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Region } from '../knowledge/situation.ts'
import type { ActName, BareWord } from '../knowledge/talk.ts'
import type { Interpretation } from '../matching/decide.ts'
import type { Matcher } from '../matching/matcher.ts'
import type { CaseReader } from '../situation/case-reader.ts'
import { withoutPlace } from '../situation/without-place.ts'
import { createActReader } from './acts.ts'
import type { Alone } from './alone.ts'
import { createBareWords } from './bare-words.ts'
import { createCarry } from './carry.ts'
import { createLeaning } from './leaning.ts'

/**
 * What a message means in the light of what was said before:
 * - `act`: it only steers the talk; `pick`: it picks a topic from the last offer; `pick-nothing`: it picks what was not offered;
 * - `place`: it is the name of a place; without `region` it only says where the person is not;
 * - `menu`: it is a bare word;
 * - `question`: it was read as a question. `before` is the topic it goes on with, where the memory was needed to understand it; `isTold` says that
 *   it tells a case and asks nothing.
 *
 * `slots` holds what it tells of the person's case.
 */
export type Understanding =
  | { readonly kind: 'act'; readonly act: ActName }
  | { readonly kind: 'pick'; readonly topic: string; readonly act: 'number' | 'yes' }
  | { readonly kind: 'pick-nothing'; readonly offered: number }
  | { readonly kind: 'place'; readonly region?: Region }
  | { readonly kind: 'menu'; readonly entry: BareWord }
  | {
      readonly kind: 'question'
      readonly interpretation: Interpretation
      readonly confidence?: number
      /** What to remember as asked: with what was asked before, where it was needed. */
      readonly question: string
      readonly before?: string
      readonly slots: SlotChanges
      readonly isTold: boolean
    }

export type ReadMessage = (message: string, memory: Memory, chat: Chat['kind']) => Understanding

export type ReadOptions = {
  readonly knowledge: Knowledge
  readonly matcher: Matcher
  readonly cases: CaseReader | undefined
  /** The day in China, `YYYY-MM-DD`. */
  readonly today: () => string
}

/** The topic that a number picks: 1 is the first, -1 the last. */
function pick(number: number, offered: readonly string[] | undefined): Understanding {
  const topic = offered?.at(number > 0 ? number - 1 : number)
  return topic ? { kind: 'pick', topic, act: 'number' } : { kind: 'pick-nothing', offered: offered?.length ?? 0 }
}

/** Reads messages: first what steers the talk, then places and bare words, then questions, alone or together with what was asked before. */
export function createReadMessage({ knowledge, matcher, cases, today }: ReadOptions): ReadMessage {
  const { acts, words } = knowledge.talk
  const actReader = acts && createActReader(acts)
  const bareWord = createBareWords(words)
  const carry = createCarry({ knowledge, matcher, leaning: createLeaning(acts) })

  /** An act that the whole message is. Yes to what was offered means the first of it, which is the likeliest. */
  const steering = (message: string, { offered }: Memory): Understanding | undefined => {
    const act = actReader?.read(message)
    if (act?.kind === 'pick') return pick(act.number, offered)
    const [first] = offered ?? []
    return act?.act === 'yes' && first ? { kind: 'pick', topic: first, act: 'yes' } : act
  }

  const naming = (message: string, memory: Memory): Understanding | undefined => {
    const region = cases?.places.only(message)
    if (region) return { kind: 'place', region }
    if (cases?.places.onlyDenies(message)) return { kind: 'place' }
    const entry = bareWord(message)
    return entry && !carry.isContinuation(message, memory) ? { kind: 'menu', entry } : undefined
  }

  /** An act that some of the words show, in a message that names nothing in our field. */
  const hinted = ({ message, reading, interpretation }: Alone): Understanding | undefined => {
    if (reading.namesField || interpretation.kind === 'answer') return undefined
    const act = actReader?.hint(message)
    return act && { kind: 'act', act }
  }

  /** A place that was wrong is forgotten. */
  const noLongerThere = (message: string, { slots }: Memory): SlotChanges =>
    cases?.places.denied(message).some(({ code }) => code === slots.place) ? { place: null } : {}

  const question = (message: string, memory: Memory, chat: Chat['kind']): Understanding => {
    const corrected = actReader?.corrected(message)
    const told = cases?.readSlots(message, today()).slots ?? {}
    const asked = withoutPlace(corrected ?? message, cases?.places.find(corrected ?? message) ?? [])
    const alone = carry.readAlone(asked, memory, chat, told)
    const act = hinted(alone)
    if (act) return act
    const isTold = cases?.isTold(message, told) ?? false
    const slots = { ...noLongerThere(message, memory), ...told }
    return { kind: 'question', slots, isTold, ...carry.goOn(alone, memory, chat, corrected !== undefined) }
  }

  return (message, memory, chat) =>
    steering(message, memory) ?? naming(message, memory) ?? question(message, memory, chat)
}
