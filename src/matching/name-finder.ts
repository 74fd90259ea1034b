import Fuse from 'fuse.js'

/** Something that people call by one of its names. */
export type Named = { readonly id: string; readonly names: readonly string[] }

/** How far a slip may lead away from a name, as Fuse.js counts (0 is the same, 1 anything). Chosen on slips in the names of laws and topics. */
const threshold = 0.35

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim()

/**
 * Finds things by a name that is typed only in part, or with a slip: commands, laws, places, ids of topics. Names that begin with what was typed come
 * first, then names that hold it, then what Fuse.js finds near it. The ids come without repetition, the likeliest first.
 */
export function createNameFinder(all: readonly Named[]): (typed: string) => readonly string[] {
  const names = all.flatMap(({ id, names: own }) => own.map((name) => ({ id, name: fold(name) })))
  const fuzzy = new Fuse(names, { keys: ['name'], threshold, ignoreLocation: true, ignoreFieldNorm: true })
  const idsOf = (some: readonly { readonly id: string }[]): readonly string[] => [...new Set(some.map(({ id }) => id))]
  return (text) => {
    const typed = fold(text)
    if (typed === '') return []
    const beginning = names.filter(({ name }) => name.startsWith(typed))
    const holding = names.filter(({ name }) => name.includes(typed))
    if (holding.length > 0) return idsOf([...beginning, ...holding])
    return idsOf(fuzzy.search(typed).map(({ item }) => item))
  }
}
