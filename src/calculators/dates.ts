import { toSimplified } from '../locale/script.ts'
import { dayOf } from './calendar.ts'
import { type DateContext, fullYear, type PartOfDate, yearlessDay } from './date-context.ts'
import { englishDatesIn } from './english-dates.ts'
import { type FoundDate, hanDatesIn } from './han-dates.ts'
import { fromReadings, isNotUnderstood, plainly, type Read } from './read.ts'

/** 3/4/2026 is in March for some and in April for others. */
const slashed = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?(?![\d/.-])/

function slashedReadings([, first, second, year]: readonly string[], context: DateContext): readonly PartOfDate[] {
  const [one, other] = [Number(first), Number(second)]
  const read = (month: number, day: number): PartOfDate | undefined =>
    year === undefined ? yearlessDay(month, day, context) : dayOf(fullYear(Number(year)), month, day)
  return [read(one, other), read(other, one)].filter((date) => date !== undefined)
}

/** Lunar dates need a calendar that we do not have. */
const lunar = /农历|阴历|正月|腊月|冬月/

/**
 * A date as people write it in Chinese or English, with as much of it as they said: 去年5月 → 2025-05, 15 March → 2026-03-15. Two readings for 3/4/2026 and
 * where two dates are named.
 */
export function readDate(text: string, context: DateContext): Read<PartOfDate> {
  const written = plainly(text, toSimplified)
  if (lunar.test(written)) return isNotUnderstood('lunar')
  const slash = slashed.exec(written)
  if (slash) {
    const readings = slashedReadings(slash as unknown as readonly string[], context)
    return readings.length > 0 ? fromReadings(readings) : isNotUnderstood('no-such-day')
  }
  const dates = datesIn(written, context)
  return dates && dates.length > 0
    ? fromReadings(dates.map(({ date }) => date))
    : isNotUnderstood(dates ? 'none' : 'no-such-day')
}

/** The dates in words that are written plainly; `undefined` if one cannot be, such as 30 February. */
export function datesIn(written: string, context: DateContext): readonly FoundDate[] | undefined {
  const english = /[a-z]{3}/.test(written) ? englishDatesIn(written, context) : []
  return english === undefined || english.length > 0 ? english : hanDatesIn(written, context)
}
