import { bold, escapeHtml, expandableQuote, html, joinHtml } from '../conversation/html.ts'
import { type Button, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { citationKey, findArticle } from '../knowledge/citation.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { type I18n, inLocale, type Locale } from '../locale/i18n.ts'
import { namesByLaw } from './citation.ts'
import { otherLocale } from './reply-with.ts'

export type AlarmDependencies = { readonly knowledge: Knowledge; readonly i18n: I18n; readonly today: () => string }

/** What is said first to somebody who needs care now, or who is in danger. */
export type AlarmPage = (alarm: 'urgent' | 'crisis', turn: Turn, locale?: Locale) => MessageReply | undefined

export function createAlarmPage({ knowledge, i18n, today }: AlarmDependencies): AlarmPage {
  const { urgent, crisis } = knowledge.talk

  const inOtherLanguage = (alarm: 'urgent' | 'crisis', turn: Turn, locale: Locale): Button => {
    const other = otherLocale(locale, turn.incoming.from.languageHint)
    return { label: i18n.translate(other)('language.name'), action: { name: 'alarm', locale: other, alarm } }
  }

  const urgentPage = (turn: Turn, locale: Locale): MessageReply | undefined => {
    if (!urgent) return undefined
    const t = i18n.translate(locale)
    const { title, short, steps, note } = inLocale(urgent.text, locale)
    const articles = urgent.citations.flatMap((citation) => {
      const found = findArticle(knowledge, citation)
      return found ? [{ ...found, citation }] : []
    })
    const topics = urgent.buttons.map(
      ({ topic, label }): Button => ({ label: inLocale(label, locale), action: { name: 'topic', locale, topic } }),
    )
    const law = articles.slice(0, 1).map(
      ({ citation }): Button => ({
        label: t('answer.law'),
        action: { name: 'article', locale, citation: citationKey(citation) },
      }),
    )
    const names = namesByLaw(articles, { day: today(), locale, t }).map(escapeHtml)
    const text = joinHtml([
      bold(title),
      escapeHtml(short),
      joinHtml(
        steps.map((step, index) => html`${index + 1}. ${step}`),
        '\n',
      ),
      escapeHtml(note),
      expandableQuote(joinHtml([bold(t('answer.law')), ...names], '\n')),
    ])
    const isPrivate = turn.incoming.chat.kind === 'private'
    const rows = isPrivate
      ? [topics.slice(0, 2), topics.slice(2, 4), [...law, inOtherLanguage('urgent', turn, locale)]]
      : [[inOtherLanguage('urgent', turn, locale)]]
    return message(
      text,
      rows.filter((row) => row.length > 0),
      { urgent: true, topic: urgent.topic, offered: urgent.buttons.map(({ topic }) => topic) },
    )
  }

  const crisisPage = (turn: Turn, locale: Locale): MessageReply | undefined => {
    if (!crisis) return undefined
    const { title, short, lines, note } = inLocale(crisis.text, locale)
    const list = joinHtml(
      lines.map((line) => html`• ${line}`),
      '\n',
    )
    const text = joinHtml([bold(title), escapeHtml(short), list, escapeHtml(note)])
    return message(text, [[inOtherLanguage('crisis', turn, locale)]], { offered: [] })
  }

  return (alarm, turn, locale = turn.locale) =>
    alarm === 'urgent' ? urgentPage(turn, locale) : crisisPage(turn, locale)
}
