/** The quantile of `values` at `share` (0…1); `NaN` if there are no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/**
 * How well a number separates two kinds (area under the ROC curve): the probability that one of `higher` is greater than one of `lower`;
 * a tie counts half. 1 is perfect, 0.5 is guessing.
 */
export function areaUnderCurve(higher: readonly number[], lower: readonly number[]): number {
  const all = [
    ...higher.map((value) => ({ value, isHigher: true })),
    ...lower.map((value) => ({ value, isHigher: false })),
  ].sort((a, b) => a.value - b.value)
  let rankSum = 0
  for (let start = 0; start < all.length; ) {
    let end = start
    while (end < all.length && all[end]?.value === all[start]?.value) end += 1
    const middleRank = (start + 1 + end) / 2
    rankSum += middleRank * all.slice(start, end).filter(({ isHigher }) => isHigher).length
    start = end
  }
  return (rankSum - (higher.length * (higher.length + 1)) / 2) / (higher.length * lower.length)
}

/** A generator of numbers from 0 to below 1, always the same for a seed (Lehmer, multiplier 48271). */
export function createSequence(seed: number): () => number {
  const modulus = 2 ** 31 - 1
  let state = (seed % (modulus - 1)) + 1
  return () => {
    state = (state * 48271) % modulus
    return (state - 1) / (modulus - 1)
  }
}
