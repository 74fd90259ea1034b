import { isPinyinWord } from '../locale/pinyin.ts'
import { createSlipFinder } from './one-slip.ts'
import { stem } from './terms.ts'

/** Puts a known word in the place of a Latin word that nobody has used, if one is near enough; else gives the word back. */
export type Speller = (word: string) => string

/** Shorter words have too many neighbours to guess. */
const shortest = 4
const longest = 20

/** The maximum number of repaired words to remember: people make the same errors. */
const remembered = 2000

/**
 * A speller over the words of the knowledge base (lower case) and how often each is used there. A word one slip away is taken, the most
 * used first; further away it would be a guess (Fuse.js changed 4 of 15,000 words, all of them wrongly). Another form of a known word, and pinyin, whose neighbours are other syllables, stay as they are.
 */
export function createSpeller(vocabulary: ReadonlyMap<string, number>): Speller {
  const words = [...vocabulary.keys()].filter((word) => word.length >= shortest && /^[a-z]+$/.test(word))
  const stems = new Set(words.map(stem))
  const findSlips = createSlipFinder(words)
  const memory = new Map<string, string>()
  const uses = (word: string): number => vocabulary.get(word) ?? 0

  const nearest = (word: string): string => {
    const [best] = [...findSlips(word)].sort((a, b) => uses(b) - uses(a) || (a < b ? -1 : 1))
    return best ?? word
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
