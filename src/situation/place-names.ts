import type { Region } from '../knowledge/situation.ts'
import { pinyinSyllables } from '../locale/pinyin.ts'

/** A place that a name may mean; some mean it only beside their province. */
export type MeantPlace = { readonly region: Region; readonly needsProvince: boolean }

export type PlaceNames = {
  /** Matches a name: its Chinese form, an ending such as 市, or its Latin form. */
  readonly expression: RegExp
  readonly meaning: (name: string) => readonly MeantPlace[]
}

const withoutMarks = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const keyOf = (name: string): string => withoutMarks(name).replace(/[' ]/g, '')

const isHan = (name: string): boolean => /\p{Script=Han}/u.test(name)

/** A Latin name with its syllables apart or together, so that it is found in pinyin too. */
function latinSources(name: string): readonly string[] {
  const plain = withoutMarks(name)
  const words = plain.split(/[' ]/).map((word) => pinyinSyllables(word)?.join(' ?') ?? word)
  if (!plain.includes("'")) return [words.join(' ?')]
  // Xi'an written as one syllable is a word of its own in pinyin: a preposition has to show that a place is meant.
  return [words.join(' '), `(?<=(?:^|\\b(?:in|to|from|at|near|zai|dao) ))${keyOf(name)}`]
}

const longestFirst = (list: readonly string[]): string =>
  [...new Set(list)].sort((a, b) => b.length - a.length).join('|')

/** The names of `regions`; `endings` are what may follow a Chinese one. */
export function createPlaceNames(regions: readonly Region[], endings: readonly string[]): PlaceNames {
  const entries = regions.flatMap((region) =>
    [region.name['zh-Hans'] ?? '', region.name.en ?? '', ...region.words].map((name) => ({
      name,
      region,
      needsProvince: region.onlyWithProvince.includes(isHan(name) ? 'zh-Hans' : 'en'),
    })),
  )
  const byKey = Map.groupBy(entries, ({ name }) => keyOf(name))
  const han = longestFirst(entries.map(({ name }) => name).filter(isHan))
  const latin = longestFirst(entries.filter(({ name }) => !isHan(name)).flatMap(({ name }) => latinSources(name)))
  return {
    expression: new RegExp(`(?:(${han})(${endings.join('|')})?|(?<![a-z])(${latin})(?![a-z]))`, 'g'),
    meaning: (name) => byKey.get(keyOf(name)) ?? [],
  }
}
