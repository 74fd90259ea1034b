/** Evidence as numbers, and whether what it speaks for was true; `weight` counts the observation more or less. */
export type Observation = { readonly evidence: readonly number[]; readonly isTrue: boolean; readonly weight: number }

/** A fitted curve from evidence to probability: evidence is standardised by `mean` and `spread`, then weighed by `slope`. */
export type LogisticCurve = {
  readonly mean: readonly number[]
  readonly spread: readonly number[]
  readonly slope: readonly number[]
  readonly bias: number
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))

/** Keeps slopes small where few observations stand behind them. */
const ridge = 1e-3
const steps = 400
const rate = 1

const standardise = (
  evidence: readonly number[],
  { mean, spread }: Pick<LogisticCurve, 'mean' | 'spread'>,
): readonly number[] => evidence.map((value, at) => (value - (mean[at] ?? 0)) / (spread[at] ?? 1))

const lineThrough = (values: readonly number[], slope: readonly number[], bias: number): number =>
  values.reduce((sum, value, at) => sum + value * (slope[at] ?? 0), bias)

/** The probability (0…1) that evidence speaks the truth. */
export function probabilityOf(evidence: readonly number[], curve: LogisticCurve): number {
  return sigmoid(lineThrough(standardise(evidence, curve), curve.slope, curve.bias))
}

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
