import type { StoredBoundaries } from '../matching/linear-classifier.ts'
import type { Row } from '../matching/term-weights.ts'
import { fitBoundaries } from './boundaries.ts'

const largestByte = 127

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

/**
 * Fits one boundary a label to the examples. Deterministic.
 * @param bias how many terms there are
 */
export function fitClassifier(
  examples: readonly { readonly label: string; readonly row: Row }[],
  bias: number,
): StoredBoundaries {
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const places = new Map(labels.map((label, place) => [label, place]))
  const rows = examples.map(({ row }) => withBias(row, bias))
  const own = Int32Array.from(examples, ({ label }) => places.get(label) ?? 0)
  return store(fitBoundaries(rows, own, labels.length, bias + 1), labels)
}
