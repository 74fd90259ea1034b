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

/** What one pass of the fit works on. */
type Fit = {
  readonly rows: readonly Row[]
  readonly sides: Int8Array
  readonly normal: Float64Array
  readonly alphas: Float64Array
}

/** Moves the boundary by what one row asks for; gives how far that row lies inside its own side. */
function visit({ rows, sides, normal, alphas }: Fit, index: number): number {
  const row = rows[index]
  const side = sides[index] ?? 0
  const alpha = alphas[index] ?? 0
  if (!row) return 0
  const gradient = side * along(row, normal) - 1 + alpha / (2 * cost)
  const moved = Math.max(0, alpha - gradient / (row.squaredLength + 1 + 1 / (2 * cost)))
  if (moved === alpha) return gradient
  alphas[index] = moved
  const step = (moved - alpha) * side
  const { terms, weights } = row
  for (let at = 0; at < terms.length; at += 1) {
    const term = terms[at] ?? 0
    normal[term] = (normal[term] ?? 0) + step * (weights[at] ?? 0)
  }
  normal[normal.length - 1] = (normal[normal.length - 1] ?? 0) + step
  return gradient
}

/** A row so far inside its own side will hardly ever move the boundary again. */
const settledGradient = 0.15

/** In these passes every row is visited, in the others only those that are not settled. */
const isFullPass = (pass: number): boolean => pass < 2 || pass === passes - 1

/**
 * The boundary between one label (side 1) and the rest (side −1): a linear support vector machine with squared hinge loss, fitted by dual
 * coordinate descent with shrinking (Hsieh et al., 2008, "A dual coordinate descent method for large-scale linear SVM").
 */
function fitBoundary(rows: readonly Row[], sides: Int8Array, dimensions: number, next: () => number): Float64Array {
  const fit: Fit = { rows, sides, normal: new Float64Array(dimensions + 1), alphas: new Float64Array(rows.length) }
  const everyRow = Int32Array.from(rows, (_, index) => index)
  let unsettled = everyRow
  for (let pass = 0; pass < passes; pass += 1) {
    const order = isFullPass(pass) ? everyRow : unsettled
    shuffle(order, next)
    unsettled = order.filter((index) => visit(fit, index) < settledGradient || (fit.alphas[index] ?? 0) > 0)
  }
  return fit.normal
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
      Int8Array.from(examples, (example) => (example.label === label ? 1 : -1)),
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
