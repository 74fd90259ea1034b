import { citationKey } from '../../knowledge/citation.ts'
import { type Citation, type Intent, type Section, variantOn } from '../../knowledge/knowledge.ts'
import type { PlaceStatement } from '../../knowledge/place.ts'
import type { Region } from '../../knowledge/situation.ts'
import { inLocale, type Locale } from '../../locale/i18n.ts'
import { citedArticles, type View } from '../../pages/answer.ts'
import { citationName } from '../../pages/article-names.ts'
import { type CitedArticle, citedText, sourceText } from '../../pages/citation.ts'
import { hotlinesOf } from '../../pages/hotlines.ts'
import { placeArticles } from '../../pages/place-rule.ts'
import { type SumExample, sumExample } from '../../pages/sum-example.ts'

/** The words of an article behind an answer. `text` is Chinese; `translation` is there in other languages only. */
export type WrittenArticle = {
  /** As topics cite it: `social-insurance-law#60/1`. */
  readonly article: string
  readonly law: string
  readonly name: string
  readonly text: string
  readonly translation?: string
  readonly note?: string
  /** Since when it holds and when it was checked. */
  readonly source: string
}

/** What one province or city decides in a topic. Days are `YYYY-MM-DD`. */
export type WrittenPlace = {
  readonly place: string
  readonly text: string
  readonly citations: readonly string[]
  /** Where the text was read. */
  readonly source: string
  readonly articles: readonly WrittenArticle[]
  readonly checked: string
  readonly expires: string
}

/** An answer in one language as plain text, without buttons. Days are `YYYY-MM-DD`. */
export type WrittenAnswer = {
  readonly topic: string
  readonly locale: Locale
  readonly section: Section | 'talk'
  readonly title: string
  readonly short: string
  /** The short answer in the plainest words, where somebody wrote them. */
  readonly simple?: string
  readonly steps: readonly string[]
  readonly details: readonly string[]
  readonly local?: string
  /** Whether no national rule was found. */
  readonly hasNoRule: boolean
  readonly law: readonly WrittenArticle[]
  readonly places: readonly WrittenPlace[]
  readonly sums: readonly SumExample[]
  readonly hotlines: readonly { readonly number: string; readonly purpose: string }[]
  readonly followUps: readonly string[]
  readonly reviewed: string
  readonly reviewBy: string
}

/** A citation as topics write it. */
const written = (citation: Citation): string =>
  citation.paragraph === undefined ? citationKey(citation) : `${citationKey(citation)}/${citation.paragraph}`

function writeArticle({ law, article, citation }: CitedArticle, view: View, region?: Region): WrittenArticle {
  const { locale, t } = view
  const isChinese = locale.startsWith('zh')
  return {
    article: written(citation),
    law: inLocale(law.title, locale),
    name: citationName(law, article, citation, locale, t),
    text: citedText(article, citation, isChinese ? locale : 'zh-Hans'),
    ...(!isChinese && { translation: citedText(article, citation, locale) }),
    ...(article.note && { note: inLocale(article.note, locale) }),
    source: sourceText(law, { ...view, region: region?.code }),
  }
}

function writePlace(region: Region, statement: PlaceStatement, view: View): WrittenPlace {
  const rule = { kind: 'decided', region, decidedBy: region, statements: [statement], contacts: [] } as const
  return {
    place: inLocale(region.name, view.locale),
    text: inLocale(statement.text, view.locale),
    citations: statement.citations.map(written),
    source: statement.source,
    articles: placeArticles(rule, view).map((one) => writeArticle(one, view, region)),
    checked: statement.checked,
    expires: statement.expires,
  }
}

/** What places decide in a topic and still say on the day, provinces before their cities. */
function placesOf({ id }: Intent, view: View): readonly WrittenPlace[] {
  const { knowledge, day } = view
  return knowledge.regions.flatMap((region) =>
    (knowledge.places.get(region.code)?.statements ?? [])
      .filter(({ topics, expires }) => topics.includes(id) && day <= expires)
      .map((statement) => writePlace(region, statement, view)),
  )
}

/** The answer of a topic that holds on the day of `view`, in its language. */
export function writeAnswer(intent: Intent, view: View): WrittenAnswer {
  const { knowledge, day, locale, t } = view
  const { answer, citations, reviewed, reviewBy } = variantOn(intent, day)
  const { short, simple, steps, details, local } = inLocale(answer, locale)
  return {
    topic: intent.id,
    locale,
    section: intent.section,
    title: inLocale(intent.title, locale),
    ...{ short, steps, details },
    ...(simple !== undefined && { simple }),
    ...(local !== undefined && { local }),
    hasNoRule: citations.length === 0,
    law: citedArticles(intent, view).map((one) => writeArticle(one, view)),
    places: placesOf(intent, view),
    sums: (intent.sums ?? []).flatMap((sum) => sumExample(sum, view) ?? []),
    hotlines: hotlinesOf(intent.contacts, t),
    followUps: intent.followUps.filter((id) => knowledge.intents.get(id)?.kind === 'topic'),
    ...{ reviewed, reviewBy },
  }
}
