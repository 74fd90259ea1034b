import { escapeHtml, type Html, html, joinHtml } from '../conversation/html.ts'
import { type Button, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Intent, Knowledge } from '../knowledge/knowledge.ts'
import { inLocale } from '../locale/i18n.ts'
import { askerCode } from './asker.ts'
import { column, humanButton, menuButton, optionButton } from './buttons.ts'

/** The intents of these ids that there are. */
export const intentsOf = (ids: readonly string[], knowledge: Knowledge): readonly Intent[] =>
  ids.flatMap((id) => knowledge.intents.get(id) ?? [])

/** Topics to choose from under a sentence: labels as buttons; in groups they are numbered lines over one row of numbers. */
export function choice(heading: Html, options: readonly Intent[], { incoming, locale, t }: Turn): MessageReply {
  const asker = incoming.chat.kind === 'group' && { asker: askerCode(incoming.from.id) }
  const none: Button = { label: t('ask.none'), action: { name: 'none', locale, ...asker } }
  const subject = { offered: options.map(({ id }) => id) }
  if (incoming.chat.kind === 'private') {
    return message(heading, column([...options.map((intent) => optionButton(intent, locale)), none]), subject)
  }
  const lines = options.map((intent, index) => html`${index + 1}. ${inLocale(intent.option, locale)}`)
  const numbers = options.map(
    (intent, index): Button => ({ ...optionButton(intent, locale), label: String(index + 1) }),
  )
  return message(joinHtml([heading, joinHtml(lines, '\n')]), [[...numbers, none]], subject)
}

/** "Did you mean": one of these. The words change when it was asked just before. */
export function disambiguate(options: readonly Intent[], turn: Turn): MessageReply {
  const key = turn.memory.misses > 0 ? 'ask.didYouMeanAgain' : 'ask.didYouMean'
  return choice(escapeHtml(turn.t(key)), options, turn)
}

/** Several things were asked: all of these. */
export function offerAll(options: readonly Intent[], turn: Turn): MessageReply {
  return choice(escapeHtml(turn.t('ask.several')), options, turn)
}

const fallbackKeys = ['ask.fallback', 'ask.fallbackAgain', 'ask.fallbackStill'] as const

/**
 * An honest "I don't know", in other words each time, with the nearest topics; from the second time on with the way to tell one's case. In groups one line and the
 * way to the private chat.
 */
export function fallBack(near: readonly Intent[], knowledge: Knowledge, turn: Turn): MessageReply {
  const { incoming, locale, t, memory } = turn
  const subject = { offered: near.map(({ id }) => id), missed: true }
  if (incoming.chat.kind === 'group') {
    if (near.length > 0) return { ...disambiguate(near, turn), subject }
    return message(
      escapeHtml(t('ask.fallbackGroup')),
      [[{ label: t('answer.askPrivately'), start: 'topics' }]],
      subject,
    )
  }
  const key = fallbackKeys[Math.min(memory.misses, fallbackKeys.length - 1)] ?? 'ask.fallback'
  const text = joinHtml([escapeHtml(t(key)), near.length > 0 && escapeHtml(t('ask.fallbackNear'))])
  const routes = [menuButton(t('ask.topics'), locale), ...humanButton(t('answer.human'), locale, knowledge)]
  return message(text, [...column(near.map((intent) => optionButton(intent, locale))), routes], subject)
}
