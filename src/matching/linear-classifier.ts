import type { Row } from './term-weights.ts'

/** For each label how far a text lies on its side (positive) or on the other labels' side (negative) of the boundary between them. */
export type LinearClassifier = {
  readonly labels: readonly string[]
  /** One number a label, in the order of `labels`; about −1…1. */
  readonly decide: (row: Row) => Float32Array
  /** How much each term of `row`, in its order, speaks for `label`. */
  readonly contributions: (row: Row, label: string) => Float32Array
}

/**
 * Fitted boundaries as plain arrays. The weight of term t for label l is `weights[t * labels.length + l] * scales[l]`: one byte each, which is a
 * quarter of the memory and changes no decision worth mentioning. `biases` are the same for every text.
 */
export type StoredBoundaries = {
  readonly labels: readonly string[]
  readonly weights: Int8Array
  readonly scales: Float32Array
  readonly biases: Float32Array
}

/** The classifier that `boundaries` make. */
export function createClassifier({ labels, weights, scales, biases }: StoredBoundaries): LinearClassifier {
  const count = labels.length
  return {
    labels,
    decide: (row) => {
      const sides = new Float32Array(count)
      for (let at = 0; at < row.terms.length; at += 1) {
        const start = (row.terms[at] ?? 0) * count
        const weight = row.weights[at] ?? 0
        for (let label = 0; label < count; label += 1)
          sides[label] = (sides[label] ?? 0) + weight * (weights[start + label] ?? 0)
      }
      return sides.map((side, label) => side * (scales[label] ?? 0) + (biases[label] ?? 0))
    },
    contributions: (row, label) => {
      const place = labels.indexOf(label)
      if (place < 0) return new Float32Array(row.terms.length)
      return row.weights.map(
        (weight, at) => weight * (weights[(row.terms[at] ?? 0) * count + place] ?? 0) * (scales[place] ?? 0),
      )
    },
  }
}
