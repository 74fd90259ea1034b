import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import { escapeHtml } from '../conversation/html.ts'
import type { CommandContent, TextContent } from '../conversation/incoming.ts'
import { type Button, inPlace, message, type Reply } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { type Interpretation, interpret } from '../matching/decide.ts'
import type { Matcher, Reading } from '../matching/matcher.ts'
import { humanButton, menuButton } from '../pages/buttons.ts'
import { disambiguate, fallBack, intentsOf, offerAll } from '../pages/choices.ts'
import type { ReplyWith } from '../pages/reply-with.ts'

export type AskDependencies = {
  readonly knowledge: Knowledge
  readonly matcher: Matcher
  readonly replyWith: ReplyWith
  /** The article that a question names, if it is one of ours and nothing else is asked. */
  readonly namedArticle: (question: string, turn: Turn) => Reply | undefined
  /** Keeps a question that was answered. Must not reject: a question that cannot be kept is answered all the same. */
  readonly record: (question: Question) => Promise<void>
}

/** A question as it was asked and what came of it. `person`: `Person.id`; `question`: as the door gave it, without personal numbers; `confidence`: 0…1. */
export type Question = {
  /** The incoming's: the same when an update is answered again. */
  readonly id: string
  readonly person: string
  readonly chat: 'private' | 'group'
  readonly locale: string
  readonly question: string
  readonly outcome: Interpretation['kind'] | 'article'
  /** The intent that was answered, or the best of those that were offered. */
  readonly topic?: string
  readonly confidence?: number
}

/** How a question reached the bot; the less it was asked, the more it keeps silent. */
type Manner = 'private' | 'command' | 'mention' | 'reply'

/** Social talk that a group does not need an answer to, by how the bot was addressed. */
const unansweredInGroups: Readonly<Record<Manner, readonly string[]>> = {
  private: [],
  command: [],
  mention: ['thanks'],
  reply: ['thanks', 'greeting'],
}

type WordsTurn = Turn<TextContent | CommandContent>
type Outcome = Pick<Question, 'outcome' | 'topic' | 'confidence'>

/** What an interpretation came to, for the record. */
function outcomeOf(interpretation: Interpretation, { candidates }: Reading): Outcome {
  const topic =
    'intent' in interpretation
      ? interpretation.intent
      : 'options' in interpretation
        ? interpretation.options[0]
        : undefined
  const confidence = candidates[0]?.confidence
  return {
    outcome: interpretation.kind,
    ...(topic !== undefined && { topic }),
    ...(confidence !== undefined && { confidence }),
  }
}

/** Answers what people write: the answer, a question back, an honest "I don't know", or in groups silence. */
export function ask({ knowledge, matcher, replyWith, namedArticle, record }: AskDependencies): Feature {
  const say = (interpretation: Interpretation, turn: Turn, manner: Manner): readonly Reply[] => {
    switch (interpretation.kind) {
      case 'answer':
      case 'out-of-scope': {
        if (unansweredInGroups[manner].includes(interpretation.intent)) return []
        return intentsOf([interpretation.intent], knowledge).map((intent) => replyWith(intent, turn))
      }
      case 'several':
        return [offerAll(intentsOf(interpretation.options, knowledge), turn)]
      case 'disambiguation':
        return [disambiguate(intentsOf(interpretation.options, knowledge), turn)]
      case 'presumed': {
        const { intent, alternatives } = interpretation
        return [disambiguate(intentsOf([intent, ...alternatives], knowledge), turn)]
      }
      case 'fallback': {
        const isWanted =
          manner === 'private' || manner === 'command' || (manner === 'mention' && interpretation.isOurField)
        return isWanted ? [fallBack(intentsOf(interpretation.near, knowledge), turn)] : []
      }
    }
  }

  /** Silence is not kept: nobody asked us. */
  const keep = async (
    question: string,
    { incoming: { id, chat, from }, locale }: Turn,
    replies: readonly Reply[],
    outcome: Outcome,
  ): Promise<readonly Reply[]> => {
    if (replies.length > 0) await record({ id, person: from.id, chat: chat.kind, locale, question, ...outcome })
    return replies
  }

  const answerTo = async (question: string, turn: WordsTurn, manner: Manner): Promise<readonly Reply[]> => {
    const article = namedArticle(question, turn)
    if (article) return keep(question, turn, [article], { outcome: 'article' })
    const reading = matcher.read(question)
    if (reading.question === '') {
      const isCalled = manner === 'mention' && turn.incoming.content.hidden !== undefined
      const isAsked = manner === 'private' || manner === 'command' || isCalled
      return isAsked ? [message(escapeHtml(turn.t('ask.empty')))] : []
    }
    const interpretation = interpret(reading, matcher.readParts(question), knowledge, {
      chat: turn.incoming.chat.kind,
      assumeField: false,
    })
    return keep(question, turn, say(interpretation, turn, manner), outcomeOf(interpretation, reading))
  }

  /** The words after the mention or command, or else the message that they answer; then that message is answered. */
  const answerOwnOrQuoted = async (own: string, turn: WordsTurn, manner: Manner): Promise<readonly Reply[]> => {
    const { quoted } = turn.incoming.content
    if (own.trim() === '' && quoted) {
      const replies = await answerTo(quoted.text, turn, manner)
      return replies.map((reply) => (reply.kind === 'message' ? { ...reply, to: quoted.messageId } : reply))
    }
    if (own.trim() !== '') return answerTo(own, turn, manner)
    return manner === 'reply' ? [] : [message(escapeHtml(turn.t(manner === 'private' ? 'ask.empty' : 'ask.faqUsage')))]
  }

  return {
    commands: [
      command('faq', (turn) => answerOwnOrQuoted(turn.incoming.content.argument, turn, 'command'), {
        argument: 'words',
        inGroups: true,
      }),
    ],
    onText: (turn) => {
      const { chat, content } = turn.incoming
      return answerOwnOrQuoted(content.text, turn, chat.kind === 'private' ? 'private' : (content.addressed ?? 'reply'))
    },
    presses: {
      none: ({ incoming, locale, t }) => {
        const routes: Button[] = [menuButton(t('ask.topics'), locale), humanButton(t('answer.human'), locale)]
        if (incoming.chat.kind === 'private') return [message(escapeHtml(t('ask.noneReply')), [routes])]
        return [
          inPlace(
            message(escapeHtml(t('ask.fallbackGroup')), [[{ label: t('answer.askPrivately'), start: 'topics' }]]),
          ),
        ]
      },
    },
  }
}
