/** The dated values that calculations use. intents/rates.yaml has all of them. */
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

/** A value, the day it is valid from (`YYYY-MM-DD`), and the articles that set it (`law#article`). */
export type DatedValue = { readonly from: string; readonly value: number; readonly cites: readonly string[] }

/** The values of one rate, the earliest first. After `knownUntil` the last value is used, and the answer says so. */
export type Rate = { readonly unit: string; readonly knownUntil: string; readonly values: readonly DatedValue[] }

export type Rates = Readonly<Record<RateId, Rate>>

/** The value on one day. */
export type ReadRate = DatedValue & {
  /** Whether the day is after `knownUntil`. */
  readonly isBeyond: boolean
}

/** The value of a rate on `day` (`YYYY-MM-DD`); `undefined` before the first one. */
export function rateOn(rates: Rates, id: RateId, day: string): ReadRate | undefined {
  const { values, knownUntil } = rates[id]
  const value = values.findLast(({ from }) => from <= day)
  return value && { ...value, isBeyond: day > knownUntil }
}
