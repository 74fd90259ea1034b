import { countTerms, markOf, type TermStatistics } from '../matching/term-weights.ts'
import { type Terms, views } from '../matching/terms.ts'
import { createTermTable } from './create-term-table.ts'

/** Counts the terms of `texts`. */
export function countFrequencies(texts: readonly Terms[]): TermStatistics {
  const counts = new Map<string, number>()
  for (const terms of texts) {
    for (const view of views)
      for (const term of countTerms(terms[view], markOf[view]).keys()) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return {
    table: createTermTable([...counts.keys()]),
    frequencies: Uint32Array.from(counts.values()),
    texts: texts.length,
  }
}
