import { bold, escapeHtml, expandableQuote, type Html, italic, joinHtml, plainText } from '../conversation/html.ts'
import { citationKey, paragraphsOf, standingOn } from '../knowledge/citation.ts'
import type { Article, Citation, Law } from '../knowledge/knowledge.ts'
import { codesAround } from '../knowledge/place.ts'
import { inLocale, type Locale, type Translate } from '../locale/i18n.ts'
import { articleName, citationName } from './article-names.ts'
import { showDay } from './dates.ts'

/** An article under an answer, with its law. */
export type CitedArticle = { readonly law: Law; readonly article: Article; readonly citation: Citation }

/** `region` is the code of the place that an answer is for: its laws, and its province's, are more than examples there. */
type LawView = {
  readonly day: string
  readonly locale: Locale
  readonly t: Translate
  readonly region?: string | undefined
}

/** At most this many articles are quoted under an answer; the others are named. */
const maxExcerpts = 2

/** How many visible characters the first excerpt may exceed the limit by: a message holds a little more than we use. */
const tolerance = 400

/** Since when a law holds, or that it does not hold yet or any more. */
export function standingText(law: Law, day: string, locale: Locale, t: Translate): string {
  const standing = standingOn(law, day)
  if (standing === 'not yet in force')
    return t('answer.notYetInForce', { date: showDay(law.inForceFrom ?? law.issued ?? day, locale) })
  if (standing === 'no longer in force')
    return t('answer.noLongerInForce', { date: showDay(law.inForceUntil ?? day, locale) })
  if (law.inForceFrom) return t('answer.inForceFrom', { date: showDay(law.inForceFrom, locale) })
  return t('answer.issued', { date: showDay(law.issued ?? law.checked, locale) })
}

/** Returns the notes on an excerpt: in force since, checked on, and that an English text is ours. */
export function sourceText(law: Law, { day, locale, t, region }: LawView): string {
  const isTheirs = region !== undefined && law.region !== undefined && codesAround(region).includes(law.region)
  const source = t('answer.source', { from: standingText(law, day, locale, t), checked: showDay(law.checked, locale) })
  const remarks = [
    source,
    law.level === 'local' && !isTheirs && t('answer.localLaw'),
    !locale.startsWith('zh') && t('answer.unofficial'),
  ]
  return remarks.filter((remark) => remark !== false).join(' · ')
}

/** The words of an article that a citation points to: the paragraph, or all of it. */
export function citedText(article: Article, citation: Pick<Citation, 'paragraph'>, locale: Locale): string {
  const text = inLocale(article.text, locale)
  return citation.paragraph === undefined ? text : (paragraphsOf(text)[citation.paragraph - 1] ?? text)
}

/** An excerpt: law and article, the words, and since when they hold. A note warns of what has been overtaken. */
function renderExcerpt({ law, article, citation }: CitedArticle, view: LawView): Html {
  const { locale, t } = view
  const note =
    article.note &&
    escapeHtml(t('article.particular', { name: t('article.note'), value: inLocale(article.note, locale) }))
  return joinHtml(
    [
      bold(citationName(law, article, citation, locale, t)),
      escapeHtml(citedText(article, citation, locale)),
      note,
      italic(sourceText(law, view)),
    ],
    '\n',
  )
}

/** Articles by their law, each law named once: 《社会保险法》第六十条、第八十三条. */
export function namesByLaw(articles: readonly CitedArticle[], { locale, t }: LawView): readonly string[] {
  const separator = locale.startsWith('zh') ? '、' : ', '
  return [...Map.groupBy(articles, ({ law }) => law)].map(([law, own]) => {
    const names = own.map(({ article, citation }) => articleName(article, locale, t, citation.paragraph))
    return t('article.named', { law: inLocale(law.short, locale), article: [...new Set(names)].join(separator) })
  })
}

/** The names of further articles, law by law, as many as fit into `room` visible characters; the button "Law" leads to all of them. */
function seeAlso(others: readonly CitedArticle[], room: number, view: LawView): Html | false {
  const { t, locale } = view
  const render = (names: readonly string[], isCut: boolean): Html =>
    escapeHtml(
      t('article.particular', {
        name: t('answer.seeAlso'),
        value: [...names, ...(isCut ? ['…'] : [])].join(locale.startsWith('zh') ? '；' : '; '),
      }),
    )
  const names = namesByLaw(others, view)
  for (let shown = names.length; shown > 0; shown -= 1) {
    const line = render(names.slice(0, shown), shown < names.length)
    if (plainText(line).length <= room) return line
  }
  return false
}

/**
 * The fold with the law: the deciding passage first, another one if there is room for it, and the rest by name, grouped by law.
 * @param room visible characters that the fold may have
 */
export function renderLaw(articles: readonly CitedArticle[], room: number, view: LawView): Html {
  const [first, second] = articles.slice(0, maxExcerpts).map((one) => renderExcerpt(one, view))
  // The long article of a place is only named where its message is full.
  if (view.region !== undefined && first && plainText(first).length > room + tolerance)
    return expandableQuote(
      joinHtml([bold(view.t('answer.law')), seeAlso(articles, Math.max(room, tolerance), view)], '\n'),
    )
  const left = room - (first ? plainText(first).length : 0)
  const fitsToo = second !== undefined && plainText(second).length <= left
  const excerpts = [first, fitsToo && second]
  const shown = fitsToo ? 2 : 1
  const quoted = new Set(articles.slice(0, shown).map(({ citation }) => citationKey(citation)))
  const others = articles.slice(shown).filter(({ citation }) => !quoted.has(citationKey(citation)))
  const also = seeAlso(others, left - (fitsToo ? plainText(second).length : 0), view)
  return expandableQuote(joinHtml([bold(view.t('answer.law')), joinHtml(excerpts), also], '\n'))
}
