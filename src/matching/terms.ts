import { isPinyinWord, pinyinSyllables } from '../locale/pinyin.ts'
import { syllablesOf } from '../locale/syllables.ts'
import type { ConceptFinder } from './concepts.ts'

/**
 * The ways in which two texts can be alike. `words`: what is written (Latin words, pairs of words, Han characters and pairs of them,
 * and `=name` for each synonym group, which is the same across languages); `parts`: runs of letters inside Latin words, so that a misspelt word
 * still counts in part; `sounds`: runs of Mandarin syllables, so that homophones and pinyin find the characters.
 */
export const views = ['words', 'parts', 'sounds'] as const
export type View = (typeof views)[number]
export type Terms = Readonly<Record<View, readonly string[]>>

/** An English word without its inflection, roughly: `stopped` → `stop`, `payments` → `payment`. It only has to be the same for the same word. */
export function stem(word: string): string {
  if (word.length < 5 || /\d/.test(word))
    return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
  const bare = word
    .replace(/ies$/, 'y')
    .replace(/(?:ing|edly|ed|ly)$/, '')
    .replace(/(?<=[^s])s$/, '')
    .replace(/e$/, '')
  return bare.replace(/([^aeiouls])\1$/, '$1')
}

const runs = (items: readonly string[], length: number, joint: string): string[] =>
  items.slice(length - 1).map((_, index) => items.slice(index, index + length).join(joint))

const partsOf = (word: string): string[] =>
  word.length < 3 ? [] : [3, 4, 5].flatMap((length) => runs([...`^${word}$`], length, ''))

/** Lines of syllables: neighbouring Han characters and pinyin words make one line, anything else ends it. */
function syllableLines(text: string): string[][] {
  const lines: string[][] = [[]]
  for (const piece of text.match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? []) {
    const isHan = /\p{Script=Han}/u.test(piece)
    const syllables = isHan ? syllablesOf(piece) : isPinyinWord(piece) ? (pinyinSyllables(piece) ?? []) : []
    if (syllables.length === 0) lines.push([])
    else lines.at(-1)?.push(...syllables)
  }
  return lines
}

/** The synonym groups among the terms of a text. */
export function conceptsIn({ words }: Terms): readonly string[] {
  return words.flatMap((word) => (word.startsWith('=') ? [word.slice(1)] : []))
}

/** The terms of a normalised text. `repair` puts a known word in the place of an unknown Latin one. */
export function termsOf(
  text: string,
  findConcepts: ConceptFinder,
  repair: (word: string) => string = (word) => word,
): Terms {
  const spelt = text.replace(/[a-z0-9]+/g, repair)
  const latin = spelt.match(/[a-z0-9]+/g) ?? []
  // No list of stop words: the rarity of a term weighs them down, and "how long" tells other questions than "how much".
  const words = latin.map(stem)
  const han = (spelt.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    [1, 2].flatMap((length) => runs([...run], length, '')),
  )
  const concepts = [...new Set(findConcepts(spelt))].map((name) => `=${name}`)
  return {
    words: [...words, ...runs(words, 2, ' '), ...han, ...concepts],
    parts: latin.filter((word) => !isPinyinWord(word)).flatMap(partsOf),
    sounds: syllableLines(spelt).flatMap((line) => (line.length < 2 ? [] : [...line, ...runs(line, 2, ' ')])),
  }
}
