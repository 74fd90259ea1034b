/** The dated values that sums use. A knowledge base that has intents/rates.yaml has all of them. */
export const rateIds = [
  'late-fee-per-day',
  'late-fee-before-2011',
  'fine-least',
  'fine-most',
  'resident-wait-fixed',
  'resident-wait-per-year',
  'resident-wait-after-four-years',
  'gap-without-wait',
  'gap-longest-wait',
  'pension-minimum',
  'medical-minimum-33',
  'maternity-leave',
  'maternity-difficult',
  'maternity-per-further-child',
  'maternity-before-birth',
  'miscarriage-early',
  'miscarriage-late',
] as const
export type RateId = (typeof rateIds)[number]

/** A value that holds from a day on (`YYYY-MM-DD`), and the articles that say so (`law#article`). */
export type DatedValue = { readonly from: string; readonly value: number; readonly cites: readonly string[] }

/** The values of one rate, the earliest first. Nothing is known of days after `knownUntil`; the last value is used for them, and it is said. */
export type Rate = { readonly unit: string; readonly knownUntil: string; readonly values: readonly DatedValue[] }

export type Rates = Readonly<Record<RateId, Rate>>

/** A value as it was read for one day. */
export type ReadRate = DatedValue & {
  /** The day lies after the last one of which the rate is known. */
  readonly isBeyond: boolean
}

/** The value of a rate on `day` (`YYYY-MM-DD`); `undefined` before the first one. */
export function rateOn(rates: Rates, id: RateId, day: string): ReadRate | undefined {
  const { values, knownUntil } = rates[id]
  const value = values.findLast(({ from }) => from <= day)
  return value && { ...value, isBeyond: day > knownUntil }
}
