import type { Article, Citation, Law } from '../knowledge/knowledge.ts'
import { toChineseNumeral } from '../knowledge/numerals.ts'
import { inLocale, type Locale, type Translate } from '../locale/i18n.ts'

/** Numbers in Chinese articles are Chinese numerals (第八十六条第二款), elsewhere digits. */
const count = (value: number, locale: Locale): string =>
  locale.startsWith('zh') ? toChineseNumeral(value) : String(value)

/** The article as it is called: `Article 86`, `第八十六条第二款`, or the label of a passage without a verified number. */
export function articleName(article: Article, locale: Locale, t: Translate, paragraph?: number): string {
  if (article.label) return inLocale(article.label, locale)
  const number = count(Number(article.id), locale)
  return paragraph === undefined
    ? t('article.number', { number })
    : t('article.paragraph', { number, paragraph: count(paragraph, locale) })
}

/** Law and article: `Social Insurance Law, Article 86`, 《社会保险法》第八十六条. */
export function citationName(
  law: Law,
  article: Article,
  citation: Pick<Citation, 'paragraph'>,
  locale: Locale,
  t: Translate,
): string {
  return t('article.named', {
    law: inLocale(law.short, locale),
    article: articleName(article, locale, t, citation.paragraph),
  })
}
