import { toSimplified } from '../../locale/script.ts'
import type { DateContext } from '../date-context.ts'
import { readDate } from '../dates.ts'
import { englishNumbersToDigits } from '../english-numbers.ts'
import { readMonths } from '../months.ts'
import { readAmount, readCount } from '../numbers.ts'
import { fromReadings, isNotUnderstood, isValue, plainly, type Read } from '../read.ts'
import { dateCode, monthsCode } from './codes.ts'

/** A read value as its code. */
export function asCode<T>(read: Read<T>, code: (value: T) => string | undefined): Read<string> {
  if (read.kind === 'not-understood') return read
  const codes = (read.kind === 'value' ? [read.value] : read.readings).map(code)
  return codes.every((one) => one !== undefined) ? fromReadings(codes) : isNotUnderstood()
}

export const readMoneyCode = (text: string): Read<string> => asCode(readAmount(text), String)

export const countReader =
  (most: number) =>
  (text: string): Read<string> =>
    asCode(readCount(text, most), String)

/** A day; a month or a year is not enough. */
export const readDayCode = (text: string, context: DateContext): Read<string> =>
  asCode(readDate(text, context), (date) => (date.length === 10 ? dateCode(date) : undefined))

/** A month; of a day its month. */
export const readMonthCode = (text: string, context: DateContext): Read<string> =>
  asCode(readDate(text, context), (date) => (date.length >= 7 ? dateCode(date.slice(0, 7)) : undefined))

/** A month, or a year where no more is known. */
export const readMonthOrYearCode = (text: string, context: DateContext): Read<string> =>
  asCode(readDate(text, context), (date) => dateCode(date.slice(0, 7)))

export const readMonthsCode = (text: string, context: DateContext): Read<string> =>
  asCode(readMonths(text, context), (months) => monthsCode(months))

const number = '(\\d+(?:\\.5)?|半|[一二两俩三四五六七八九十百]+)'
const years = new RegExp(`${number}\\s*(?:年|years?|yrs?)(半| and a half)?`)
const months = new RegExp(`${number}\\s*(?:个?月|months?)`)

/** A number in front of a unit, doubled, so that a half stays a whole number. */
function doubled(written: string): number {
  if (written === '半') return 1
  if (written.endsWith('.5')) return Number(written) * 2
  const read = readCount(written, 9999)
  return read.kind === 'value' ? read.value * 2 : 0
}

/** Returns the number of months given in words as years and months; `undefined` if neither is named. */
function spanIn(written: string): number | undefined {
  const [, ofYears, half] = years.exec(written) ?? []
  const [, ofMonths] = months.exec(written) ?? []
  if (ofYears === undefined && ofMonths === undefined) return undefined
  const fromYears = ofYears === undefined ? 0 : doubled(ofYears) * 6 + (half ? 6 : 0)
  return Math.floor(fromYears + (ofMonths === undefined ? 0 : doubled(ofMonths) / 2))
}

/** No more months are taken: eighty years. */
const mostMonths = 960

/** A length in months: 12年3个月, 150 months, “ten and a half years”. A bare number up to 60 may be years or months. */
export function readSpanCode(text: string): Read<string> {
  const written = englishNumbersToDigits(plainly(text, toSimplified).replace(/ and a half years?/, ' years and a half'))
  if (/(?:^|[^\d])-\s*\d/.test(written)) return isNotUnderstood('negative')
  const span = spanIn(written)
  if (span !== undefined) return span > mostMonths ? isNotUnderstood('too-large') : isValue(String(span))
  const bare = readCount(written, mostMonths)
  if (bare.kind !== 'value') return bare.kind === 'ambiguous' ? isNotUnderstood() : bare
  const mayBeYears = bare.value > 0 && bare.value <= 60
  return mayBeYears ? fromReadings([String(bare.value * 12), String(bare.value)]) : isValue(String(bare.value))
}

/** One of several answers, by words that say it. */
export const choiceReader =
  (words: Readonly<Record<string, RegExp>>) =>
  (text: string): Read<string> => {
    const written = plainly(text, toSimplified)
    const [found] = Object.entries(words).find(([, form]) => form.test(written)) ?? []
    return found === undefined ? isNotUnderstood() : isValue(found)
  }

/** No is looked for first: 没有 and 不是 hold a 有 and a 是. */
export const readYesNo = choiceReader({
  no: /^(?:没|不|否|无|no\b|nope|n$|not)/,
  yes: /^(?:是|有|对|会|扣|嗯|好|可以|yes\b|yep|yeah|y$|sure)/,
})
