import type { Region, Situation } from '../knowledge/situation.ts'
import { createPlaceNames, type PlaceNames } from './place-names.ts'
import type { Said } from './said.ts'
import { createAfter, type Found } from './signs.ts'

export type FoundPlace = Found & { readonly region: Region }

const isIn = (region: Region, province: Region | undefined): boolean =>
  province?.code.length === 2 && region.code.startsWith(province.code)

/** The city that two places side by side name (四川资阳; Taizhou, Jiangsu). */
function joinedRegion(before: FoundPlace | undefined, next: Region, names: PlaceNames): Region | undefined {
  if (isIn(next, before?.region)) return next
  return before && names.meaning(before.words).find(({ region }) => isIn(region, next))?.region
}

/** What a name means: a city of the province before it, else the first that needs no province. */
function regionMeant(name: string, isFull: boolean, before: Region | undefined, names: PlaceNames): Region | undefined {
  const meant = names.meaning(name)
  const found =
    meant.find(({ region }) => isIn(region, before)) ?? meant.find(({ needsProvince }) => isFull || !needsProvince)
  return found?.region
}

/** The place that a name at some point of the words means, joined with the one right before it where the two are one. */
function placeAt(match: RegExpMatchArray, last: FoundPlace | undefined, names: PlaceNames): FoundPlace | undefined {
  const [words, han, ending, latin = ''] = match
  const at = match.index ?? 0
  const before = last && at - last.end <= 1 ? last : undefined
  const region = regionMeant(han ?? latin, ending !== undefined, before?.region, names)
  if (!region) return undefined
  const joined = joinedRegion(before, region, names)
  const start = joined && before ? before.start : at
  return { start, end: at + words.length, words, region: joined ?? region }
}

/** Finds every place named, in the order of the words; a city beside its province counts as one place. */
export function createPlaceFinder(regions: readonly Region[], { suffixes, notBefore }: Situation['places']) {
  const names = createPlaceNames(
    regions,
    suffixes.filter((suffix) => /\p{Script=Han}/u.test(suffix)),
  )
  const isSomethingElse = createAfter(notBefore)
  return (said: Said): readonly FoundPlace[] =>
    [...said.text.matchAll(names.expression)].reduce<readonly FoundPlace[]>((found, match) => {
      const place = placeAt(match, found.at(-1), names)
      if (!place || isSomethingElse(said, place.end)) return found
      const others = found.filter(({ start }) => start < place.start)
      return [...others, { ...place, words: said.text.slice(place.start, place.end) }]
    }, [])
}
