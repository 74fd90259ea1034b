/** The quantile of the normal distribution that 95 % lie below. */
const oneSided = 1.645

/**
 * The share (0…1) that the true one exceeds in at most 5 of 100 cases (Wilson's upper bound, one-sided).
 * @param share the share seen among `n`
 */
export function upperBound(share: number, n: number): number {
  if (n === 0) return 1
  const square = oneSided ** 2
  const middle = share + square / (2 * n)
  const spread = oneSided * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n))
  return Math.min(1, (middle + spread) / (1 + square / n))
}

/** The share that the true one falls short of in at most 5 of 100 cases. */
export function lowerBound(share: number, n: number): number {
  return 1 - upperBound(1 - share, n)
}
