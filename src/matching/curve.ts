/** A fitted curve from evidence to probability: evidence is standardised by `mean` and `spread`, then weighed by `slope`. */
export type LogisticCurve = {
  readonly mean: readonly number[]
  readonly spread: readonly number[]
  readonly slope: readonly number[]
  readonly bias: number
}

export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))

export const standardise = (
  evidence: readonly number[],
  { mean, spread }: Pick<LogisticCurve, 'mean' | 'spread'>,
): readonly number[] => evidence.map((value, at) => (value - (mean[at] ?? 0)) / (spread[at] ?? 1))

export const lineThrough = (values: readonly number[], slope: readonly number[], bias: number): number =>
  values.reduce((sum, value, at) => sum + value * (slope[at] ?? 0), bias)

/** The probability (0…1) that evidence speaks the truth. */
export function probabilityOf(evidence: readonly number[], curve: LogisticCurve): number {
  return sigmoid(lineThrough(standardise(evidence, curve), curve.slope, curve.bias))
}
