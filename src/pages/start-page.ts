import { bold, escapeHtml, joinHtml } from '../conversation/html.ts'
import { type Button, type MessageReply, message } from '../conversation/reply.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { I18n, Locale } from '../locale/i18n.ts'
import { column, menuButton, topicButton } from './buttons.ts'

/** The first page: who this is, how to ask, and the three main routes. */
export type StartPage = (locale: Locale) => MessageReply

export function createStartPage(knowledge: Knowledge, i18n: I18n): StartPage {
  return (locale) => {
    const t = i18n.translate(locale)
    const routes = knowledge.roles.startRoutes
      .flatMap((id) => knowledge.intents.get(id) ?? [])
      .map((intent) => topicButton(intent, locale))
    const languages = i18n.locales
      .filter((other) => other !== locale)
      .map(
        (other): Button => ({
          label: i18n.translate(other)('language.name'),
          action: { name: 'speak', locale, choice: other },
        }),
      )
    const guided: readonly Button[] = knowledge.situation?.guide
      ? [{ label: t('start.whatToDo'), action: { name: 'case', locale, step: 'begin', state: '' } }]
      : []
    const examples = t('start.examples', { first: t('start.examplesFirst'), second: t('start.examplesSecond') })
    return message(joinHtml([bold(t('start.title')), escapeHtml(t('start.welcome')), escapeHtml(examples)]), [
      ...column([...guided, ...routes, menuButton(t('start.moreTopics'), locale)]),
      languages,
    ])
  }
}
