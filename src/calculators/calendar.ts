import { Temporal } from 'temporal-polyfill'

/** A day of the calendar in China, `YYYY-MM-DD`. */
export type Day = string
/** A month of the calendar, `YYYY-MM`. */
export type Month = string

/** A day written YYYY-MM-DD; `undefined` for a day that there is not, such as 30 February. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

/** A month written YYYY-MM; `undefined` for a thirteenth month. */
export function monthOf(year: number, month: number): Month | undefined {
  return dayOf(year, month, 1)?.slice(0, 7)
}

/** Adds days to a day; a negative number subtracts. */
export const plusDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString()

/** Adds months to a day. If the month is too short, returns its last day: 2026-11-30 and 3 months are 2027-02-28. */
export const plusMonths = (day: Day, months: number): Day => Temporal.PlainDate.from(day).add({ months }).toString()

/** Adds months to a month; a negative number subtracts. */
export const monthsAfter = (month: Month, months: number): Month =>
  Temporal.PlainYearMonth.from(month).add({ months }).toString()

/** Days from one day to another: the first counts, the last does not. Negative where the last comes first. */
export const daysBetween = (first: Day, last: Day): number =>
  Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last), { largestUnit: 'days' }).days

/** Months from one month to another; negative where the last comes first. */
export const monthsBetween = (first: Month, last: Month): number =>
  Temporal.PlainYearMonth.from(first).until(Temporal.PlainYearMonth.from(last), { largestUnit: 'months' }).months

/** The last day of a month. */
export function lastDayOf(month: Month): Day {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month)
  return `${month}-${String(daysInMonth).padStart(2, '0')}`
}

/** All months from the first to the last, both included; none if the last comes first. */
export const monthsFrom = (first: Month, last: Month): readonly Month[] =>
  Array.from({ length: Math.max(0, monthsBetween(first, last) + 1) }, (_, index) => monthsAfter(first, index))

/** Whether a text is a day that there is. */
export function isRealDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return /^\d{4}-\d\d-\d\d$/.test(text) && dayOf(year, month, day) !== undefined
}
