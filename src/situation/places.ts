import type { Region, Situation } from '../knowledge/situation.ts'
import { createPlaceFinder, type FoundPlace } from './find-places.ts'
import { readSaid, type Said } from './said.ts'
import { createAfter, createBefore, type Found } from './signs.ts'

/** Finds places in words, and tells whether words are nothing but a place. */
export type Places = {
  /** Every place named, in the order of the words; a city beside its province counts as one place. */
  readonly find: (text: string) => readonly FoundPlace[]
  /** The place a person is in, as far as the words tell; where they only come from counts when nothing else is named. */
  readonly own: (said: Said) => FoundPlace | undefined
  /** The place, where the message names one and says nothing else (“我在杭州”, “I'm in Suzhou”, “不是上海，是苏州”). */
  readonly only: (text: string) => Region | undefined
  /** The places that the words say somebody is not in (“不是上海”, “not in Shanghai any more”). */
  readonly denied: (text: string) => readonly Region[]
  /** Whether the message says where somebody is not, and nothing else. */
  readonly onlyDenies: (text: string) => boolean
  /** The region of a GB/T 2260 code. */
  readonly byCode: (code: string) => Region | undefined
}

/** A district, a county or a town, which regions.yaml does not have. */
const district = /^\p{Script=Han}{1,3}(?:区|县|镇|市|街道)$/u

/** Tells whether words are made of those that may stand around a place. */
function createLeavesNothing({ around, suffixes }: Situation['places']) {
  const words = [...around, ...suffixes]
    .sort((a, b) => b.length - a.length)
    .map((word) => (/[a-z]$/.test(word) ? `${word}(?![a-z])` : word))
  const onlyThese = new RegExp(`^(?:(?:${words.join('|')}) ?)*$`)
  return (rest: string): boolean =>
    rest.split('|').every((piece) => onlyThese.test(piece.trim()) || district.test(piece.trim()))
}

/** Finds the places of `regions` in words. */
export function createPlaces(regions: readonly Region[], { places }: Pick<Situation, 'places'>): Places {
  const findIn = createPlaceFinder(regions, places)
  const isHere = createBefore(places.here)
  const isElsewhere = createBefore(places.elsewhere)
  const isElsewhereAfter = createAfter(places['elsewhere-after'])
  const isDenied = createBefore(places.denied)
  const leavesNothing = createLeavesNothing(places)

  /** 2: the words say that somebody is there; 1: they name it; 0: somebody only comes from there. */
  const rank = (said: Said, { start, end }: Found): number => {
    if (isElsewhere(said, start) || isElsewhereAfter(said, end)) return 0
    return isHere(said, start) ? 2 : 1
  }

  const partOf = (said: Said) => {
    const { true: denied = [], false: meant = [] } = Object.groupBy(findIn(said), ({ start }) =>
      isDenied(said, start) ? 'true' : 'false',
    )
    return { denied, meant }
  }

  /** What is left of the words without the places. */
  const restOf = ({ text }: Said, named: readonly FoundPlace[]): string =>
    named
      .toSorted((a, b) => b.start - a.start)
      .reduce((rest, { start, end }) => `${rest.slice(0, start)}|${rest.slice(end)}`, text)

  /** The places of a message that says nothing beside them. */
  const bare = (text: string) => {
    const said = readSaid(text)
    const named = partOf(said)
    const all = [...named.denied, ...named.meant]
    return all.length > 0 && leavesNothing(restOf(said, all)) ? named : undefined
  }

  return {
    find: (text) => findIn(readSaid(text)),
    own: (said) =>
      partOf(said).meant.reduce<FoundPlace | undefined>(
        (best, place) => (best && rank(said, best) > rank(said, place) ? best : place),
        undefined,
      ),
    only: (text) => {
      const [place, ...others] = bare(text)?.meant ?? []
      return others.length === 0 ? place?.region : undefined
    },
    denied: (text) => partOf(readSaid(text)).denied.map(({ region }) => region),
    onlyDenies: (text) => bare(text)?.meant.length === 0,
    byCode: (code) => regions.find((region) => region.code === code),
  }
}
