import { escapeHtml, type Html, html, italic, joinHtml } from '../conversation/html.ts'
import { findArticle, standingOn } from '../knowledge/citation.ts'
import { type Intent, type Knowledge, variantOn } from '../knowledge/knowledge.ts'
import { decidedIn, type PlaceStatement } from '../knowledge/place.ts'
import type { Region } from '../knowledge/situation.ts'
import { inLocale, type Locale, type Translate } from '../locale/i18n.ts'
import { citationName } from './article-names.ts'
import type { CitedArticle } from './citation.ts'
import { showDay } from './dates.ts'

/**
 * What a person's place means for a topic: what it or its province decides; or that nothing local was checked, that one national rule holds, or that the
 * place has a system of its own.
 */
export type PlaceRule =
  | {
      readonly kind: 'decided'
      readonly region: Region
      readonly decidedBy: Region
      readonly statements: readonly PlaceStatement[]
      readonly contacts: readonly string[]
    }
  | {
      readonly kind: 'unchecked' | 'national' | 'outside'
      readonly region: Region
      readonly contacts: readonly string[]
    }

type PlaceView = {
  readonly knowledge: Pick<Knowledge, 'places' | 'regions' | 'laws'>
  readonly day: string
  readonly locale: Locale
  readonly t: Translate
}

/** Taiwan, Hong Kong and Macao, where mainland insurance law does not apply. */
const ownSystems: readonly string[] = ['71', '81', '82']

const mostContacts = 2

/** The rule of the region with this code for a topic; `undefined` for other intents and where no place is known. */
export function placeRuleOf(
  intent: Intent,
  code: string | undefined,
  { knowledge: { places, regions }, day }: Pick<PlaceView, 'knowledge' | 'day'>,
): PlaceRule | undefined {
  const regionOf = (wanted: string): Region | undefined => regions.find((one) => one.code === wanted)
  const region = code === undefined || intent.kind !== 'topic' ? undefined : regionOf(code)
  if (!region) return undefined
  const { contacts } = intent
  if (ownSystems.includes(region.code)) return { kind: 'outside', region, contacts }
  const decided = decidedIn(places, region.code, intent.id, day)
  const decidedBy = decided && regionOf(decided.decidedBy)
  if (decided && decidedBy) return { kind: 'decided', region, decidedBy, statements: decided.statements, contacts }
  const isNational = intent.scope === 'national' && variantOn(intent, day).answer['zh-Hans']?.local === undefined
  return { kind: isNational ? 'national' : 'unchecked', region, contacts }
}

/** Whether any place decides something in a topic, so that it is worth knowing where somebody is. */
export function hasPlaces(
  { id }: Intent,
  { knowledge: { places }, day }: Pick<PlaceView, 'knowledge' | 'day'>,
): boolean {
  return [...places.values()].some(({ statements }) =>
    statements.some(({ topics, expires }) => day <= expires && topics.includes(id)),
  )
}

/** Whose rule it is: the place's own, or its province's. */
function headingOf({ region, decidedBy }: PlaceRule & { kind: 'decided' }, { locale, t }: PlaceView): Html {
  const place = inLocale(region.name, locale)
  const heading =
    decidedBy === region
      ? t('place.here', { place })
      : t('place.province', { place, province: inLocale(decidedBy.name, locale) })
  return html`<b>${heading}</b>`
}

const showStatement = ({ text, checked }: PlaceStatement, { locale, t }: PlaceView): Html =>
  escapeHtml(t('place.statement', { text: inLocale(text, locale), date: showDay(checked, locale) }))

/** The hotlines of a topic as they are dialled from elsewhere: with the area code of the place, where it is certain. */
function numbersOf({ region, contacts }: PlaceRule, locale: Locale): string {
  const numbers = contacts.length > 0 ? contacts.slice(0, mostContacts) : ['12345']
  return numbers
    .map((number) => (region.areaCode ? `${region.areaCode}-${number}` : number))
    .join(locale.startsWith('zh') ? '、' : ', ')
}

/** The rule in one line, marked as the place's own: what it decides first, or that nothing local is known. */
export function placeRuleLine(rule: PlaceRule, view: PlaceView): Html {
  const { locale, t } = view
  const place = inLocale(rule.region.name, locale)
  switch (rule.kind) {
    case 'decided': {
      const first = rule.statements.slice(0, 1).map((one) => showStatement(one, view))
      return joinHtml([headingOf(rule, view), ...first], locale.startsWith('zh') ? '' : ' ')
    }
    case 'unchecked':
      return escapeHtml(t('place.unchecked', { place, numbers: numbersOf(rule, locale) }))
    case 'national':
      return escapeHtml(t('place.national', { place }))
    case 'outside':
      return escapeHtml(t('place.outside', { place }))
  }
}

/** The same for a group, with the article it rests on. */
export function placeRuleShort(rule: PlaceRule, view: PlaceView): Html {
  const [first] = placeArticles(rule, view)
  const name = first && citationName(first.law, first.article, first.citation, view.locale, view.t)
  return joinHtml([placeRuleLine(rule, view), name !== undefined && italic(name)], ' ')
}

/** Returns what a place decides beyond its line; empty if there is nothing more. */
export function furtherPlaceLines(rule: PlaceRule | undefined, view: PlaceView): readonly Html[] {
  const further = rule?.kind === 'decided' ? rule.statements.slice(1) : []
  if (rule?.kind !== 'decided' || further.length === 0) return []
  return [headingOf(rule, view), ...further.map((one) => html`• ${{ raw: showStatement(one, view) }}`)]
}

/** The articles on which what a place decides rests, as far as they hold on the day. */
export function placeArticles(
  rule: PlaceRule | undefined,
  { knowledge, day }: Pick<PlaceView, 'knowledge' | 'day'>,
): readonly CitedArticle[] {
  if (rule?.kind !== 'decided') return []
  return rule.statements.flatMap(({ citations }) =>
    citations.flatMap((citation) => {
      const found = findArticle(knowledge, citation)
      return found && standingOn(found.law, day) !== 'no longer in force' ? [{ ...found, citation }] : []
    }),
  )
}
