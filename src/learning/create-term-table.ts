import { firstHash, secondHash, type TermTable } from '../matching/term-table.ts'

/** A table of `terms`, which must differ from one another. */
export function createTermTable(terms: readonly string[]): TermTable {
  const places = new Int32Array(2 ** Math.ceil(Math.log2(2 * terms.length + 2)))
  const fingerprints = Uint32Array.from(terms, (term) => secondHash(term))
  for (const [number, term] of terms.entries()) {
    let place = firstHash(term) & (places.length - 1)
    while (places[place] !== 0) place = (place + 1) & (places.length - 1)
    places[place] = number + 1
  }
  return { places, fingerprints }
}
