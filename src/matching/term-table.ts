/**
 * Numbers for terms, from 0 in the order in which they came. Only fingerprints of the terms are kept: a hundred thousand strings would
 * weigh many times as much. Plain arrays, so that it can be stored as it is.
 */
export type TermTable = {
  /** For each slot of the hash table, the number of its term plus one; 0 if the slot is empty. The length is a power of two. */
  readonly places: Int32Array
  /** For each number a second hash of its term: the odds that another term shares it are one in four thousand million. */
  readonly fingerprints: Uint32Array
}

/** Two hashes of a text so far; more may follow. */
export type Hashes = { readonly first: number; readonly second: number }

const start: Hashes = { first: 0x811c9dc5, second: 0x9e3779b9 }

/** FNV-1a over UTF-16 units. */
function walk(text: string, from: number): number {
  let value = from
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value
}

/** The last units have stirred only the lower bits so far. */
function stir(value: number): number {
  const once = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (once ^ (once >>> 13)) >>> 0
}

/** The hashes of a beginning that many terms share, so that it is walked over once. */
export function hashesOf(beginning: string): Hashes {
  return { first: walk(beginning, start.first), second: walk(beginning, start.second) }
}

export const firstHash = (term: string, after: Hashes = start): number => stir(walk(term, after.first))
export const secondHash = (term: string, after: Hashes = start): number => stir(walk(term, after.second))

/**
 * The number of a term; -1 for one that was never numbered.
 * @param after the hashes of what the term begins with, where only the rest of it is given
 */
export function numberOf({ places, fingerprints }: TermTable, term: string, after: Hashes = start): number {
  const fingerprint = secondHash(term, after)
  for (let place = firstHash(term, after) & (places.length - 1); ; place = (place + 1) & (places.length - 1)) {
    const number = (places[place] ?? 0) - 1
    if (number < 0) return -1
    if (fingerprints[number] === fingerprint) return number
  }
}
