import { bold, escapeHtml, expandableQuote, html, joinHtml } from '../conversation/html.ts'
import { type Button, type Buttons, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { citationKey, findArticle } from '../knowledge/citation.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Crisis, Urgent } from '../knowledge/talk.ts'
import { type I18n, inLocale, type Locale } from '../locale/i18n.ts'
import { type CitedArticle, namesByLaw } from './citation.ts'
import { otherLocale } from './reply-with.ts'

export type AlarmDependencies = {
  readonly knowledge: Knowledge
  readonly i18n: I18n
  readonly today: () => string
}

type Kind = 'urgent' | 'crisis'

/** The first message to a person who needs care now or is in danger. */
export type AlarmPage = (alarm: Kind, turn: Turn, locale?: Locale) => MessageReply | undefined

/** The button to the same page in the other language. */
function inOtherLanguage(alarm: Kind, turn: Turn, locale: Locale, i18n: I18n): Button {
  const other = otherLocale(locale, turn.incoming.from.languageHint)
  return { label: i18n.translate(other)('language.name'), action: { name: 'alarm', locale: other, alarm } }
}

function articlesOf({ citations }: Urgent, knowledge: Knowledge): readonly CitedArticle[] {
  return citations.flatMap((citation) => {
    const found = findArticle(knowledge, citation)
    return found ? [{ ...found, citation }] : []
  })
}

/** In private the topics that an emergency leads to, the law and the other language; in a group the language alone. */
function urgentButtons(
  urgent: Urgent,
  articles: readonly CitedArticle[],
  language: Button,
  turn: Turn,
  locale: Locale,
  label: string,
): Buttons {
  if (turn.incoming.chat.kind === 'group') return [[language]]
  const topics = urgent.buttons.map(
    (button): Button => ({
      label: inLocale(button.label, locale),
      action: { name: 'topic', locale, topic: button.topic },
    }),
  )
  const law = articles
    .slice(0, 1)
    .map(({ citation }): Button => ({ label, action: { name: 'article', locale, citation: citationKey(citation) } }))
  return [topics.slice(0, 2), topics.slice(2, 4), [...law, language]].filter((row) => row.length > 0)
}

function urgentPage(
  urgent: Urgent,
  turn: Turn,
  locale: Locale,
  { knowledge, i18n, today }: AlarmDependencies,
): MessageReply {
  const t = i18n.translate(locale)
  const { title, short, steps, note } = inLocale(urgent.text, locale)
  const articles = articlesOf(urgent, knowledge)
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
  const language = inOtherLanguage('urgent', turn, locale, i18n)
  return message(text, urgentButtons(urgent, articles, language, turn, locale, t('answer.law')), {
    urgent: true,
    topic: urgent.topic,
    offered: urgent.buttons.map(({ topic }) => topic),
  })
}

function crisisPage(crisis: Crisis, turn: Turn, locale: Locale, i18n: I18n): MessageReply {
  const { title, short, lines, note } = inLocale(crisis.text, locale)
  const list = joinHtml(
    lines.map((line) => html`• ${line}`),
    '\n',
  )
  const text = joinHtml([bold(title), escapeHtml(short), list, escapeHtml(note)])
  return message(text, [[inOtherLanguage('crisis', turn, locale, i18n)]], { offered: [] })
}

export function createAlarmPage(dependencies: AlarmDependencies): AlarmPage {
  const { urgent, crisis } = dependencies.knowledge.talk
  return (alarm, turn, locale = turn.locale) => {
    if (alarm === 'urgent') return urgent && urgentPage(urgent, turn, locale, dependencies)
    return crisis && crisisPage(crisis, turn, locale, dependencies.i18n)
  }
}
