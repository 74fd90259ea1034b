import { type Day, dayOf, type Month, monthOf } from './calendar.ts'

/**
 * What a date is read against, as days in China: `today`, and `notBefore` for a date that is later than something else. A date without a year is the
 * last such day up to today; with `notBefore` it is the first from then on.
 */
export type DateContext = { readonly today: Day; readonly notBefore?: Day }

/** A day, a month or a year, by the length of its text: `YYYY-MM-DD`, `YYYY-MM`, `YYYY`. */
export type PartOfDate = string

const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** The year that is meant where nobody said one. */
function candidates({ today, notBefore }: DateContext): readonly number[] {
  const from = yearOf(notBefore ?? today)
  const span = [0, 1, 2, 3, 4, 5, 6, 7, 8]
  return notBefore ? span.map((years) => from + years) : span.map((years) => from - years)
}

/** A day of some year, such as 15 March or 29 February. */
export function yearlessDay(month: number, day: number, context: DateContext): Day | undefined {
  const { today, notBefore } = context
  return candidates(context)
    .map((year) => dayOf(year, month, day))
    .find((one) => one !== undefined && (notBefore ? one >= notBefore : one <= today))
}

/** A month of some year, such as June. */
export function yearlessMonth(month: number, context: DateContext): Month | undefined {
  const { today, notBefore } = context
  return candidates(context)
    .map((year) => monthOf(year, month))
    .find((one) => one !== undefined && (notBefore ? one >= notBefore.slice(0, 7) : one <= today.slice(0, 7)))
}

/** A year of two digits is of this century. */
export const fullYear = (year: number): number => (year < 100 ? 2000 + year : year)
