import { escapeHtml, type Html, html, italic, joinHtml } from '../conversation/html.ts'
import { findArticle } from '../knowledge/citation.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { decidedIn, type PlaceStatement } from '../knowledge/place.ts'
import type { Outcome } from '../knowledge/situation.ts'
import { inLocale } from '../locale/i18n.ts'
import type { View } from './answer.ts'
import { regionOf } from './case-facts.ts'
import { namesByLaw } from './citation.ts'

/** What was decided on the outcome's topics in a region: of the first topic on which something was. */
function decidedFor(topics: readonly string[], code: string, { places }: Knowledge, day: string) {
  return topics.map((topic) => decidedIn(places, code, topic, day)).find((decided) => decided !== undefined)
}

function statementLine(place: string, { text, citations }: PlaceStatement, view: View): Html {
  const cited = citations.flatMap((citation) => {
    const found = findArticle(view.knowledge, citation)
    return found ? [{ ...found, citation }] : []
  })
  const names = namesByLaw(cited, view).join(view.locale.startsWith('zh') ? '；' : '; ')
  return joinHtml(
    [html`<b>${place}</b>${view.t('answer.colon')}${inLocale(text, view.locale)}`, names !== '' && italic(names)],
    ' ',
  )
}

/** What the person's own place decides on an outcome, with the articles; or where to call there. Nothing where the place is not known. */
export function placeLine({ topics }: Outcome, code: string | undefined, view: View): Html | undefined {
  const { knowledge, day, locale, t } = view
  const region = regionOf(knowledge, code)
  if (!region) return undefined
  const decided = decidedFor(topics, region.code, knowledge, day)
  const by = decided && regionOf(knowledge, decided.decidedBy)
  if (decided && by) {
    const place = inLocale(by.name, locale)
    return joinHtml(
      decided.statements.map((statement) => statementLine(place, statement, view)),
      '\n',
    )
  }
  const area = region.areaCode ? `${region.areaCode}-` : ''
  return escapeHtml(t('talk.placeUnchecked', { place: inLocale(region.name, locale), area }))
}
