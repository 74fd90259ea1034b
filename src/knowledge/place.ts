import type { Localised } from '../locale/i18n.ts'

/** An article of a local rule; as in knowledge.ts. */
type Citation = { readonly law: string; readonly article: string; readonly paragraph?: number }

/** What a province or city decides about some topics. Days are `YYYY-MM-DD`. */
export type PlaceStatement = {
  readonly topics: readonly string[]
  readonly text: Localised<string>
  readonly citations: readonly Citation[]
  /** The address of the text. */
  readonly source: string
  readonly checked: string
  /** The last day on which it is shown. */
  readonly expires: string
}

/** A province or city whose rules were checked; `region` is its GB/T 2260 code. */
export type Place = { readonly region: string; readonly statements: readonly PlaceStatement[] }

/** What the region `decidedBy` decides. */
export type Decided = { readonly decidedBy: string; readonly statements: readonly PlaceStatement[] }

/** The code of a region, and of the province it lies in. */
export const codesAround = (code: string): readonly string[] => [...new Set([code, code.slice(0, 2)])]

/** The rule for a topic in a region on a day: the city's own, or else that of its province; `undefined` if neither was checked. */
export function decidedIn(places: ReadonlyMap<string, Place>, code: string, topic: string, day: string) {
  const decisions = codesAround(code).map(
    (decidedBy): Decided => ({
      decidedBy,
      statements: (places.get(decidedBy)?.statements ?? []).filter(
        ({ topics, expires }) => topics.includes(topic) && day <= expires,
      ),
    }),
  )
  return decisions.find(({ statements }) => statements.length > 0)
}
