/**
 * Numbers for terms, from 0 in the order in which they came. Only fingerprints of the terms are kept: a hundred thousand strings would
 * weigh many times as much. Plain arrays, so that it can be stored as it is.
 */
export type TermTable = {
  /** For each place of the hash table one more than the number of the term there; 0 where there is none. The length is a power of two. */
  readonly places: Int32Array
  /** For each number a second hash of its term: another term that shares it is one in four thousand million. */
  readonly fingerprints: Uint32Array
}

/** FNV-1a over UTF-16 units, from a start of one's own. */
function hash(term: string, start: number): number {
  let value = start
  for (let at = 0; at < term.length; at += 1) value = Math.imul(value ^ term.charCodeAt(at), 0x01000193)
  // The last units have stirred only the lower bits so far.
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}

export const firstHash = (term: string): number => hash(term, 0x811c9dc5)
export const secondHash = (term: string): number => hash(term, 0x9e3779b9)

/** The number of a term; `undefined` for one that was never numbered. */
export function numberOf({ places, fingerprints }: TermTable, term: string): number | undefined {
  const fingerprint = secondHash(term)
  for (let place = firstHash(term) & (places.length - 1); ; place = (place + 1) & (places.length - 1)) {
    const number = (places[place] ?? 0) - 1
    if (number < 0) return undefined
    if (fingerprints[number] === fingerprint) return number
  }
}
