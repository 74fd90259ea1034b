import { markOf, type TermStatistics } from '../matching/term-weights.ts'
import { type Terms, views } from '../matching/terms.ts'
import { createTermTable } from './create-term-table.ts'

/** With this many texts or more, a term that occurs in only one of them is left out: it adds nothing. That saves a third of all terms. */
const manyTexts = 5000

/** Counts the terms of `texts`. */
export function countFrequencies(texts: readonly Terms[]): TermStatistics {
  const counts = new Map<string, number>()
  for (const terms of texts) {
    for (const view of views)
      for (const word of new Set(terms[view])) {
        const term = markOf[view] + word
        counts.set(term, (counts.get(term) ?? 0) + 1)
      }
  }
  const fewest = texts.length < manyTexts ? 1 : 2
  const kept = [...counts].filter(([, count]) => count >= fewest)
  return {
    table: createTermTable(kept.map(([term]) => term)),
    frequencies: Uint32Array.from(kept, ([, count]) => count),
    texts: texts.length,
  }
}
