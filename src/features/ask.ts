import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import { escapeHtml, joinHtml } from '../conversation/html.ts'
import type { CommandContent, ContentOf } from '../conversation/incoming.ts'
import { inPlace, type MessageReply, message, type Reply, type WrittenReply } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { type Outcome, outcomeOf, type Record } from '../dialogue/outcome.ts'
import type { ReadMessage, Understanding } from '../dialogue/read.ts'
import { followSlots } from '../dialogue/remember.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { inLocale } from '../locale/i18n.ts'
import type { Interpretation } from '../matching/decide.ts'
import { normalise } from '../matching/normalise.ts'
import { choice, intentsOf } from '../pages/choices.ts'
import type { InterpretationPage } from '../pages/interpretation.ts'
import type { PlacePages } from '../pages/place.ts'
import type { ReplyWith } from '../pages/reply-with.ts'
import type { SituationPages } from '../pages/situation.ts'
import type { TalkPages } from '../pages/talk.ts'

export type AskDependencies = {
  readonly knowledge: Knowledge
  readonly readMessage: ReadMessage
  readonly replyWith: ReplyWith
  readonly interpretationPage: InterpretationPage
  readonly talk: TalkPages
  readonly situation: SituationPages
  readonly places: PlacePages
  /** The article that a question names, if it is one of ours and nothing else is asked. */
  readonly namedArticle: (question: string, turn: Turn) => MessageReply | undefined
  readonly record: Record
}

/** How a message reached the bot; the less it was asked, the more it keeps silent. */
type Approach = 'private' | 'command' | 'mention' | 'reply'

/** For so long after a question its correction corrects the answer. */
const correctedWithinSeconds = 300

type WordsTurn = Turn<ContentOf<'text'> | CommandContent>

type Read = Extract<Understanding, { kind: 'question' }>

type Said = { readonly reply?: WrittenReply | undefined; readonly outcome: Outcome }

/** What a group does not need an answer to when it is said to the bot: social talk, and what is not about our field. */
function isNeedless(understood: Understanding, approach: Approach, { roles }: Knowledge): boolean {
  if (approach === 'private' || approach === 'command') return false
  if (understood.kind === 'act') {
    const social = ['thanks', 'goodbye', 'ack', 'yes', 'no', 'insult']
    return social.includes(understood.act) || (understood.act === 'greeting' && approach === 'reply')
  }
  if (understood.kind !== 'question') return false
  const { interpretation } = understood
  if (interpretation.kind === 'fallback') return !interpretation.isOurField
  return (
    interpretation.kind === 'out-of-scope' &&
    (interpretation.intent === roles.thanks || (approach === 'reply' && interpretation.intent === roles.greeting))
  )
}

/** In an emergency every answer says once more what comes first. */
const withUrgentLine = (reply: WrittenReply, { t }: Turn): WrittenReply => ({
  ...reply,
  html: joinHtml([reply.html, escapeHtml(t('talk.urgentStill'))]),
})

/** The topics that a reply leads to by one tap. */
function withOptions(outcome: Outcome, { buttons = [] }: WrittenReply): Outcome {
  const led = buttons
    .flat()
    .flatMap((button) => ('action' in button && button.action.name === 'topic' ? [button.action.topic] : []))
  const options = [...new Set([...(outcome.options ?? []), ...led])].filter((topic) => topic !== outcome.topic)
  return outcome.outcome === 'disambiguation' ? outcome : { ...outcome, ...(options.length > 0 && { options }) }
}

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

/** Answers what people write: the answer, a presumed one, a question back, an honest "I don't know", what steers the talk, or in groups silence. */
export function ask(dependencies: AskDependencies): Feature {
  const { knowledge, readMessage, replyWith, interpretationPage, talk, situation, places, namedArticle, record } =
    dependencies

  const remembering = (reply: MessageReply | undefined, { question, slots }: Read): WrittenReply | undefined =>
    reply && { ...reply, subject: { ...reply.subject, question, slots } }

  /** A case that was told is said back with the short answer that fits it; anything else is what it was taken for. */
  const sayToQuestion = (words: string, read: Read, asked: Turn): Said => {
    const slots = followSlots(asked.memory.slots, read.slots)
    const turn = { ...asked, memory: { ...asked.memory, slots } }
    const { interpretation, confidence, before, isTold } = read
    const shown = isTold && turn.incoming.chat.kind === 'private' ? shownTopic(interpretation) : undefined
    const intent = shown && knowledge.intents.get(shown.topic)
    if (intent && shown) {
      const outcome = { outcome: 'situation', topic: shown.topic, options: shown.alternatives } as const
      return { reply: remembering(situation.page(intent, shown.alternatives, slots, turn), read), outcome }
    }
    return {
      reply: remembering(interpretationPage(interpretation, turn, words, before), read),
      outcome: outcomeOf(interpretation, confidence),
    }
  }

  const say = (words: string, understood: Understanding, turn: Turn): Said => {
    switch (understood.kind) {
      case 'act':
        return { reply: talk.page(understood.act, turn), outcome: { outcome: 'act', act: understood.act } }
      case 'pick': {
        const intent = knowledge.intents.get(understood.topic)
        return {
          reply: intent && replyWith(intent, turn),
          outcome: { outcome: 'act', act: understood.act, topic: understood.topic },
        }
      }
      case 'pick-nothing': {
        const { offered } = understood
        const text = turn.t(offered > 0 ? 'talk.pickOutside' : 'talk.pickNothing', { number: offered })
        return { reply: message(escapeHtml(text)), outcome: { outcome: 'act', act: 'number' } }
      }
      case 'menu': {
        const { ask: heading, menu } = understood.entry
        return {
          reply: choice(escapeHtml(inLocale(heading, turn.locale)), intentsOf(menu, knowledge), turn),
          outcome: { outcome: 'menu', options: menu },
        }
      }
      case 'place':
        return {
          reply: understood.region ? places.named(understood.region, turn) : places.wrong(turn),
          outcome: { outcome: 'act', act: 'place' },
        }
      case 'question':
        return sayToQuestion(words, understood, turn)
    }
  }

  const keep = ({ incoming: { id, chat, from }, locale }: Turn, question: string, outcome: Outcome): Promise<void> =>
    record({ id, person: from.id, chat: chat.kind, locale, question, ...outcome })

  /** To a message with nothing to read in it; in groups only to those who ask, or who are to hear of a number that was taken out. */
  const sayHowToAsk = ({ incoming, t }: WordsTurn, approach: Approach): readonly Reply[] => {
    const isCalled = approach === 'mention' && incoming.content.hidden !== undefined
    return approach === 'private' || approach === 'command' || isCalled ? [message(escapeHtml(t('ask.empty')))] : []
  }

  const answerTo = async (words: string, turn: WordsTurn, approach: Approach): Promise<readonly Reply[]> => {
    const article = namedArticle(words, turn)
    if (article) {
      await keep(turn, words, { outcome: 'article' })
      return [article]
    }
    const understood = readMessage(words, turn.memory, turn.incoming.chat.kind)
    if (understood.kind === 'question' && normalise(words) === '') return sayHowToAsk(turn, approach)
    if (isNeedless(understood, approach, knowledge)) return []
    const { reply, outcome } = say(words, understood, turn)
    if (!reply) return []
    await keep(turn, words, withOptions(outcome, reply))
    return [turn.memory.urgent ? withUrgentLine(reply, turn) : reply]
  }

  /** The words after the mention or command, or else the message that they answer; then that message is answered. */
  const answerOwnOrQuoted = async (own: string, turn: WordsTurn, approach: Approach): Promise<readonly Reply[]> => {
    const { quoted } = turn.incoming.content
    if (own.trim() === '' && quoted) {
      const replies = await answerTo(quoted.text, turn, approach)
      return replies.map((reply) => (reply.kind === 'message' ? { ...reply, to: quoted.messageId } : reply))
    }
    if (own.trim() !== '') return answerTo(own, turn, approach)
    if (approach === 'reply') return []
    return [message(escapeHtml(turn.t(approach === 'private' ? 'ask.empty' : 'ask.faqUsage')))]
  }

  const answerText = (turn: Turn<ContentOf<'text'>>): Promise<readonly Reply[]> => {
    const { chat, content } = turn.incoming
    return answerOwnOrQuoted(content.text, turn, chat.kind === 'private' ? 'private' : (content.addressed ?? 'reply'))
  }

  /** The turn of a corrected message: what was said about the message before its correction counts only where it is not clear by itself. */
  const correcting = <C extends CommandContent | ContentOf<'text'>>(turn: Turn<C>, words: string): Turn<C> => {
    const { topic: _topic, question: _question, offered: _offered, ...before } = turn.memory
    const alone = readMessage(words, before, turn.incoming.chat.kind)
    const isClear = alone.kind === 'question' && alone.interpretation.kind === 'answer'
    return isClear ? { ...turn, memory: before } : turn
  }

  /** A question that was corrected soon after it was asked gets its answer corrected in place. */
  const onEdited = async (turn: Turn<ContentOf<'edited'>>): Promise<readonly Reply[]> => {
    const { content, messageId } = turn.incoming
    if (content.afterSeconds > correctedWithinSeconds || messageId === undefined) return []
    const { now } = content
    const { incoming } = turn
    const replies =
      now.kind === 'text'
        ? await answerText(correcting({ ...turn, incoming: { ...incoming, content: now } }, now.text))
        : now.name === 'faq'
          ? await answerOwnOrQuoted(
              now.argument,
              correcting({ ...turn, incoming: { ...incoming, content: now } }, now.argument),
              'command',
            )
          : []
    return replies.map((reply) => (reply.kind === 'message' ? { ...inPlace(reply), answerTo: messageId } : reply))
  }

  return {
    commands: [
      command('faq', (turn) => answerOwnOrQuoted(turn.incoming.content.argument, turn, 'command'), {
        argument: 'words',
        inGroups: true,
      }),
    ],
    onText: answerText,
    onEdited,
    presses: {
      none: (turn) => [talk.refused(turn)],
      mistaken: (turn) => [talk.refused(turn)],
    },
  }
}
