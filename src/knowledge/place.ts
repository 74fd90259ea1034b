import type { Localised } from '../locale/i18n.ts'

/** An article that a place decided; as in knowledge.ts. */
type Citation = { readonly law: string; readonly article: string; readonly paragraph?: number }

/** What a province or city decides in some topics. Days are `YYYY-MM-DD`. */
export type PlaceStatement = {
  readonly topics: readonly string[]
  readonly text: Localised<string>
  readonly citations: readonly Citation[]
  /** Where the text was read. */
  readonly source: string
  readonly checked: string
  /** The last day on which it is said. */
  readonly expires: string
}

/** A province or city that was checked; `region` is its GB/T 2260 code. */
export type Place = { readonly region: string; readonly statements: readonly PlaceStatement[] }

/** What was decided by the region `decidedBy`. */
export type Decided = { readonly decidedBy: string; readonly statements: readonly PlaceStatement[] }

/** The code of a region, and of the province it lies in. */
export const codesAround = (code: string): readonly string[] => [...new Set([code, code.slice(0, 2)])]

/** What holds for a topic in a region on a day: what the city decides itself, or else what its province does; `undefined` where neither was checked. */
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
