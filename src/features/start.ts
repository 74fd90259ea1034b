import { bold, escapeHtml, joinHtml } from '../conversation/html.ts'
import type { Button, Feature, Reply, Turn } from '../conversation/types.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { I18n, Locale } from '../locale/i18n.ts'
import type { ReplyWith } from './answer.ts'
import { column, menuButton, topicButton } from '../pages/buttons.ts'
import { inPrivate } from '../pages/in-private.ts'
import { mainRoutes } from '../pages/routes.ts'

export type StartDependencies = {
  readonly knowledge: Knowledge
  readonly replyWith: ReplyWith
  readonly startPage: StartPage
  readonly topicsPage: (turn: Turn) => Reply
}

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

/** `/start`, and deep links such as `/start late-fee` (Bot API, "deep linking"). */
export function start({ knowledge, replyWith, startPage, topicsPage }: StartDependencies): Feature {
  return {
    commands: {
      start: inPrivate('start', (turn) => {
        const payload = turn.incoming.content.argument.trim()
        const intent = knowledge.intents.get(payload)
        if (intent) return [replyWith(intent, turn)]
        return [payload === 'topics' ? topicsPage(turn) : startPage(turn.locale)]
      }),
    },
  }
}
