import type { Duration } from './durations.ts'

const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const english =
  '(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)'
const han = '(\\d{1,2}|十[一二]?|[一二三四五六七八九])月(?!费)'
const hanYear = '(去年|今年|前年|(?:20\\d\\d|\\d\\d)年)?'

const hanMonth = (written: string): number =>
  /^\d/.test(written)
    ? Number(written)
    : written.startsWith('十')
      ? 10 + '一二'.indexOf(written[1] ?? ' ') + 1
      : '一二三四五六七八九'.indexOf(written) + 1

const englishMonth = (written: string): number => englishMonths.indexOf(written.slice(0, 3)) + 1

/** Months since the year 0, so that they can be subtracted. */
const serial = (year: number, month: number): number => year * 12 + month

const range = new RegExp(`${hanYear}${han}份?(?:到|至|~)${hanYear}${han}`, 'g')
const englishRange = new RegExp(
  `(?<![a-z])from ${english}(?: \\d{4})? (?:to|until|till|through) ${english}(?![a-z])`,
  'g',
)
const one = new RegExp(`(?:从|自)?${hanYear}${han}`, 'g')
const englishOne = new RegExp(`(?<![a-z])(?:since|from|in|after|as of) ${english}(?: (20\\d\\d))?(?![a-z])`, 'g')
const lastMonth = /上个?月|(?<![a-z])last month(?![a-z])/g

/** How many months lie between a month of the year and today's; without a year the last such month that is past is meant. */
function monthsSince(month: number, written: string | undefined, today: string): number {
  const [year = 0, now = 0] = today.split('-').map(Number)
  const named = /\d+/.exec(written ?? '')?.[0]
  const past: Readonly<Record<string, number>> = { 今年: year, 去年: year - 1, 前年: year - 2 }
  const its = named ? (named.length === 2 ? 2000 + Number(named) : Number(named)) : past[written ?? '']
  return serial(year, now) - serial(its ?? (month < now ? year : year - 1), month)
}

/** The lengths of time that months of the calendar tell, from then until `today` (`YYYY-MM-DD`) or between two of them. */
export function monthsNamedIn(text: string, today: string): readonly Duration[] {
  const at = (match: RegExpMatchArray, months: number): Duration => ({
    start: match.index ?? 0,
    end: (match.index ?? 0) + match[0].length,
    words: match[0],
    months,
  })
  const between = (first: number, last: number): number => ((last - first + 12) % 12) + 1
  const ranges = [
    ...[...text.matchAll(range)].map((match) => at(match, between(hanMonth(match[2] ?? ''), hanMonth(match[4] ?? '')))),
    ...[...text.matchAll(englishRange)].map((match) =>
      at(match, between(englishMonth(match[1] ?? ''), englishMonth(match[2] ?? ''))),
    ),
  ]
  const single = [
    ...[...text.matchAll(one)].map((match) => at(match, monthsSince(hanMonth(match[2] ?? ''), match[1], today))),
    ...[...text.matchAll(englishOne)].map((match) =>
      at(match, monthsSince(englishMonth(match[1] ?? ''), match[2], today)),
    ),
    ...[...text.matchAll(lastMonth)].map((match) => at(match, 1)),
  ]
  return (ranges.length > 0 ? ranges : single).filter(({ months }) => months > 0)
}
