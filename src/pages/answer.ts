import {
  bold,
  escapeHtml,
  expandableQuote,
  type Html,
  html,
  italic,
  joinHtml,
  plainText,
} from '../conversation/html.ts'
import { findArticle, standingOn } from '../knowledge/citation.ts'
import { type Answer, type Intent, type Knowledge, type Variant, variantOn } from '../knowledge/knowledge.ts'
import { mostVisible } from '../knowledge/most-visible.ts'
import { inLocale, type Locale, type Translate } from '../locale/i18n.ts'
import { citationName } from './article-names.ts'
import { type CitedArticle, renderLaw } from './citation.ts'
import { showDay } from './dates.ts'
import { hotlineLine } from './hotlines.ts'
import { furtherPlaceLines, type PlaceRule, placeArticles, placeRuleLine, placeRuleShort } from './place-rule.ts'

/** A message with its folds open has at most this many visible characters, so that it stays one message. */
const mostCharacters = 3600

/** What an answer is rendered from: the words, the day it is read on, the language, and what the person's place means for it. */
export type View = {
  readonly knowledge: Knowledge
  readonly day: string
  readonly locale: Locale
  readonly t: Translate
  readonly place?: PlaceRule | undefined
}

const cited = new WeakMap<Variant, Map<string, readonly CitedArticle[]>>()

/** The cited articles that hold on the day, each with its law; looked up once. */
export function citedArticles(intent: Intent, { knowledge, day }: Pick<View, 'knowledge' | 'day'>) {
  const variant = variantOn(intent, day)
  const days = cited.get(variant) ?? new Map<string, readonly CitedArticle[]>()
  cited.set(variant, days)
  const known = days.get(day)
  if (known) return known
  const articles = variant.citations.flatMap((citation) => {
    const found = findArticle(knowledge, citation)
    return found && standingOn(found.law, day) !== 'no longer in force' ? [{ ...found, citation }] : []
  })
  days.set(day, articles)
  return articles
}

/** The articles under an answer: after the deciding one of the place the deciding one of the country, then the others. */
export function shownArticles(intent: Intent, view: Pick<View, 'knowledge' | 'day' | 'place'>) {
  const [own, national] = [placeArticles(view.place, view), citedArticles(intent, view)]
  return [...own.slice(0, 1), ...national.slice(0, 1), ...own.slice(1), ...national.slice(1)]
}

const answerOf = (intent: Intent, { day, locale }: View): Answer => inLocale(variantOn(intent, day).answer, locale)

/** Whether an answer is one remark (a greeting, a thanks), which a heading would only stiffen. */
function isRemark(intent: Intent, view: View): boolean {
  const { steps, details } = answerOf(intent, view)
  return intent.kind === 'out-of-scope' && steps.length === 0 && details.length === 0
}

/** Steps as a numbered list. */
export const stepList = (steps: readonly string[]): Html =>
  joinHtml(
    steps.map((step, index) => html`${index + 1}. ${step}`),
    '\n',
  )

/** A warning under an answer whose review is overdue. */
function overdue(intent: Intent, { day, locale, t }: View): Html | false {
  const { reviewBy } = variantOn(intent, day)
  return reviewBy < day && html`⚠️ ${t('answer.overdue', { date: showDay(reviewBy, locale) })}`
}

function frontPart(intent: Intent, view: View, { withSteps }: { readonly withSteps: boolean }): Html {
  const { short, steps } = answerOf(intent, view)
  return joinHtml([
    !isRemark(intent, view) && bold(inLocale(intent.title, view.locale)),
    escapeHtml(short),
    withSteps && steps.length > 0 && stepList(steps),
    view.place && placeRuleLine(view.place, view),
    hotlineLine(intent.contacts, view.t),
    overdue(intent, view),
  ])
}

/** Whether the steps are folded: what the person's place decides comes first, where a phone has no room for both. */
function foldsSteps(intent: Intent, view: View): boolean {
  if (!view.place) return false
  const most = view.locale.startsWith('zh') ? mostVisible['zh-Hans'] : mostVisible.en
  return plainText(frontPart(intent, view, { withSteps: true })).length > most
}

/** What a person sees of an answer without opening anything: title, short answer, steps, what the place decides, hotlines. */
const visiblePart = (intent: Intent, view: View): Html =>
  frontPart(intent, view, { withSteps: !foldsSteps(intent, view) })

/** The fold with what else there is to know, and what differs locally. */
function moreFold(intent: Intent, view: View): Html | false {
  const { t } = view
  const { steps, details, local } = answerOf(intent, view)
  const folded = foldsSteps(intent, view) && stepList(steps)
  const hasNoRule = intent.kind === 'topic' && variantOn(intent, view.day).citations.length === 0
  const ofPlace = furtherPlaceLines(view.place, view)
  if (details.length === 0 && local === undefined && !hasNoRule && ofPlace.length === 0 && !folded) return false
  return expandableQuote(
    joinHtml(
      [
        bold(t('answer.more')),
        folded,
        ...ofPlace,
        ...details.map((detail) => html`• ${detail}`),
        local !== undefined && html`<b>${t('answer.differsLocally')}</b> ${local}`,
        hasNoRule && italic(t('answer.noRule')),
      ],
      '\n',
    ),
  )
}

/** The message of an intent: what one sees at once, then folded what else there is to know, and the law. */
export function renderAnswer(intent: Intent, view: View): Html {
  const text = joinHtml([visiblePart(intent, view), moreFold(intent, view)])
  const articles = shownArticles(intent, view)
  if (articles.length === 0) return text
  return joinHtml([
    text,
    renderLaw(articles, mostCharacters - plainText(text).length, { ...view, region: view.place?.region.code }),
  ])
}

/** How many characters a person sees of an answer without opening a fold. */
export const visibleLength = (intent: Intent, view: View): number => plainText(visiblePart(intent, view)).length

/** The short answer on one paragraph, with the article it rests on: what a group sees. */
export function renderShort(intent: Intent, view: View): Html {
  const { locale, t } = view
  const { short } = answerOf(intent, view)
  const [first] = citedArticles(intent, view)
  const name = first && citationName(first.law, first.article, first.citation, locale, t)
  const lead = isRemark(intent, view) ? '' : html`<b>${inLocale(intent.title, locale)}</b>${t('answer.colon')}`
  const text = joinHtml([html`${{ raw: lead as Html }}${short}`, name !== undefined && italic(name)], ' ')
  return joinHtml([text, view.place && placeRuleShort(view.place, view), overdue(intent, view)])
}

/** The short answer alone. */
export const shortAnswer = (intent: Intent, view: View): string => answerOf(intent, view).short

/** The steps of an answer, in order. */
export const stepsOf = (intent: Intent, view: View): readonly string[] => answerOf(intent, view).steps

/** The short answer in the plainest words; the short answer itself where nobody wrote them. */
export function plainWords(intent: Intent, view: View): string {
  const { simple, short } = answerOf(intent, view)
  return simple ?? short
}
