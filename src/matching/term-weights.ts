import { isPinyinWord } from '../locale/pinyin.ts'
import { type Hashes, hashesOf, numberOf, secondHash, type TermTable } from './term-table.ts'
import { type Terms, type View, views } from './terms.ts'

/** How much each view counts in the likeness of two texts. Chosen on the questions of bench/ and evaluation/. */
const viewWeights: Readonly<Record<View, number>> = { words: 0.5, parts: 0.5, sounds: 0.3 }

/** Rare terms count more than frequent ones, but by less than the logarithm alone says. Chosen likewise. */
const rarityPower = 0.4

/** What the terms of a view begin with in the table. */
export const markOf: Readonly<Record<View, string>> = { words: 'w:', parts: 'p:', sounds: 's:' }

const markHashes: Readonly<Record<View, Hashes>> = {
  words: hashesOf(markOf.words),
  parts: hashesOf(markOf.parts),
  sounds: hashesOf(markOf.sounds),
}

/**
 * A text as numbers of known terms, each once, and their weights. The squares of the weights of a view add up to the weight of the view, apart from
 * what lies in unknown terms.
 */
export type Row = { readonly terms: Int32Array; readonly weights: Float32Array }

/** A term of the words view as a person knows it: the synonym group `=late-fee` → `late fee`. */
export function readableTerm(word: string): string {
  return word.startsWith('=') ? word.slice(1).replaceAll('-', ' ') : word
}

/** In how many of the known texts each term stands; what weighing has to know. */
export type TermStatistics = { readonly table: TermTable; readonly frequencies: Uint32Array; readonly texts: number }

/** Weighs terms by how few of the known texts have them (inverse document frequency). */
export type Weigher = {
  readonly weigh: (terms: Terms) => Row
  /** The number of a word of the words view; -1 for an unknown one. */
  readonly numberOfWord: (word: string) => number
}

/** How often each term of a view occurs in a text: known terms by their numbers, unknown ones by a hash. */
type Counts = { readonly known: ReadonlyMap<number, number>; readonly unknown: ReadonlyMap<number, number> }

const increase = (counts: Map<number, number>, key: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Pinyin that nobody has written so is told by its sounds alone; as an unknown word it would only drown them. */
const isToldBySound = (word: string): boolean => word.split(' ').every(isPinyinWord)

function countView(words: readonly string[], view: View, table: TermTable): Counts {
  const [known, unknown] = [new Map<number, number>(), new Map<number, number>()]
  for (const word of words) {
    const number = numberOf(table, word, markHashes[view])
    if (number >= 0) increase(known, number)
    else if (view !== 'words' || !isToldBySound(word)) increase(unknown, secondHash(word, markHashes[view]))
  }
  return { known, unknown }
}

/** An unknown term is treated as if half a text had it. */
const unknownFrequency = 0.5

/** A weigher for texts like those that were counted. */
export function createWeigher({ table, frequencies, texts }: TermStatistics): Weigher {
  const rarity = (frequency: number): number => Math.log(1 + texts / frequency) ** rarityPower
  const rarities = Float32Array.from(frequencies, (frequency) => rarity(frequency))
  const unknownRarity = rarity(unknownFrequency)
  const emphasis = (count: number): number => (count === 1 ? 1 : 1 + Math.log(count))

  /** Writes the weights of a view, and gives the sum of the squares of all its terms' weights before they are scaled to it. */
  const weighView = ({ known, unknown }: Counts, place: number, row: Row): number => {
    let squares = 0
    let at = place
    for (const [number, count] of known) {
      const weight = emphasis(count) * (rarities[number] ?? 0)
      squares += weight * weight
      row.terms[at] = number
      row.weights[at] = weight
      at += 1
    }
    for (const count of unknown.values()) squares += (emphasis(count) * unknownRarity) ** 2
    return squares
  }

  return {
    numberOfWord: (word) => numberOf(table, word, markHashes.words),
    weigh: (terms) => {
      const counts = views.map((view) => ({ view, ...countView(terms[view], view, table) }))
      const size = counts.reduce((sum, { known }) => sum + known.size, 0)
      const row: Row = { terms: new Int32Array(size), weights: new Float32Array(size) }
      const used = counts.filter(({ known, unknown }) => known.size + unknown.size > 0)
      const total = Math.sqrt(used.reduce((sum, { view }) => sum + viewWeights[view], 0))
      let place = 0
      for (const view of used) {
        const squares = weighView(view, place, row)
        const scale = Math.sqrt(viewWeights[view.view]) / (Math.sqrt(squares) * total)
        for (const end = place + view.known.size; place < end; place += 1)
          row.weights[place] = (row.weights[place] ?? 0) * scale
      }
      return row
    },
  }
}
