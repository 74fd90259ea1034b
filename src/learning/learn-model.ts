import type { LearntModel } from '../matching/model.ts'
import { createWeigher } from '../matching/term-weights.ts'
import type { Terms } from '../matching/terms.ts'
import { countFrequencies } from './count-terms.ts'
import { fitClassifier } from './fit-classifier.ts'

/** An utterance, ready to learn from. */
export type Example = {
  readonly intent: string
  readonly utterance: string
  readonly language: 'zh' | 'en'
  readonly terms: Terms
}

/** Learns the examples: which terms are rare, and where the boundary between each intent and the others runs. Deterministic. */
export function learnModel(examples: readonly Example[]): LearntModel {
  const statistics = countFrequencies(examples.map(({ terms }) => terms))
  const { weigh } = createWeigher(statistics)
  const rows = examples.map(({ intent, terms }) => ({ label: intent, row: weigh(terms) }))
  return { statistics, boundaries: fitClassifier(rows, statistics.frequencies.length) }
}
