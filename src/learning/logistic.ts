import { type LogisticCurve, lineThrough, sigmoid, standardise } from '../matching/curve.ts'

/** Evidence as numbers, and whether what it speaks for was true; `weight` counts the observation more or less. */
export type Observation = { readonly evidence: readonly number[]; readonly isTrue: boolean; readonly weight: number }

/** Keeps slopes small where few observations stand behind them. */
const ridge = 1e-3
const steps = 400
const rate = 1

/** Logistic regression by gradient descent. Deterministic; needs at least one observation. */
export function fitLogistic(observations: readonly Observation[]): LogisticCurve {
  const size = observations[0]?.evidence.length ?? 0
  const total = observations.reduce((sum, { weight }) => sum + weight, 0)
  const average = (of: (evidence: readonly number[]) => number): number =>
    observations.reduce((sum, { evidence, weight }) => sum + weight * of(evidence), 0) / total
  const mean = Array.from({ length: size }, (_, at) => average((evidence) => evidence[at] ?? 0))
  const spread = mean.map((middle, at) => Math.sqrt(average((evidence) => ((evidence[at] ?? 0) - middle) ** 2)) || 1)
  const rows = observations.map(({ evidence, isTrue, weight }) => ({
    values: standardise(evidence, { mean, spread }),
    target: isTrue ? 1 : 0,
    weight: weight / total,
  }))

  let slope: readonly number[] = mean.map(() => 0)
  let bias = 0
  for (let step = 0; step < steps; step += 1) {
    const gradient = slope.map((value) => ridge * value)
    let biasGradient = 0
    for (const { values, target, weight } of rows) {
      const error = weight * (sigmoid(lineThrough(values, slope, bias)) - target)
      biasGradient += error
      for (const [at, value] of values.entries()) gradient[at] = (gradient[at] ?? 0) + error * value
    }
    slope = slope.map((value, at) => value - rate * (gradient[at] ?? 0))
    bias -= rate * biasGradient
  }
  return { mean, spread, slope, bias }
}
