import { spokenNumerals } from '../knowledge/numerals.ts'
import { toSimplified } from '../locale/script.ts'
import { isRealDay, type Month } from './calendar.ts'
import { datesIn } from './dates.ts'
import { readMonths } from './months.ts'
import { readAmount } from './numbers.ts'
import { plainly } from './read.ts'

/** The contents of a sentence about arrears: the months, the amount of each in fen, and the day of payment where it is named. */
export type ToldArrears = { readonly months: readonly Month[]; readonly owedFen: number; readonly paid?: string }

const number = `[\\d,.]*\\d(?:[万千wk](?![a-z]))?|[${spokenNumerals}]{2,}`
const currency = '(?:块钱|块|元|圆|yuan|rmb|kuai|cny)'
const everyMonth = '(?:每个?月|一个月|月均|a month|per month|each month|every month|monthly)'
const notDate = `(?![\\d${spokenNumerals}月日号年个天/-])`

/** Where a number is certainly an amount of money: beside a currency, beside "a month", or after a word for owing. */
const amountForms: readonly RegExp[] = [
  new RegExp(
    `${everyMonth}\\s*(?:各|都|应缴|应该|该)?(?:欠缴|欠|少缴|少交|漏缴|漏交|交|缴)?了?[^\\d${spokenNumerals},，。]{0,4}((?:${number})\\s*${currency}?)${notDate}`,
  ),
  new RegExp(`((?:${number})\\s*${currency})`),
  new RegExp(`((?:${number}))\\s*${everyMonth}`),
  new RegExp(`(?:欠缴|欠费|欠|owes?(?: me)?|owed|arrears of)了?\\s*[¥￥]?\\s*((?:${number}))${notDate}`),
]

const owing = /欠|漏缴|漏交|没交|没缴|未缴|滞纳金|\bow(?:e|es|ed|ing)\b|arrears|unpaid|not paid|late fee/
const feeWords = /滞纳金|late fee/
const asks = /[?？]|怎么|如何|咋|谁|吗|能不能|可以|\b(?:how do|how can|who|what should|can i|should i)\b/

/** The amount, and the words without it. */
function cutAmount(text: string): { readonly owedFen: number; readonly rest: string } | undefined {
  for (const form of amountForms) {
    const match = form.exec(text)
    const amount = match?.[1] === undefined ? undefined : readAmount(match[1])
    if (match && amount?.kind === 'value') return { owedFen: amount.value, rest: text.replace(match[0], ' ') }
  }
  return undefined
}

/** Takes the day of payment out of the words: the last date that names a day. */
function cutPayment(text: string, today: string): { readonly words?: string; readonly rest: string } {
  const last = (datesIn(text, { today }) ?? []).findLast(({ date, until }) => date.length === 10 && until === undefined)
  if (!last) return { rest: text }
  return { words: text.slice(last.start, last.end), rest: `${text.slice(0, last.start)} ${text.slice(last.end)}` }
}

/** The day that words say, as the first such day after the last month that is owed. */
function paymentDay(words: string, today: string, months: readonly Month[]): string | undefined {
  const [found] = datesIn(words, { today, notBefore: `${months.at(-1) ?? today.slice(0, 7)}-01` }) ?? []
  return found && isRealDay(found.date) ? found.date : undefined
}

/**
 * What a sentence says of arrears, such as 每月欠1000，7月到11月，12月10日补; `undefined` if it names no amount or no month, or asks something else.
 * `isAboutFee`: the conversation is about the late fee, so that the sentence need not say so.
 */
export function toldArrears(text: string, today: string, isAboutFee: boolean): ToldArrears | undefined {
  const written = plainly(text, toSimplified)
  if (!isAboutFee && !owing.test(written)) return undefined
  if (asks.test(written) && !feeWords.test(written)) return undefined
  const amount = cutAmount(written)
  if (!amount) return undefined
  const payment = cutPayment(amount.rest, today)
  const read = readMonths(payment.rest, { today })
  if (read.kind !== 'value') return undefined
  const paid = payment.words === undefined ? undefined : paymentDay(payment.words, today, read.value)
  return { months: read.value, owedFen: amount.owedFen, ...(paid !== undefined && { paid }) }
}
