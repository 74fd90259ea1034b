import type { TermVector } from './term-weights.ts'

/** For each label how far a vector lies on its side (positive) or on the other labels' side (negative) of the boundary between them. */
export type LinearClassifier = {
  readonly labels: readonly string[]
  /** One number a label, in the order of `labels`; about −1…1. */
  readonly decide: (vector: TermVector) => Float64Array
  /** How much each term of `vector` speaks for `label`. */
  readonly contributions: (vector: TermVector, label: string) => ReadonlyMap<string, number>
}

/** How strongly single examples may pull the boundary. */
const cost = 1
const passes = 10

type Row = { readonly terms: Int32Array; readonly weights: Float64Array; readonly squaredLength: number }

/** Numbers 0…1 from a fixed seed, so that the same knowledge gives the same boundaries everywhere. */
function createSequence(): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x7fffffff
  }
}

function shuffle(order: Int32Array, next: () => number): void {
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(next() * (index + 1))
    const kept = order[index] ?? 0
    order[index] = order[other] ?? 0
    order[other] = kept
  }
}

/** Along the boundary's normal: the product of a row with the weights, plus the bias in the last place. */
function along({ terms, weights }: Row, normal: Float64Array): number {
  let sum = normal[normal.length - 1] ?? 0
  for (let index = 0; index < terms.length; index += 1) sum += (weights[index] ?? 0) * (normal[terms[index] ?? 0] ?? 0)
  return sum
}

/**
 * The boundary between one label and the rest: a linear support vector machine with squared hinge loss, fitted by dual
 * coordinate descent (Hsieh et al., 2008, "A dual coordinate descent method for large-scale linear SVM", algorithm 1).
 */
function fitBoundary(
  rows: readonly Row[],
  isOwn: readonly boolean[],
  dimensions: number,
  next: () => number,
): Float64Array {
  const normal = new Float64Array(dimensions + 1)
  const alphas = new Float64Array(rows.length)
  const order = Int32Array.from(rows, (_, index) => index)
  for (let pass = 0; pass < passes; pass += 1) {
    shuffle(order, next)
    for (const index of order) {
      const row = rows[index]
      if (!row) continue
      const side = isOwn[index] ? 1 : -1
      const alpha = alphas[index] ?? 0
      const gradient = side * along(row, normal) - 1 + alpha / (2 * cost)
      const moved = Math.max(0, alpha - gradient / (row.squaredLength + 1 + 1 / (2 * cost)))
      if (moved === alpha) continue
      alphas[index] = moved
      const step = (moved - alpha) * side
      for (let at = 0; at < row.terms.length; at += 1) {
        const term = row.terms[at] ?? 0
        normal[term] = (normal[term] ?? 0) + step * (row.weights[at] ?? 0)
      }
      normal[dimensions] = (normal[dimensions] ?? 0) + step
    }
  }
  return normal
}

/** Fits one boundary a label to the examples. Deterministic. */
export function fitLinearClassifier(
  examples: readonly { readonly label: string; readonly vector: TermVector }[],
): LinearClassifier {
  const numbers = new Map<string, number>()
  for (const { vector } of examples)
    for (const term of vector.keys()) if (!numbers.has(term)) numbers.set(term, numbers.size)
  const toRow = (vector: TermVector): Row => {
    const known = [...vector].filter(([term]) => numbers.has(term))
    const weights = Float64Array.from(known, ([, weight]) => weight)
    return {
      terms: Int32Array.from(known, ([term]) => numbers.get(term) ?? 0),
      weights,
      squaredLength: weights.reduce((sum, weight) => sum + weight * weight, 0),
    }
  }
  const rows = examples.map(({ vector }) => toRow(vector))
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const next = createSequence()
  const normals = labels.map((label) =>
    fitBoundary(
      rows,
      examples.map((example) => example.label === label),
      numbers.size,
      next,
    ),
  )

  return {
    labels,
    decide: (vector) => {
      const row = toRow(vector)
      return Float64Array.from(normals, (normal) => along(row, normal))
    },
    contributions: (vector, label) => {
      const normal = normals[labels.indexOf(label)]
      return new Map(
        [...vector].flatMap(([term, weight]) =>
          numbers.has(term) ? [[term, weight * (normal?.[numbers.get(term) ?? -1] ?? 0)] as const] : [],
        ),
      )
    },
  }
}
