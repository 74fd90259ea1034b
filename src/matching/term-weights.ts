import { isPinyinWord } from '../locale/pinyin.ts'
import { numberOf, type TermTable } from './term-table.ts'
import { type Terms, type View, views } from './terms.ts'

/** How much each view counts in the likeness of two texts. Chosen on the questions of bench/ and evaluation/. */
const viewWeights: Readonly<Record<View, number>> = { words: 0.5, parts: 0.5, sounds: 0.3 }

/** Rare terms count more than frequent ones, but by less than the logarithm alone says. Chosen likewise. */
const rarityPower = 0.4

/** A text as weighted terms (`w:补缴`). The squares of the weights of a view add up to the weight of the view. */
export type TermVector = ReadonlyMap<string, number>

export const markOf: Readonly<Record<View, string>> = { words: 'w:', parts: 'p:', sounds: 's:' }

/**
 * A term as a person knows it, for explanations: `w:补缴` → `补缴`, the synonym group `w:=late-fee` → `late fee`; parts and sounds of words
 * mean nothing to a reader: `undefined`.
 */
export function readableTerm(term: string): string | undefined {
  if (!term.startsWith(markOf.words)) return undefined
  const word = term.slice(markOf.words.length)
  return word.startsWith('=') ? word.slice(1).replaceAll('-', ' ') : word
}

/** In how many of the known texts each term stands; what weighing has to know. */
export type TermStatistics = { readonly table: TermTable; readonly frequencies: Uint32Array; readonly texts: number }

/** Weighs terms by how few of the known texts have them (inverse document frequency). */
export type Weigher = {
  readonly weigh: (terms: Terms) => TermVector
}

export function countTerms(words: readonly string[], mark: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(mark + word, (counts.get(mark + word) ?? 0) + 1)
  return counts
}

/** A weigher for texts like those that were counted. */
export function createWeigher({ table, frequencies, texts }: TermStatistics): Weigher {
  /** In how many texts a term stands; 0 for one that nobody has used. */
  const frequency = (term: string): number => frequencies[numberOf(table, term) ?? -1] ?? 0
  /** Pinyin that nobody has written so is told by its sounds alone; as an unknown word it would only drown them. */
  const isToldBySound = (term: string): boolean =>
    frequency(term) === 0 && (readableTerm(term) ?? '-').split(' ').every(isPinyinWord)
  const rarity = (term: string): number => Math.log(1 + texts / (frequency(term) || 0.5)) ** rarityPower

  return {
    weigh: (terms) => {
      const vector = new Map<string, number>()
      for (const view of views) {
        const weights = [...countTerms(terms[view], markOf[view])]
          .filter(([term]) => !isToldBySound(term))
          .map(([term, count]) => [term, (1 + Math.log(count)) * rarity(term)] as const)
        const length = Math.hypot(...weights.map(([, weight]) => weight))
        for (const [term, weight] of weights) vector.set(term, (weight / length) * Math.sqrt(viewWeights[view]))
      }
      const total = Math.hypot(...vector.values())
      return total === 0 ? vector : new Map([...vector].map(([term, weight]) => [term, weight / total]))
    },
  }
}
