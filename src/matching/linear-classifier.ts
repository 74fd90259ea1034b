import { fitBoundaries, type Row } from './boundaries.ts'
import type { TermVector } from './term-weights.ts'

/** For each label how far a vector lies on its side (positive) or on the other labels' side (negative) of the boundary between them. */
export type LinearClassifier = {
  readonly labels: readonly string[]
  /** One number a label, in the order of `labels`; about −1…1. */
  readonly decide: (vector: TermVector) => Float32Array
  /** How much each term of `vector` speaks for `label`. */
  readonly contributions: (vector: TermVector, label: string) => ReadonlyMap<string, number>
}

/** Numbers the terms; the last number is the bias, a term that every text has. */
function numberTerms(vectors: readonly TermVector[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const vector of vectors)
    for (const term of vector.keys()) if (!numbers.has(term)) numbers.set(term, numbers.size)
  return numbers
}

function toRow(vector: TermVector, numbers: ReadonlyMap<string, number>): Row {
  const terms = new Int32Array(vector.size + 1)
  const weights = new Float32Array(vector.size + 1)
  let length = 0
  for (const [term, weight] of vector) {
    const number = numbers.get(term)
    if (number === undefined) continue
    terms[length] = number
    weights[length] = weight
    length += 1
  }
  terms[length] = numbers.size
  weights[length] = 1
  return { terms: terms.subarray(0, length + 1), weights: weights.subarray(0, length + 1) }
}

/** Fits one boundary a label to the examples. Deterministic. */
export function fitLinearClassifier(
  examples: readonly { readonly label: string; readonly vector: TermVector }[],
): LinearClassifier {
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const places = new Map(labels.map((label, place) => [label, place]))
  const numbers = numberTerms(examples.map(({ vector }) => vector))
  const rows = examples.map(({ vector }) => toRow(vector, numbers))
  const boundaries = fitBoundaries(
    rows,
    Int32Array.from(examples, ({ label }) => places.get(label) ?? 0),
    labels.length,
    numbers.size + 1,
  )

  return {
    labels,
    decide: (vector) => {
      const { terms, weights } = toRow(vector, numbers)
      const sides = new Float32Array(labels.length)
      for (let at = 0; at < terms.length; at += 1) {
        const start = (terms[at] ?? 0) * labels.length
        const weight = weights[at] ?? 0
        for (let label = 0; label < labels.length; label += 1)
          sides[label] = (sides[label] ?? 0) + weight * (boundaries[start + label] ?? 0)
      }
      return sides
    },
    contributions: (vector, label) => {
      const place = places.get(label)
      if (place === undefined) return new Map()
      return new Map(
        [...vector].flatMap(([term, weight]) => {
          const number = numbers.get(term)
          return number === undefined
            ? []
            : [[term, weight * (boundaries[number * labels.length + place] ?? 0)] as const]
        }),
      )
    },
  }
}
