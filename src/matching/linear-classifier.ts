import { numberOf, type TermTable } from './term-table.ts'
import type { TermVector } from './term-weights.ts'

/** For each label how far a vector lies on its side (positive) or on the other labels' side (negative) of the boundary between them. */
export type LinearClassifier = {
  readonly labels: readonly string[]
  /** One number a label, in the order of `labels`; about −1…1. */
  readonly decide: (vector: TermVector) => Float32Array
  /** How much each term of `vector` speaks for `label`. */
  readonly contributions: (vector: TermVector, label: string) => ReadonlyMap<string, number>
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

/** A text as numbers of terms and their weights. */
export type Row = { readonly terms: Int32Array; readonly weights: Float32Array }

/** A vector as a row: terms that nobody numbered are left out. */
export function toRow(vector: TermVector, table: TermTable): Row {
  const terms = new Int32Array(vector.size)
  const weights = new Float32Array(vector.size)
  let length = 0
  for (const [term, weight] of vector) {
    const number = numberOf(table, term)
    if (number === undefined) continue
    terms[length] = number
    weights[length] = weight
    length += 1
  }
  return { terms: terms.subarray(0, length), weights: weights.subarray(0, length) }
}

/** The classifier that `boundaries` make over the terms of `table`. */
export function createClassifier(
  { labels, weights, scales, biases }: StoredBoundaries,
  table: TermTable,
): LinearClassifier {
  const count = labels.length
  return {
    labels,
    decide: (vector) => {
      const row = toRow(vector, table)
      const sides = new Float32Array(count)
      for (let at = 0; at < row.terms.length; at += 1) {
        const start = (row.terms[at] ?? 0) * count
        const weight = row.weights[at] ?? 0
        for (let label = 0; label < count; label += 1)
          sides[label] = (sides[label] ?? 0) + weight * (weights[start + label] ?? 0)
      }
      return sides.map((side, label) => side * (scales[label] ?? 0) + (biases[label] ?? 0))
    },
    contributions: (vector, label) => {
      const place = labels.indexOf(label)
      if (place < 0) return new Map()
      return new Map(
        [...vector].flatMap(([term, weight]) => {
          const number = numberOf(table, term)
          if (number === undefined) return []
          return [[term, weight * (weights[number * count + place] ?? 0) * (scales[place] ?? 0)] as const]
        }),
      )
    },
  }
}
