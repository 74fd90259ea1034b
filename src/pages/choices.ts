import { escapeHtml, html, joinHtml } from '../conversation/html.ts'
import { type Button, message, type Reply } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Intent, Knowledge } from '../knowledge/knowledge.ts'
import { inLocale } from '../locale/i18n.ts'
import { column, humanButton, menuButton, topicButton } from './buttons.ts'

/** The intents of these ids that there are. */
export const intentsOf = (ids: readonly string[], knowledge: Knowledge): readonly Intent[] =>
  ids.flatMap((id) => knowledge.intents.get(id) ?? [])

/** Topics to choose from under a sentence: titles as buttons; in groups they are numbered lines over one row of numbers. */
function choice(sentence: string, options: readonly Intent[], { incoming, locale, t }: Turn): Reply {
  const none: Button = { label: t('ask.none'), action: { name: 'none', locale } }
  const heading = escapeHtml(sentence)
  if (incoming.chat.kind === 'private') {
    return message(heading, column([...options.map((intent) => topicButton(intent, locale)), none]))
  }
  const lines = options.map((intent, index) => html`${index + 1}. ${inLocale(intent.title, locale)}`)
  const numbers = options.map((intent, index): Button => ({ ...topicButton(intent, locale), label: String(index + 1) }))
  return message(joinHtml([heading, joinHtml(lines, '\n')]), [[...numbers, none]])
}

/** "Did you mean": one of these. */
export function disambiguate(options: readonly Intent[], turn: Turn): Reply {
  return choice(turn.t('ask.didYouMean'), options, turn)
}

/** Several things were asked: all of these. */
export function offerAll(options: readonly Intent[], turn: Turn): Reply {
  return choice(turn.t('ask.several'), options, turn)
}

/** An honest "I don't know", with the nearest topics; in groups one line and the way to the private chat. */
export function fallBack(near: readonly Intent[], { incoming, locale, t }: Turn): Reply {
  if (incoming.chat.kind === 'group') {
    return message(escapeHtml(t('ask.fallbackGroup')), [[{ label: t('answer.askPrivately'), start: 'topics' }]])
  }
  const text = joinHtml([escapeHtml(t('ask.fallback')), near.length > 0 && escapeHtml(t('ask.fallbackNear'))])
  const routes = [menuButton(t('ask.topics'), locale), humanButton(t('answer.human'), locale)]
  return message(text, [...column(near.map((intent) => topicButton(intent, locale))), routes])
}
