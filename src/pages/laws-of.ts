import { bold, escapeHtml, joinHtml } from '../conversation/html.ts'
import { type Button, type MessageReply, message } from '../conversation/reply.ts'
import { citationKey } from '../knowledge/citation.ts'
import { dayInChina, type Intent, type Knowledge } from '../knowledge/knowledge.ts'
import { type I18n, inLocale, type Locale } from '../locale/i18n.ts'
import { shownArticles } from './answer.ts'
import { citationName } from './article-names.ts'
import { packRows } from './button-rows.ts'
import { topicButton } from './buttons.ts'
import { namesByLaw } from './citation.ts'
import { placeRuleOf } from './place-rule.ts'

type LawsOfDependencies = { readonly knowledge: Knowledge; readonly i18n: I18n; readonly now: () => Date }

/** Rows of buttons with articles; the rest is named in the text. */
const articleRows = 6

/** The articles behind an answer, each a button to its full text; with those of the place whose code is given. */
export function createLawsOfPage({ knowledge, i18n, now }: LawsOfDependencies) {
  return (intent: Intent, locale: Locale, place?: string): MessageReply => {
    const t = i18n.translate(locale)
    const day = dayInChina(now())
    const articles = shownArticles(intent, { knowledge, day, place: placeRuleOf(intent, place, { knowledge, day }) })
    const buttons = articles.map(
      ({ law, article, citation }): Button => ({
        label: citationName(law, article, {}, locale, t),
        action: { name: 'article', locale, citation: citationKey(citation) },
      }),
    )
    const once = buttons.filter(({ label }, index) => buttons.findIndex((one) => one.label === label) === index)
    const text = joinHtml(
      [
        bold(t('answer.lawsOf', { topic: inLocale(intent.title, locale) })),
        ...namesByLaw(articles, { day, locale, t }).map(escapeHtml),
      ],
      '\n',
    )
    return message(text, [...packRows(once, articleRows), [topicButton(intent, locale)]], { topic: intent.id })
  }
}
