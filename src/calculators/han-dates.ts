import { readNumerals } from '../knowledge/numerals.ts'
import { type Day, dayOf, lastDayOf, type Month, monthOf, monthsAfter, plusDays, plusMonths } from './calendar.ts'
import { type DateContext, fullYear, type PartOfDate, yearlessDay, yearlessMonth } from './date-context.ts'

/** A date and its position in the words; `until` is the end if the words give a range. */
export type FoundDate = {
  readonly start: number
  readonly end: number
  readonly date: PartOfDate
  readonly until?: PartOfDate
}

type Groups = readonly (string | undefined)[]
type Form = readonly [RegExp, (groups: Groups, context: DateContext) => PartOfDate | undefined]

const n = '(\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两俩三仨四五六七八九])'
const fourDigits = '(\\d{4}|[〇零一二三四五六七八九]{4}|\\d{2}(?=年))'
const relativeYears: Readonly<Record<string, number>> = {
  大前年: -3,
  前年: -2,
  去年: -1,
  上年: -1,
  今年: 0,
  本年: 0,
  明年: 1,
  后年: 2,
}
const year = `(?:(${Object.keys(relativeYears).join('|')})|${fourDigits}年?)[的,，]?\\s*`
const relativeMonths: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 这: 0, 本: 0, 当: 0, 下下: 2, 下: 1 }
const monthWord = `(${Object.keys(relativeMonths)
  .sort((a, b) => b.length - a.length)
  .join('|')})个?月`
const relativeDays: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  当天: 0,
  明天: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
}
const endOfMonth = '(底|末|月底|最后一天)'
const firstOfMonth = '(初|1号)'

const numberOf = (written: string | undefined): number =>
  written === undefined ? Number.NaN : (readNumerals(written) ?? Number(written))

const yearIn = (word: string | undefined, written: string | undefined, { today }: DateContext): number =>
  word === undefined ? fullYear(numberOf(written)) : Number(today.slice(0, 4)) + (relativeYears[word] ?? 0)

const thisMonth = ({ today }: DateContext): Month => today.slice(0, 7)
const inMonth = (month: Month, day: string | undefined): Day | undefined =>
  dayOf(Number(month.slice(0, 4)), Number(month.slice(5)), numberOf(day))
const relativeMonth = (word: string | undefined, context: DateContext): Month =>
  monthsAfter(thisMonth(context), relativeMonths[word ?? ''] ?? 0)

/** The date some months ago, plus half a month if `isHalfMore`. A whole number of months gives only a month, not a day. */
function monthsAgo(months: number, isHalfMore: boolean, { today }: DateContext): PartOfDate {
  if (!isHalfMore) return monthsAfter(today.slice(0, 7), -months)
  return plusDays(plusMonths(today, -months), -15)
}

/** The longer forms first: of two that begin together the first counts. */
const forms: readonly Form[] = [
  [
    /(?<!\d)(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?(?!\d)/g,
    ([y, m, d]) => dayOf(numberOf(y), numberOf(m), numberOf(d)),
  ],
  [
    /(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)/g,
    ([y, m, d]) => dayOf(numberOf(y), numberOf(m), numberOf(d)),
  ],
  [
    /(?<!\d)((?:19|20)\d\d)(?:[-/.](\d{1,2})|(0[1-9]|1[0-2]))(?![\d-/.])/g,
    ([y, m, M]) => monthOf(numberOf(y), numberOf(m ?? M)),
  ],
  [
    new RegExp(`${year}${n}月份?${n}[日号]?`, 'g'),
    ([w, y, m, d], now) => dayOf(yearIn(w, y, now), numberOf(m), numberOf(d)),
  ],
  [
    new RegExp(`${year}${n}月份?${endOfMonth}`, 'g'),
    ([w, y, m], now) => endOf(monthOf(yearIn(w, y, now), numberOf(m))),
  ],
  [new RegExp(`${year}${n}月份?${firstOfMonth}`, 'g'), ([w, y, m], now) => dayOf(yearIn(w, y, now), numberOf(m), 1)],
  [new RegExp(`${year}(?:年底|底|年末)`, 'g'), ([w, y], now) => dayOf(yearIn(w, y, now), 12, 31)],
  [new RegExp(`${year}(?:年初|初)`, 'g'), ([w, y], now) => dayOf(yearIn(w, y, now), 1, 1)],
  [new RegExp(`${year}${n}月`, 'g'), ([w, y, m], now) => monthOf(yearIn(w, y, now), numberOf(m))],
  [new RegExp(`${n}月份?${n}[日号]?(?![个\\d月年])`, 'g'), ([m, d], now) => yearlessDay(numberOf(m), numberOf(d), now)],
  [new RegExp(`${n}月份?${endOfMonth}`, 'g'), ([m], now) => endOf(yearlessMonth(numberOf(m), now))],
  [new RegExp(`${n}月份?${firstOfMonth}`, 'g'), ([m], now) => startOf(yearlessMonth(numberOf(m), now))],
  [new RegExp(`${monthWord}的?${n}[日号]`, 'g'), ([w, d], now) => inMonth(relativeMonth(w, now), d)],
  [new RegExp(`${monthWord}的?${endOfMonth}`, 'g'), ([w], now) => lastDayOf(relativeMonth(w, now))],
  [new RegExp(`${monthWord}的?初`, 'g'), ([w], now) => `${relativeMonth(w, now)}-01`],
  [new RegExp(monthWord, 'g'), ([w], now) => relativeMonth(w, now)],
  [/月(?:底|末)/g, (_, now) => lastDayOf(thisMonth(now))],
  [/月初/g, (_, now) => `${thisMonth(now)}-01`],
  [/年底|年末/g, (_, now) => yearlessDay(12, 31, { ...now, notBefore: now.today })],
  [/半个月(?:之|以)?前/g, (_, { today }) => plusDays(today, -15)],
  [new RegExp(`${n}个半月(?:之|以)?前`, 'g'), ([m], now) => monthsAgo(numberOf(m), true, now)],
  [new RegExp(`${n}(?:个多?月|月)(?:之|以)?前`, 'g'), ([m], now) => monthsAgo(numberOf(m), false, now)],
  [/半年(?:之|以)?前/g, (_, now) => monthsAgo(6, false, now)],
  [new RegExp(`${n}年半(?:之|以)?前`, 'g'), ([y], now) => monthsAgo(numberOf(y) * 12 + 6, false, now)],
  [new RegExp(`${n}年(?:之|以)?前`, 'g'), ([y], now) => monthsAgo(numberOf(y) * 12, false, now)],
  [new RegExp(`${n}(?:个?星期|周|个?礼拜)(?:之|以)?前`, 'g'), ([w], { today }) => plusDays(today, -7 * numberOf(w))],
  [new RegExp(`${n}天(?:之|以)?前`, 'g'), ([d], { today }) => plusDays(today, -numberOf(d))],
  [
    new RegExp(
      Object.keys(relativeDays)
        .sort((a, b) => b.length - a.length)
        .join('|'),
      'g',
    ),
    (groups, { today }) => plusDays(today, relativeDays[groups.at(-1) ?? ''] ?? 0),
  ],
  [new RegExp(`${n}月份?(?!\\d)`, 'g'), ([m], now) => yearlessMonth(numberOf(m), now)],
  [
    new RegExp(
      `(${Object.keys(relativeYears)
        .sort((a, b) => b.length - a.length)
        .join('|')})`,
      'g',
    ),
    ([w], now) => String(yearIn(w, undefined, now)),
  ],
  [/(?<!\d)((?:19|20)\d\d)年?(?!\d)/g, ([y]) => y],
  [/([〇零一二三四五六七八九]{4})年/g, ([y]) => String(numberOf(y))],
  [new RegExp(`(?<![\\d月])${n}[日号]`, 'g'), ([d], now) => dayThisOrLastMonth(numberOf(d), now)],
]

const endOf = (month: Month | undefined): Day | undefined => month && lastDayOf(month)
const startOf = (month: Month | undefined): Day | undefined => month && `${month}-01`

/** The last such day up to today, or the first from `notBefore` on. */
function dayThisOrLastMonth(day: number, { today, notBefore }: DateContext): Day | undefined {
  const from = (notBefore ?? today).slice(0, 7)
  return [0, 1, 2]
    .map((months) => monthsAfter(from, notBefore ? months : -months))
    .map((month) => inMonth(month, String(day)))
    .find((one) => one !== undefined && (notBefore ? one >= notBefore : one <= today))
}

/** The dates that Chinese words and digits say, in order. Where forms overlap, the one that begins first counts, then the longer. `undefined` if a date cannot be. */
export function hanDatesIn(text: string, context: DateContext): readonly FoundDate[] | undefined {
  const all = forms.flatMap(([form, read], rank) =>
    [...text.matchAll(form)].map((match) => {
      const groups = match.length > 1 ? match.slice(1) : [match[0]]
      return { start: match.index, end: match.index + match[0].length, rank, date: read(groups, context) }
    }),
  )
  const kept: (typeof all)[number][] = []
  for (const one of all.toSorted((a, b) => a.start - b.start || b.end - a.end || a.rank - b.rank))
    if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one)
  return kept.every(({ date }) => date !== undefined) ? (kept as (typeof all & FoundDate[])[number][]) : undefined
}
