import type { Row } from '../matching/term-weights.ts'

/** How strongly single examples may pull a boundary. */
const cost = 1
const passes = 8

/** In the first passes every label looks at every row; later only those labels whose boundary the row may still move. */
const fullPasses = 2

/** A row so far inside a label's own side will hardly ever move its boundary again. */
const settledGradient = 0.15

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

const squaredLength = ({ weights }: Row): number => weights.reduce((sum, weight) => sum + weight * weight, 0)

/** How the boundaries of `labels` see a row: for each the product of the row with the boundary's weights. */
function look(
  { terms, weights }: Row,
  labels: Int32Array,
  count: number,
  boundaries: Float32Array,
  sides: Float64Array,
): void {
  sides.fill(0, 0, labels.length)
  for (let at = 0; at < terms.length; at += 1) {
    const start = (terms[at] ?? 0) * count
    const weight = weights[at] ?? 0
    for (let index = 0; index < labels.length; index += 1)
      sides[index] = (sides[index] ?? 0) + weight * (boundaries[start + (labels[index] ?? 0)] ?? 0)
  }
}

/** Moves the boundary of one label along a row. */
function move({ terms, weights }: Row, label: number, step: number, count: number, boundaries: Float32Array): void {
  for (let at = 0; at < terms.length; at += 1) {
    const place = (terms[at] ?? 0) * count + label
    boundaries[place] = (boundaries[place] ?? 0) + step * (weights[at] ?? 0)
  }
}

/**
 * One boundary for each of `count` labels, between its rows and all others: linear support vector machines with squared hinge loss, fitted by dual
 * coordinate descent with shrinking (Hsieh et al., 2008, "A dual coordinate descent method for large-scale linear SVM"), all labels in one
 * walk over the rows; the bias is a term like the others. The weight of term t for label l is at `t * count + l`.
 * @param own the label of each row
 * @param terms how many terms there are
 */
export function fitBoundaries(rows: readonly Row[], own: Int32Array, count: number, terms: number): Float32Array {
  const boundaries = new Float32Array(terms * count)
  const alphas = new Float32Array(rows.length * count)
  const lengths = Float64Array.from(rows, squaredLength)
  const everyLabel = Int32Array.from({ length: count }, (_, label) => label)
  const unsettled: Int32Array[] = rows.map(() => everyLabel)
  const order = Int32Array.from(rows, (_, index) => index)
  const sides = new Float64Array(count)
  const next = createSequence()

  const visit = (index: number, row: Row, labels: Int32Array): Int32Array => {
    look(row, labels, count, boundaries, sides)
    return labels.filter((label, place) => {
      const side = own[index] === label ? 1 : -1
      const alpha = alphas[index * count + label] ?? 0
      const gradient = side * (sides[place] ?? 0) - 1 + alpha / (2 * cost)
      const moved = Math.max(0, alpha - gradient / ((lengths[index] ?? 0) + 1 / (2 * cost)))
      if (moved !== alpha) {
        alphas[index * count + label] = moved
        move(row, label, (moved - alpha) * side, count, boundaries)
      }
      return moved > 0 || gradient < settledGradient
    })
  }

  for (let pass = 0; pass < passes; pass += 1) {
    shuffle(order, next)
    for (const index of order) {
      const row = rows[index]
      if (row) unsettled[index] = visit(index, row, pass < fullPasses ? everyLabel : (unsettled[index] ?? everyLabel))
    }
  }
  return boundaries
}
