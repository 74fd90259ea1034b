import type { Sample } from './measures.ts'

export type Trend = {
  readonly mostMb: number
  readonly lastMb: number
  /** Growth in megabytes per 100,000 messages, by least squares over the last 80 %. */
  readonly growthMb: number
}

/** The trend of memory while messages are answered; `undefined` if there are too few samples. */
export function trendOf(samples: readonly Sample[]): Trend | undefined {
  const last = samples.at(-1)
  const late = samples.filter(({ answered }) => answered >= (last?.answered ?? 0) / 5)
  if (!last || late.length < 3) return undefined
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const meanAnswered = mean(late.map(({ answered }) => answered))
  const meanMb = mean(late.map(({ residentMb }) => residentMb))
  const shared = mean(late.map((one) => (one.answered - meanAnswered) * (one.residentMb - meanMb)))
  const own = mean(late.map((one) => (one.answered - meanAnswered) ** 2))
  return {
    mostMb: Math.max(...samples.map(({ residentMb }) => residentMb)),
    lastMb: last.residentMb,
    growthMb: (shared / own) * 100_000,
  }
}
