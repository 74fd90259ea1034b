import type { Chat } from '../conversation/incoming.ts'
import type { Memory } from '../conversation/memory.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { ActName, BareWord } from '../knowledge/talk.ts'
import type { Interpretation } from '../matching/decide.ts'
import type { Matcher } from '../matching/matcher.ts'
import { createActReader } from './acts.ts'
import { createBareWords } from './bare-words.ts'
import { createCarry } from './carry.ts'
import { createLeaning } from './leaning.ts'

/**
 * What a message means in the light of what was said before:
 * - `act`: it only steers the talk; `pick`: it picks a topic from the last offer; `pick-nothing`: it picks what was not offered;
 * - `menu`: it is a bare word;
 * - `question`: it was read as a question. `before` is the topic it goes on with, where the memory was needed to understand it.
 */
export type Understanding =
  | { readonly kind: 'act'; readonly act: ActName }
  | { readonly kind: 'pick'; readonly topic: string; readonly act: 'number' | 'yes' }
  | { readonly kind: 'pick-nothing'; readonly offered: number }
  | { readonly kind: 'menu'; readonly entry: BareWord }
  | {
      readonly kind: 'question'
      readonly interpretation: Interpretation
      readonly confidence?: number
      /** What to remember as asked: with what was asked before, where it was needed. */
      readonly question: string
      readonly before?: string
    }

export type ReadMessage = (message: string, memory: Memory, chat: Chat['kind']) => Understanding

/** The topic that a number picks: 1 is the first, -1 the last. */
function pick(number: number, offered: readonly string[] | undefined): Understanding {
  const topic = offered?.at(number > 0 ? number - 1 : number)
  return topic ? { kind: 'pick', topic, act: 'number' } : { kind: 'pick-nothing', offered: offered?.length ?? 0 }
}

/** Yes to what was offered means the first of it, which is the likeliest. */
const assent: readonly ActName[] = ['yes']

/** Reads messages: first what steers the talk, then bare words, then questions, alone or together with what was asked before. */
export function createReadMessage(knowledge: Knowledge, matcher: Matcher): ReadMessage {
  const { acts, words } = knowledge.talk
  const actReader = acts && createActReader(acts)
  const bareWord = createBareWords(words)
  const carry = createCarry({ knowledge, matcher, leaning: createLeaning(acts) })

  return (message, memory, chat) => {
    const act = actReader?.read(message)
    if (act?.kind === 'pick') return pick(act.number, memory.offered)
    if (act?.kind === 'act') {
      const [first] = memory.offered ?? []
      return first && assent.includes(act.act) ? { kind: 'pick', topic: first, act: 'yes' } : act
    }
    const entry = bareWord(message)
    if (entry && !carry.isContinuation(message, memory)) return { kind: 'menu', entry }
    const corrected = actReader?.corrected(message)
    const alone = carry.readAlone(corrected ?? message, memory, chat)
    const isClear = alone.reading.namesField || alone.interpretation.kind === 'answer'
    const hinted = isClear ? undefined : actReader?.hint(message)
    if (hinted) return { kind: 'act', act: hinted }
    return { kind: 'question', ...carry.goOn(alone, memory, chat, corrected !== undefined) }
  }
}
