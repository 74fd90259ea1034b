import { bold, escapeHtml, type Html, html, italic, joinHtml, plainText } from '../conversation/html.ts'
import { findArticle, standingOn } from '../knowledge/citation.ts'
import { type Intent, type Knowledge, variantOn } from '../knowledge/knowledge.ts'
import { inLocale, type Locale, type Translate } from '../locale/i18n.ts'
import { citationName } from './article-names.ts'
import { renderExcerpt } from './citation.ts'
import { showDay } from './dates.ts'

/** So many excerpts stand under an answer; further articles are named. */
const maxExcerpts = 2

/** The visible length up to which excerpts are added, so that an answer stays one message and can be read on a phone. */
const comfortableLength = 3200

/** What an answer is rendered from: the words, the day it is read on, and the language. */
export type View = {
  readonly knowledge: Knowledge
  readonly day: string
  readonly locale: Locale
  readonly t: Translate
}

/** The cited articles that hold on the day, each with its law. */
export function citedArticles(intent: Intent, { knowledge, day }: Pick<View, 'knowledge' | 'day'>) {
  return variantOn(intent, day).citations.flatMap((citation) => {
    const found = findArticle(knowledge, citation)
    return found && standingOn(found.law, day) !== 'no longer in force' ? [{ ...found, citation }] : []
  })
}

function body(intent: Intent, { day, locale, t }: View): readonly (Html | undefined | false)[] {
  const variant = variantOn(intent, day)
  const answer = inLocale(variant.answer, locale)
  return [
    escapeHtml(answer.short),
    answer.steps.length > 0 &&
      joinHtml(
        answer.steps.map((step, index) => html`${index + 1}. ${step}`),
        '\n',
      ),
    answer.details.length > 0 &&
      joinHtml(
        answer.details.map((detail) => html`• ${detail}`),
        '\n',
      ),
    answer.local !== undefined && html`<b>${t('answer.differsLocally')}</b>\n${answer.local}`,
    intent.kind === 'topic' && variant.citations.length === 0 && italic(t('answer.noRule')),
    variant.reviewBy < day && html`⚠️ ${t('answer.overdue', { date: showDay(variant.reviewBy, locale) })}`,
  ]
}

function excerpts(intent: Intent, view: View, room: number): readonly Html[] {
  const { day, locale, t } = view
  const cited = citedArticles(intent, view)
  const rendered = cited
    .slice(0, maxExcerpts)
    .map(({ law, article, citation }) => renderExcerpt(law, article, citation, day, locale, t))
  let left = room
  const shown = rendered.filter((excerpt, index) => {
    left -= plainText(excerpt).length
    return index === 0 || left >= 0
  })
  const named = cited
    .slice(shown.length)
    .map(({ law, article, citation }) => citationName(law, article, citation, locale, t))
  const seeAlso =
    named.length > 0
      ? [
          escapeHtml(
            t('article.particular', {
              name: t('answer.seeAlso'),
              value: [...new Set(named)].join(locale.startsWith('zh') ? '、' : '; '),
            }),
          ),
        ]
      : []
  return [...shown, ...seeAlso]
}

/** Whether an answer is one remark (a greeting, a thanks), which a heading would only stiffen. */
function isRemark(intent: Intent, { day, locale }: View): boolean {
  const { steps, details } = inLocale(variantOn(intent, day).answer, locale)
  return intent.kind === 'out-of-scope' && steps.length === 0 && details.length === 0
}

/** The message of an intent: title, short answer, steps, what differs locally, and the law it rests on. */
export function renderAnswer(intent: Intent, view: View): Html {
  const title = !isRemark(intent, view) && bold(inLocale(intent.title, view.locale))
  const text = joinHtml([title, ...body(intent, view)])
  return joinHtml([text, ...excerpts(intent, view, comfortableLength - plainText(text).length)])
}
