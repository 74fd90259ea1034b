import Fuse from 'fuse.js'
import { isPinyinWord } from '../locale/pinyin.ts'

/** Puts a known word in the place of a Latin word that nobody has used, if one is near enough; else gives the word back. */
export type Speller = (word: string) => string

/** Shorter words have too many neighbours to guess. */
const shortest = 4
const longest = 20

/** Errors by letters, as Fuse counts them: one in four or five letters, two in six or more (two letters changing places are two errors). */
const threshold = 0.34

/** Repaired words are remembered, up to so many, because people make the same errors. */
const remembered = 2000

/**
 * A speller over the words of the knowledge base (lower case). Fuse.js searches it fuzzily; of its candidates the first with the same
 * initial letter and about the same length is taken. Pinyin is left alone: its neighbours are other syllables.
 */
export function createSpeller(vocabulary: ReadonlySet<string>): Speller {
  const words = [...vocabulary].filter((word) => word.length >= shortest && /^[a-z]+$/.test(word))
  const byInitial = new Map(
    [...Map.groupBy(words, (word) => word.charAt(0))].map(([initial, own]) => [
      initial,
      new Fuse(own, { threshold, includeScore: true, ignoreFieldNorm: true, minMatchCharLength: 2 }),
    ]),
  )
  const memory = new Map<string, string>()

  const nearest = (word: string): string => {
    const found = byInitial.get(word.charAt(0))?.search(word, { limit: 8 }) ?? []
    return found.find(({ item }) => Math.abs(item.length - word.length) <= 2)?.item ?? word
  }

  return (word) => {
    if (
      word.length < shortest ||
      word.length > longest ||
      vocabulary.has(word) ||
      !/^[a-z]+$/.test(word) ||
      isPinyinWord(word)
    )
      return word
    const known = memory.get(word)
    if (known) return known
    const repaired = nearest(word)
    if (memory.size < remembered) memory.set(word, repaired)
    return repaired
  }
}
