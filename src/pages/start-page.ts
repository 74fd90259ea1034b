import { bold, escapeHtml, joinHtml } from '../conversation/html.ts'
import type { Button, Reply } from '../conversation/types.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { I18n, Locale } from '../locale/i18n.ts'
import { column, menuButton, topicButton } from './buttons.ts'
import { mainRoutes } from './routes.ts'

/** The first page: who this is, how to ask, and the three main routes. */
export type StartPage = (locale: Locale) => Reply

export function createStartPage(knowledge: Knowledge, i18n: I18n): StartPage {
  return (locale) => {
    const t = i18n.translate(locale)
    const routes = mainRoutes
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
    const examples = t('start.examples', { first: t('start.examplesFirst'), second: t('start.examplesSecond') })
    return {
      html: joinHtml([bold(t('start.title')), escapeHtml(t('start.welcome')), escapeHtml(examples)]),
      buttons: [...column([...routes, menuButton(t('start.moreTopics'), locale)]), languages],
    }
  }
}
