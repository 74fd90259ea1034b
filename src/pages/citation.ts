import { bold, escapeHtml, expandableQuote, type Html, italic, joinHtml } from '../conversation/html.ts'
import { paragraphsOf, standingOn } from '../knowledge/citation.ts'
import type { Article, Citation, Law } from '../knowledge/knowledge.ts'
import { inLocale, type Locale, type Translate } from '../locale/i18n.ts'
import { citationName } from './article-names.ts'
import { showDay } from './dates.ts'

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

/** The line under an excerpt: in force since, checked on, and that an English text is ours. */
function sourceLine(law: Law, day: string, locale: Locale, t: Translate): Html {
  const source = t('answer.source', { from: standingText(law, day, locale, t), checked: showDay(law.checked, locale) })
  const remarks = [
    source,
    law.level === 'local' && t('answer.localLaw'),
    !locale.startsWith('zh') && t('answer.unofficial'),
  ]
  return italic(remarks.filter((remark) => remark !== false).join(' · '))
}

/** The words of an article that a citation points to: the paragraph, or all of it. */
function citedText(article: Article, citation: Pick<Citation, 'paragraph'>, locale: Locale): string {
  const text = inLocale(article.text, locale)
  return citation.paragraph === undefined ? text : (paragraphsOf(text)[citation.paragraph - 1] ?? text)
}

/** An excerpt in a quote that opens on a tap: law and article, the words, and since when they hold. `note` warns of what has been overtaken. */
export function renderExcerpt(
  law: Law,
  article: Article,
  citation: Citation,
  day: string,
  locale: Locale,
  t: Translate,
): Html {
  const note =
    article.note &&
    escapeHtml(t('article.particular', { name: t('article.note'), value: inLocale(article.note, locale) }))
  return expandableQuote(
    joinHtml(
      [
        bold(citationName(law, article, citation, locale, t)),
        escapeHtml(citedText(article, citation, locale)),
        note,
        sourceLine(law, day, locale, t),
      ],
      '\n',
    ),
  )
}
