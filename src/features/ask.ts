import { escapeHtml, html, joinHtml } from '../conversation/html.ts'
import type { Button, CommandContent, Feature, Reply, TextContent, Turn } from '../conversation/types.ts'
import type { Intent, Knowledge } from '../knowledge/knowledge.ts'
import { inLocale } from '../locale/i18n.ts'
import { decide, type Interpretation } from '../matching/decide.ts'
import type { Matcher } from '../matching/matcher.ts'
import type { ReplyWith } from './answer.ts'
import { column, humanButton, menuButton, topicButton } from './buttons.ts'

export type AskDependencies = {
  readonly knowledge: Knowledge
  readonly matcher: Matcher
  readonly replyWith: ReplyWith
  /** The article that a question names, if it is one of ours and nothing else is asked. */
  readonly namedArticle: (question: string, turn: Turn) => Reply | undefined
}

/** How a question reached the bot; the less it was asked, the more it keeps silent. */
type Manner = 'private' | 'command' | 'mention' | 'reply'

/** Answered where it is clear, but nothing to choose from. */
const smallTalk: readonly string[] = ['thanks', 'greeting']

/** Social talk that a group does not need an answer to, by how the bot was addressed. */
const unansweredInGroups: Readonly<Record<Manner, readonly string[]>> = {
  private: [],
  command: [],
  mention: ['thanks'],
  reply: ['thanks', 'greeting'],
}

const intentsOf = (ids: readonly string[], knowledge: Knowledge): readonly Intent[] =>
  ids.flatMap((id) => knowledge.intents.get(id) ?? [])

/** "Did you mean": titles as buttons; in groups they are numbered lines over one row of numbers. */
function disambiguate(options: readonly Intent[], { incoming, locale, t }: Turn): Reply {
  const none: Button = { label: t('ask.none'), action: { name: 'none', locale } }
  const question = escapeHtml(t('ask.didYouMean'))
  if (incoming.chat.kind === 'private') {
    return { html: question, buttons: column([...options.map((intent) => topicButton(intent, locale)), none]) }
  }
  const lines = options.map((intent, index) => html`${index + 1}. ${inLocale(intent.title, locale)}`)
  const numbers = options.map((intent, index): Button => ({ ...topicButton(intent, locale), label: String(index + 1) }))
  return { html: joinHtml([question, joinHtml(lines, '\n')]), buttons: [[...numbers, none]] }
}

function fallBack(near: readonly Intent[], { incoming, locale, t }: Turn): Reply {
  if (incoming.chat.kind === 'group') {
    return {
      html: escapeHtml(t('ask.fallbackGroup')),
      buttons: [[{ label: t('answer.askPrivately'), start: 'topics' }]],
    }
  }
  const text = joinHtml([escapeHtml(t('ask.fallback')), near.length > 0 && escapeHtml(t('ask.fallbackNear'))])
  const routes = [menuButton(t('ask.topics'), locale), humanButton(t('answer.human'), locale)]
  return { html: text, buttons: [...column(near.map((intent) => topicButton(intent, locale))), routes] }
}

/** Answers what people write: the answer, a question back, an honest "I don't know", or in groups silence. */
export function ask({ knowledge, matcher, replyWith, namedArticle }: AskDependencies): Feature {
  const say = (interpretation: Interpretation, turn: Turn, manner: Manner): readonly Reply[] => {
    switch (interpretation.kind) {
      case 'answer':
      case 'out-of-scope': {
        if (unansweredInGroups[manner].includes(interpretation.intent)) return []
        return intentsOf([interpretation.intent], knowledge).map((intent) => replyWith(intent, turn))
      }
      case 'disambiguation': {
        const [best = ''] = interpretation.options
        if (unansweredInGroups[manner].includes(best)) return []
        const options = interpretation.options.filter((option) => !smallTalk.includes(option))
        return [disambiguate(intentsOf(options, knowledge), turn)]
      }
      case 'fallback': {
        const isWanted =
          manner === 'private' || manner === 'command' || (manner === 'mention' && interpretation.isOurField)
        return isWanted ? [fallBack(intentsOf(interpretation.near, knowledge), turn)] : []
      }
    }
  }

  const answerTo = (question: string, turn: Turn<TextContent | CommandContent>, manner: Manner): readonly Reply[] => {
    const article = namedArticle(question, turn)
    if (article) return [article]
    const reading = matcher.read(question)
    if (reading.question === '') {
      const isAsked = manner === 'private' || manner === 'command'
      return isAsked ? [{ html: escapeHtml(turn.t('ask.empty')) }] : []
    }
    return say(decide(reading, knowledge), turn, manner)
  }

  /** The words after the mention or command, or else the message that they answer; then that message is answered. */
  const answerOwnOrQuoted = (
    own: string,
    turn: Turn<TextContent | CommandContent>,
    manner: Manner,
  ): readonly Reply[] => {
    const { quoted } = turn.incoming.content
    if (own.trim() === '' && quoted)
      return answerTo(quoted.text, turn, manner).map((reply) => ({ ...reply, to: quoted.messageId }))
    if (own.trim() !== '') return answerTo(own, turn, manner)
    return manner === 'reply' ? [] : [{ html: escapeHtml(turn.t(manner === 'private' ? 'ask.empty' : 'ask.faqUsage')) }]
  }

  return {
    commands: { faq: (turn) => answerOwnOrQuoted(turn.incoming.content.argument, turn, 'command') },
    onText: (turn) => {
      const { chat, content } = turn.incoming
      return answerOwnOrQuoted(content.text, turn, chat.kind === 'private' ? 'private' : (content.addressed ?? 'reply'))
    },
    presses: {
      none: ({ incoming, locale, t }) => {
        const routes: Button[] = [menuButton(t('ask.topics'), locale), humanButton(t('answer.human'), locale)]
        if (incoming.chat.kind === 'private') return [{ html: escapeHtml(t('ask.noneReply')), buttons: [routes] }]
        return [
          {
            html: escapeHtml(t('ask.fallbackGroup')),
            buttons: [[{ label: t('answer.askPrivately'), start: 'topics' }]],
            mode: 'edit',
          },
        ]
      },
    },
  }
}
