import { fitLinearClassifier, type LinearClassifier } from './linear-classifier.ts'
import { createWeigher, type TermVector } from './term-weights.ts'
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

/** Learns the examples: which terms are rare, and where the boundary between each intent and the others runs. */
export function fitModel(examples: readonly Example[]): Model {
  const weigher = createWeigher(examples.map(({ terms }) => terms))
  const classifier = fitLinearClassifier(
    examples.map(({ intent, terms }) => ({ label: intent, vector: weigher.weigh(terms) })),
  )
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
