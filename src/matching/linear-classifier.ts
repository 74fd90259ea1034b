import { fitBoundaries, type Row } from '../learning/boundaries.ts'
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

const largestByte = 127

/** A vector as a row: terms that nobody numbered are left out. */
function toRow(vector: TermVector, table: TermTable): Row {
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

/** The row with one more term that every text has, number `bias`. */
const withBias = ({ terms, weights }: Row, bias: number): Row => ({
  terms: Int32Array.of(...terms, bias),
  weights: Float32Array.of(...weights, 1),
})

/** Boundaries in one byte a weight; the last row of `fitted` holds the biases. */
function store(fitted: Float32Array, labels: readonly string[]): StoredBoundaries {
  const count = labels.length
  const end = fitted.length - count
  const scales = new Float32Array(count)
  for (let at = 0; at < end; at += 1)
    scales[at % count] = Math.max(scales[at % count] ?? 0, Math.abs(fitted[at] ?? 0) / largestByte)
  const weights = new Int8Array(Math.max(0, end))
  for (let at = 0; at < end; at += 1) weights[at] = Math.round((fitted[at] ?? 0) / (scales[at % count] || 1))
  return { labels, weights, scales, biases: fitted.slice(end) }
}

/** Fits one boundary a label to the examples, over the terms of `table`. Deterministic. */
export function fitClassifier(
  examples: readonly { readonly label: string; readonly vector: TermVector }[],
  table: TermTable,
): StoredBoundaries {
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const places = new Map(labels.map((label, place) => [label, place]))
  const bias = table.fingerprints.length
  const rows = examples.map(({ vector }) => withBias(toRow(vector, table), bias))
  const own = Int32Array.from(examples, ({ label }) => places.get(label) ?? 0)
  return store(fitBoundaries(rows, own, labels.length, bias + 1), labels)
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
