/** Evidence as numbers, and whether what it speaks for was true (1) or not (0); `weight` counts it more or less. */
export type Observation = { readonly evidence: readonly number[]; readonly isTrue: boolean; readonly weight: number }

/** The probability 0…1 that evidence speaks the truth. */
export type Calibration = (evidence: readonly number[]) => number

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))

/** Keeps weights small where few observations stand behind them. */
const ridge = 1e-3
const steps = 400
const rate = 1

/** Logistic regression by gradient descent on standardised evidence: turns evidence into a calibrated probability. Deterministic. */
export function fitLogistic(observations: readonly Observation[]): Calibration {
  const size = observations[0]?.evidence.length ?? 0
  const total = observations.reduce((sum, { weight }) => sum + weight, 0)
  const mean = Array.from(
    { length: size },
    (_, at) => observations.reduce((sum, { evidence, weight }) => sum + weight * (evidence[at] ?? 0), 0) / total,
  )
  const spread = mean.map(
    (middle, at) =>
      Math.sqrt(
        observations.reduce((sum, { evidence, weight }) => sum + weight * ((evidence[at] ?? 0) - middle) ** 2, 0) /
          total,
      ) || 1,
  )
  const standard = (evidence: readonly number[]): number[] =>
    evidence.map((value, at) => (value - (mean[at] ?? 0)) / (spread[at] ?? 1))

  const rows = observations.map(({ evidence, isTrue, weight }) => ({
    values: standard(evidence),
    target: isTrue ? 1 : 0,
    weight: weight / total,
  }))
  let slope: number[] = mean.map(() => 0)
  let bias = 0
  const value = (values: readonly number[]): number =>
    values.reduce((sum, part, at) => sum + part * (slope[at] ?? 0), bias)
  for (let step = 0; step < steps; step += 1) {
    const gradient = mean.map((_, at) => ridge * (slope[at] ?? 0))
    let biasGradient = 0
    for (const { values, target, weight } of rows) {
      const error = weight * (sigmoid(value(values)) - target)
      biasGradient += error
      for (const [at, part] of values.entries()) gradient[at] = (gradient[at] ?? 0) + error * part
    }
    slope = slope.map((old, at) => old - rate * (gradient[at] ?? 0))
    bias -= rate * biasGradient
  }
  return (evidence) => sigmoid(value(standard(evidence)))
}
