import { toSimplified } from '../locale/script.ts'
import { lastDayOf, type Month, monthsAfter, monthsFrom } from './calendar.ts'
import type { DateContext } from './date-context.ts'
import { datesIn } from './dates.ts'
import type { FoundDate } from './han-dates.ts'
import { readCount } from './numbers.ts'
import { isNotUnderstood, isValue, plainly, type Read } from './read.ts'

/** No more months are taken together: twenty years. */
const mostMonths = 240

const to = /^\s*(?:月|份)*\s*(?:到了?|至|直到|一直到|[-–—~～]+|to|till|until|through|thru)\s*$/
const since = /^\s*(?:以来|至今|到现在|到今天|开始|起|以后|之后|till now|until now|to now|onwards)/
const sinceBefore = /(?:since|自从?|从)\s*$/
const hasOwnYear = /年|\d{4}|上|本|这|last|this/

/** 7-11月 and 7、8、9月 with 月 at each number, so that each is a date; “July - November” with “to”. */
const spelledOut = (text: string): string =>
  text
    .replace(/(?<=[a-z])\s+[-–—]\s+(?=[a-z])/g, ' to ')
    .replace(/(?<![\d年月-])(\d{1,2})(?=\s*[-–—~～到至]\s*\d{1,2}月)/g, '$1月')
    .replace(/(?<=年)(\d{1,2})(?=\s*[-–—~～到至]\s*\d{1,2}月)/g, '$1月')
    .replace(/\d{1,2}(?:[、,，和]\d{1,2})+月/g, (list) => list.replace(/(\d{1,2})(?=[、,，和])/g, '$1月'))

const firstDay = (month: Month): string => `${month}-01`
const monthIn = ({ date }: FoundDate): Month | undefined => (date.length >= 7 ? date.slice(0, 7) : undefined)

/** A range of months. Where its beginning names no year it is the last such month before its end, else its end is the first such month after it. */
function rangeOf(text: string, first: FoundDate, last: FoundDate, context: DateContext): readonly Month[] {
  const [one, other] = [text.slice(first.start, first.end), text.slice(last.start, last.end)]
  const read = (words: string, its: DateContext): Month | undefined => {
    const [found] = datesIn(words, its) ?? []
    return found && monthIn(found)
  }
  if (hasOwnYear.test(one)) {
    const begin = read(one, context)
    const end =
      begin && (hasOwnYear.test(other) ? read(other, context) : read(other, { ...context, notBefore: firstDay(begin) }))
    return begin && end ? monthsFrom(begin, end) : []
  }
  const end = read(other, context)
  const begin = end && read(one, { today: lastDayOf(end) })
  return begin && end ? monthsFrom(begin, end) : []
}

/** The months that a date means, and whether the next date is the end of its range. */
type Stretch = { readonly months: readonly Month[]; readonly takesNext?: true }

function stretchOf(text: string, one: FoundDate, next: FoundDate | undefined, context: DateContext): Stretch {
  const month = monthIn(one)
  if (month && one.until !== undefined) return { months: monthsFrom(month, one.until.slice(0, 7)) }
  if (next && to.test(text.slice(one.end, next.start)))
    return { months: rangeOf(text, one, next, context), takesNext: true }
  if (!month) return { months: [] }
  const isOpen = since.test(text.slice(one.end)) || sinceBefore.test(text.slice(0, one.start))
  return { months: isOpen ? monthsFrom(month, monthsAfter(context.today.slice(0, 7), -1)) : [month] }
}

/** Which months dates mean: ranges, lists, and all since one. */
function monthsOf(text: string, found: readonly FoundDate[], context: DateContext): readonly Month[] {
  const [one, next, ...rest] = found
  if (!one) return []
  const { months, takesNext } = stretchOf(text, one, next, context)
  const left = takesNext || !next ? rest : [next, ...rest]
  return [...months, ...monthsOf(text, left, context)]
}

/** A number of months alone means that many months, up to last month. */
function lastMonths(text: string, today: string): Read<readonly Month[]> {
  const length =
    /(半年)|([\d一二两俩三仨四五六七八九十]+)\s*(?:个?月|months?)|([\d一二两俩三仨四五六七八九十]+)\s*(?:年|years?)/.exec(
      text,
    )
  if (!length) return isNotUnderstood()
  const [, half, months, years] = length
  const count = half ? isValue(6) : readCount(months ?? years ?? '', mostMonths)
  if (count.kind !== 'value') return count.kind === 'ambiguous' ? isNotUnderstood() : count
  const number = count.value * (years === undefined ? 1 : 12)
  if (number === 0) return isNotUnderstood('zero')
  const last = monthsAfter(today.slice(0, 7), -1)
  return number > mostMonths ? isNotUnderstood('too-large') : isValue(monthsFrom(monthsAfter(last, 1 - number), last))
}

/**
 * The months that people name, in order and each once: 7月到11月, “July, August and October”, 去年11月到今年3月, “since June” (up to last month), 5个月 (the last
 * five).
 */
export function readMonths(text: string, context: DateContext): Read<readonly Month[]> {
  const written = spelledOut(plainly(text, toSimplified))
  const found = datesIn(written, context)
  if (!found) return isNotUnderstood('no-such-day')
  const months = [...new Set(monthsOf(written, found, context))].sort()
  if (months.length > mostMonths) return isNotUnderstood('too-large')
  return months.length > 0 ? isValue(months) : lastMonths(written, context.today)
}
