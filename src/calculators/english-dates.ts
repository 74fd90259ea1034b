import { en, type ParsedComponents } from 'chrono-node'
import { dayOf, lastDayOf, monthOf } from './calendar.ts'
import { type DateContext, type PartOfDate, yearlessDay, yearlessMonth } from './date-context.ts'
import type { FoundDate } from './han-dates.ts'

/** Minutes that China is ahead of UTC, all year. */
const chinaMinutes = 480

/** What chrono is certain of; a year that nobody said is chosen by us, since it prefers the nearest day and people ask about the past. */
function dateOf(start: ParsedComponents, context: DateContext): PartOfDate | undefined {
  const [year, month, day] = [start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0]
  if (start.isCertain('year') && !start.isCertain('month')) return String(year)
  const isDay = start.isCertain('day') || start.isCertain('weekday')
  if (start.isCertain('year') || !start.isCertain('month'))
    return isDay ? dayOf(year, month, day) : monthOf(year, month)
  return isDay ? yearlessDay(month, day, context) : yearlessMonth(month, context)
}

/** "a month and a half" and the like, which chrono does not know, in days. */
const inDays = (text: string): string =>
  text.replace(/\ba month and a half\b/g, '45 days').replace(/\ba couple of\b/g, '2')

const lastDayIn = (date: PartOfDate): string => (date.length === 7 ? lastDayOf(date) : date)

/** The end of a range follows its beginning where only that has a year. */
function rangeContext(start: ParsedComponents, context: DateContext): DateContext {
  const begin = start.isCertain('year') ? dateOf(start, context) : undefined
  return begin === undefined ? context : { ...context, notBefore: `${begin}-01`.slice(0, 10) }
}

/** Returns the dates in English words, in order; `undefined` if a date is impossible. */
export function englishDatesIn(text: string, context: DateContext): readonly FoundDate[] | undefined {
  const instant = new Date(`${context.today}T04:00:00Z`)
  const found = en
    .parse(inDays(text), { instant, timezone: chinaMinutes })
    .filter(({ start }) => start.isCertain('month') || start.isCertain('year') || start.isCertain('weekday'))
    .map(({ index, text: words, start, end }) => {
      const until = end ? dateOf(end, rangeContext(start, context)) : undefined
      const its = until === undefined || start.isCertain('year') ? context : { today: lastDayIn(until) }
      return { start: index, end: index + words.length, date: dateOf(start, its), ...(until && { until }) }
    })
  return found.every(({ date }) => date !== undefined) ? (found as FoundDate[]) : undefined
}
