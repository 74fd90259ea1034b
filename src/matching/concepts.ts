import type { SynonymGroup } from '../knowledge/knowledge.ts'

/** Normalises a word of a synonym group as the text is normalised. */
const normalWord = (written: string): string =>
  written
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Every word of the groups, normalised. */
export function wordsOf(groups: readonly SynonymGroup[]): ReadonlySet<string> {
  return new Set(groups.flatMap(({ words }) => words.map(normalWord)))
}

/** Finds the synonym groups whose words occur in a normalised text. If words overlap, the longest counts. A word may belong to two groups. */
export type ConceptFinder = (text: string) => readonly string[]

const han = /\p{Script=Han}/u

/** A finder over `groups`. English words match whole words, Chinese words match anywhere. */
export function createConceptFinder(groups: readonly SynonymGroup[]): ConceptFinder {
  const groupsOf = new Map<string, readonly string[]>()
  for (const { name, words } of groups)
    for (const written of words) {
      const word = normalWord(written)
      groupsOf.set(word, [...(groupsOf.get(word) ?? []), name])
    }
  const longest = Math.max(0, ...[...groupsOf.keys()].map((word) => word.length))
  const isWhole = (text: string, start: number, end: number): boolean =>
    han.test(text.charAt(start)) || !(/[a-z\d]/.test(text.charAt(start - 1)) || /[a-z\d]/.test(text.charAt(end)))

  const wordAt = (text: string, start: number): string | undefined => {
    for (let end = Math.min(text.length, start + longest); end > start; end -= 1) {
      const word = text.slice(start, end)
      if (groupsOf.has(word) && isWhole(text, start, end)) return word
    }
    return undefined
  }

  return (text) => {
    const found: string[] = []
    for (let at = 0; at < text.length; ) {
      const word = wordAt(text, at)
      if (word) found.push(...(groupsOf.get(word) ?? []))
      at += word?.length ?? 1
    }
    return found
  }
}
