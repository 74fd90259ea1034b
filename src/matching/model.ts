import { createClassifier, type LinearClassifier, type StoredBoundaries } from './linear-classifier.ts'
import { createWeigher, type TermStatistics, type Weigher } from './term-weights.ts'
import type { Terms } from './terms.ts'

/** How an intent stands to a question: `side` is positive where the question lies on its side of the boundary. */
export type Standing = { readonly intent: string; readonly side: number }

/** All intents, the nearest first. */
export type Ranking = { readonly standings: readonly Standing[] }

export type Model = {
  readonly rank: (question: Terms) => Ranking
  readonly contributions: LinearClassifier['contributions']
  readonly weigh: Weigher['weigh']
  readonly numberOfWord: Weigher['numberOfWord']
}

/** What was learnt from examples, as plain values that can be stored. */
export type LearntModel = { readonly statistics: TermStatistics; readonly boundaries: StoredBoundaries }

/** The model that something learnt makes. */
export function createModel({ statistics, boundaries }: LearntModel): Model {
  const { weigh, numberOfWord } = createWeigher(statistics)
  const classifier = createClassifier(boundaries)
  return {
    weigh,
    numberOfWord,
    contributions: classifier.contributions,
    rank: (question) => {
      const sides = classifier.decide(weigh(question))
      const standings = classifier.labels
        .map((intent, index) => ({ intent, side: sides[index] ?? Number.NEGATIVE_INFINITY }))
        .sort((a, b) => b.side - a.side || a.intent.localeCompare(b.intent))
      return { standings }
    },
  }
}
