import Fuse from 'fuse.js'
import { isPinyinWord } from '../locale/pinyin.ts'
import { createSlipFinder } from './one-slip.ts'
import { stem } from './terms.ts'

/** Puts a known word in the place of a Latin word that nobody has used, if one is near enough; else gives the word back. */
export type Speller = (word: string) => string

/** Shorter words have too many neighbours to guess. */
const shortest = 4
const longest = 20

/** From so many letters on a word may hold two slips; Fuse counts errors by letters. */
const shortestForTwoSlips = 9
const threshold = 0.3

/** Repaired words are remembered, up to so many, because people make the same errors. */
const remembered = 2000

/** A fuzzy search over the long words, by their first letter, which is seldom the wrong one. */
function createFuzzySearch(words: readonly string[]): (word: string) => string | undefined {
  const long = words.filter((word) => word.length >= shortestForTwoSlips - 1)
  const byInitial = new Map(
    [...Map.groupBy(long, (word) => word.charAt(0))].map(([initial, own]) => [
      initial,
      new Fuse(own, { threshold, ignoreFieldNorm: true, minMatchCharLength: 2 }),
    ]),
  )
  return (word) => {
    const found = byInitial.get(word.charAt(0))?.search(word, { limit: 8 }) ?? []
    return found.find(({ item }) => Math.abs(item.length - word.length) <= 2)?.item
  }
}

/**
 * A speller over the words of the knowledge base (lower case) and how often each is used there. A word one slip away is taken, the most
 * used first; for a long word Fuse.js searches further. Another form of a known word, and pinyin, whose neighbours are other syllables, stay as they are.
 */
export function createSpeller(vocabulary: ReadonlyMap<string, number>): Speller {
  const words = [...vocabulary.keys()].filter((word) => word.length >= shortest && /^[a-z]+$/.test(word))
  const stems = new Set(words.map(stem))
  const findSlips = createSlipFinder(words)
  const search = createFuzzySearch(words)
  const memory = new Map<string, string>()
  const uses = (word: string): number => vocabulary.get(word) ?? 0

  const nearest = (word: string): string => {
    const [best] = [...findSlips(word)].sort((a, b) => uses(b) - uses(a) || (a < b ? -1 : 1))
    return best ?? (word.length >= shortestForTwoSlips ? search(word) : undefined) ?? word
  }
  const isLeftAlone = (word: string): boolean =>
    word.length < shortest ||
    word.length > longest ||
    vocabulary.has(word) ||
    !/^[a-z]+$/.test(word) ||
    stems.has(stem(word)) ||
    isPinyinWord(word)

  return (word) => {
    const known = memory.get(word)
    if (known) return known
    if (isLeftAlone(word)) return word
    const repaired = nearest(word)
    if (memory.size < remembered) memory.set(word, repaired)
    return repaired
  }
}
