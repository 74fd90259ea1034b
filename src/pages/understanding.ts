import { escapeHtml } from '../conversation/html.ts'
import { type MessageReply, message, type WrittenReply } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { type Outcome, outcomeOf } from '../dialogue/outcome.ts'
import type { Understanding } from '../dialogue/read.ts'
import { followSlots } from '../dialogue/remember.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { inLocale } from '../locale/i18n.ts'
import type { Interpretation } from '../matching/decide.ts'
import { choice, intentsOf } from './choices.ts'
import type { InterpretationPage } from './interpretation.ts'
import type { PlacePages } from './place.ts'
import type { ReplyWith } from './reply-with.ts'
import type { SituationPages } from './situation.ts'
import type { TalkPages } from './talk.ts'

export type UnderstandingDependencies = {
  readonly knowledge: Knowledge
  readonly replyWith: ReplyWith
  readonly interpretationPage: InterpretationPage
  readonly talk: TalkPages
  readonly situation: SituationPages
  readonly places: PlacePages
}

/** The replies to a message, and how it was interpreted; without a reply the bot is silent. */
export type Said = { readonly reply?: WrittenReply | undefined; readonly outcome: Outcome }

type Read = Extract<Understanding, { kind: 'question' }>

/** The topic that fits a told case most likely, and what else it may be about. */
function shownTopic(
  interpretation: Interpretation,
): { readonly topic: string; readonly alternatives: readonly string[] } | undefined {
  switch (interpretation.kind) {
    case 'answer':
      return { topic: interpretation.intent, alternatives: interpretation.rest ?? [] }
    case 'presumed':
      return { topic: interpretation.intent, alternatives: interpretation.alternatives }
    case 'disambiguation': {
      const [topic, ...alternatives] = interpretation.options
      return topic === undefined ? undefined : { topic, alternatives }
    }
    default:
      return undefined
  }
}

/** What a reply leaves to the memory: the question, and what it told of the case. */
const remembering = (reply: MessageReply | undefined, { question, slots }: Read): WrittenReply | undefined =>
  reply && { ...reply, subject: { ...reply.subject, question, slots } }

/** If the message tells a case, repeats the case with the short answer that fits; otherwise answers the interpretation. */
function sayToQuestion(words: string, read: Read, asked: Turn, dependencies: UnderstandingDependencies): Said {
  const { knowledge, situation, interpretationPage } = dependencies
  const slots = followSlots(asked.memory.slots, read.slots)
  const turn = { ...asked, memory: { ...asked.memory, slots } }
  const { interpretation, confidence, before, isTold } = read
  const shown = isTold && turn.incoming.chat.kind === 'private' ? shownTopic(interpretation) : undefined
  const intent = shown && knowledge.intents.get(shown.topic)
  if (intent && shown) {
    const outcome = { outcome: 'situation', topic: shown.topic, options: shown.alternatives } as const
    return { reply: remembering(situation.page(intent, shown.alternatives, slots, turn), read), outcome }
  }
  const reply = interpretationPage(interpretation, { question: words, before }, turn)
  return { reply: remembering(reply, read), outcome: outcomeOf(interpretation, confidence) }
}

/** Says what was picked from the last offer. */
function sayToPick(
  picked: Extract<Understanding, { kind: 'pick' | 'pick-nothing' }>,
  turn: Turn,
  { knowledge, replyWith }: UnderstandingDependencies,
): Said {
  if (picked.kind === 'pick') {
    const intent = knowledge.intents.get(picked.topic)
    return {
      reply: intent && replyWith(intent, turn),
      outcome: { outcome: 'act', act: picked.act, topic: picked.topic },
    }
  }
  const text = turn.t(picked.offered > 0 ? 'talk.pickOutside' : 'talk.pickNothing', { number: picked.offered })
  return { reply: message(escapeHtml(text)), outcome: { outcome: 'act', act: 'number' } }
}

/** The reply to a message, by its interpretation. `words` are the person's own. */
export function createSay(dependencies: UnderstandingDependencies) {
  const { knowledge, talk, places } = dependencies
  return (words: string, understood: Understanding, turn: Turn): Said => {
    switch (understood.kind) {
      case 'act':
        return { reply: talk.page(understood.act, turn), outcome: { outcome: 'act', act: understood.act } }
      case 'pick':
      case 'pick-nothing':
        return sayToPick(understood, turn, dependencies)
      case 'menu': {
        const { ask, menu } = understood.entry
        const heading = escapeHtml(inLocale(ask, turn.locale))
        return { reply: choice(heading, intentsOf(menu, knowledge), turn), outcome: { outcome: 'menu', options: menu } }
      }
      case 'place': {
        const reply = understood.region ? places.named(understood.region, turn) : places.wrong(turn)
        return { reply, outcome: { outcome: 'act', act: 'place' } }
      }
      case 'question':
        return sayToQuestion(words, understood, turn, dependencies)
    }
  }
}
