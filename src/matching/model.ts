import { createClassifier, fitClassifier, type LinearClassifier, type StoredBoundaries } from './linear-classifier.ts'
import { countFrequencies, createWeigher, type TermStatistics, type TermVector } from './term-weights.ts'
import type { Terms } from './terms.ts'

/** An utterance, ready to learn from. */
export type Example = {
  readonly intent: string
  readonly utterance: string
  readonly language: 'zh' | 'en'
  readonly terms: Terms
}

/** How an intent stands to a question: `side` is positive where the question lies on its side of the boundary. */
export type Standing = { readonly intent: string; readonly side: number }

/** All intents, the nearest first, and the share of the question (0…1) that is made of known words. */
export type Ranking = {
  readonly standings: readonly Standing[]
  readonly coverage: number
  readonly vector: TermVector
}

export type Model = {
  readonly rank: (question: Terms) => Ranking
  readonly contributions: LinearClassifier['contributions']
  readonly weigh: (terms: Terms) => TermVector
}

/** What was learnt from examples, as plain values that can be stored. */
export type LearntModel = { readonly statistics: TermStatistics; readonly boundaries: StoredBoundaries }

/** Learns the examples: which terms are rare, and where the boundary between each intent and the others runs. Deterministic. */
export function learnModel(examples: readonly Example[]): LearntModel {
  const statistics = countFrequencies(examples.map(({ terms }) => terms))
  const { weigh } = createWeigher(statistics)
  const vectors = examples.map(({ intent, terms }) => ({ label: intent, vector: weigh(terms) }))
  return { statistics, boundaries: fitClassifier(vectors, statistics.table) }
}

/** The model that something learnt makes. */
export function createModel({ statistics, boundaries }: LearntModel): Model {
  const weigher = createWeigher(statistics)
  const classifier = createClassifier(boundaries, statistics.table)
  return {
    weigh: weigher.weigh,
    contributions: classifier.contributions,
    rank: (question) => {
      const vector = weigher.weigh(question)
      const sides = classifier.decide(vector)
      const standings = classifier.labels
        .map((intent, index) => ({ intent, side: sides[index] ?? Number.NEGATIVE_INFINITY }))
        .sort((a, b) => b.side - a.side || a.intent.localeCompare(b.intent))
      return { standings, coverage: weigher.coverage(question), vector }
    },
  }
}
