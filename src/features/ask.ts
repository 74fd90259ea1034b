import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import { escapeHtml, joinHtml } from '../conversation/html.ts'
import type { CommandContent, ContentOf } from '../conversation/incoming.ts'
import { inPlace, type MessageReply, message, type Reply, toast, type WrittenReply } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Outcome, Record } from '../dialogue/outcome.ts'
import type { ReadMessage, Understanding } from '../dialogue/read.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { normalise } from '../matching/normalise.ts'
import { isAsker } from '../pages/asker.ts'
import type { TalkPages } from '../pages/talk.ts'
import type { Said } from '../pages/understanding.ts'

export type AskDependencies = {
  readonly knowledge: Knowledge
  readonly readMessage: ReadMessage
  /** The reply to a message, by its interpretation. */
  readonly say: (words: string, understood: Understanding, turn: Turn) => Said
  readonly talk: TalkPages
  /** The article that a question names, if it is one of ours and nothing else is asked. */
  readonly namedArticle: (question: string, turn: Turn) => MessageReply | undefined
  readonly record: Record
}

/** How a message reached the bot; the less it was asked, the more it keeps silent. */
type Approach = 'private' | 'command' | 'mention' | 'reply'

/** How long after a question an edit of it also corrects the answer. */
const correctedWithinSeconds = 300

type WordsTurn = Turn<ContentOf<'text'> | CommandContent>

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

/** To a message with nothing to read in it; in groups only to those who ask, or who are to hear of a number that was taken out. */
function sayHowToAsk({ incoming, t }: WordsTurn, approach: Approach): readonly Reply[] {
  const isCalled = approach === 'mention' && incoming.content.hidden !== undefined
  return approach === 'private' || approach === 'command' || isCalled ? [message(escapeHtml(t('ask.empty')))] : []
}

/** The turn of a corrected message: what was said about the message before its correction counts only where it is not clear by itself. */
function correcting<C extends CommandContent | ContentOf<'text'>>(
  turn: Turn<C>,
  words: string,
  readMessage: ReadMessage,
): Turn<C> {
  const { topic: _topic, question: _question, offered: _offered, ...before } = turn.memory
  const alone = readMessage(words, before, turn.incoming.chat.kind)
  const isClear = alone.kind === 'question' && alone.interpretation.kind === 'answer'
  return isClear ? { ...turn, memory: before } : turn
}

/** Answers words that were said to the bot, and records how they were interpreted. */
function createAnswerTo({ knowledge, readMessage, say, namedArticle, record }: AskDependencies) {
  const keep = ({ incoming: { id, chat, from }, locale }: Turn, question: string, outcome: Outcome): Promise<void> =>
    record({ id, person: from.id, chat: chat.kind, locale, question, ...outcome })

  return async (words: string, turn: WordsTurn, approach: Approach): Promise<readonly Reply[]> => {
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
}

/** Answers what people write: the answer, a presumed one, a question back, an honest "I don't know", what steers the talk, or in groups silence. */
export function ask(dependencies: AskDependencies): Feature {
  const { talk, readMessage } = dependencies
  const answerTo = createAnswerTo(dependencies)

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

  /** A question that was corrected soon after it was asked gets its answer corrected in place. */
  const onEdited = async (turn: Turn<ContentOf<'edited'>>): Promise<readonly Reply[]> => {
    const { content, messageId } = turn.incoming
    if (content.afterSeconds > correctedWithinSeconds || messageId === undefined) return []
    const { now } = content
    const answer = (): Promise<readonly Reply[]> => {
      const { incoming } = turn
      if (now.kind === 'text')
        return answerText(correcting({ ...turn, incoming: { ...incoming, content: now } }, now.text, readMessage))
      if (now.name !== 'faq') return Promise.resolve([])
      const corrected = { ...turn, incoming: { ...incoming, content: now } }
      return answerOwnOrQuoted(now.argument, correcting(corrected, now.argument, readMessage), 'command')
    }
    const replies = await answer()
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
      none: (turn, { asker }) => [
        isAsker(turn.incoming, asker) ? talk.refused(turn) : toast(turn.t('toast.othersQuestion')),
      ],
      mistaken: (turn) => [talk.refused(turn)],
    },
  }
}
