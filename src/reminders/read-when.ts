import { type Day, dayOf, lastDayOf, plusDays, plusMonths } from '../calculators/calendar.ts'
import { readDate } from '../calculators/dates.ts'
import { plainly } from '../calculators/read.ts'
import { readNumerals } from '../knowledge/numerals.ts'
import { toSimplified } from '../locale/script.ts'
import { findTime } from './read-time.ts'
import { defaultTime, mostDayOfMonth, type Rule, type TimeOfDay } from './rule.ts'

/** When somebody wants to be reminded: a rule, two that may be meant, "every month" without a day, or nothing that can be used. */
export type When =
  | { readonly kind: 'rule'; readonly rule: Rule; readonly hasTime: boolean }
  | { readonly kind: 'ambiguous'; readonly rules: readonly [Rule, Rule] }
  | { readonly kind: 'monthly' | 'yearly' | 'past' | 'none' }

const n = '(\\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])'
const english = '(\\d{1,2})(?:st|nd|rd|th)?'
const everyMonth = /每个?月|月月|every month|each month|monthly|a month|of the month/
const everyYear = /每年|年年|every year|each year|yearly|annually|once a year/
const monthlyForms: readonly RegExp[] = [
  new RegExp(`(?:每个?月|月月)(?:的|在)?${n}[号日]`),
  new RegExp(`(?<!月)${n}[号日]`),
  new RegExp(`\\b(?:on )?the ${english}\\b`),
  new RegExp(`\\b${english} (?:of )?(?:every|each|the) month`),
  /\b(\d{1,2})(?:st|nd|rd|th)\b/,
  /^(\d{1,2})$/,
]
const lastDay = /月底|月末|最后一天|last day|end of (?:every|each|the) month/
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const yearlyHan = new RegExp(`${n}月份?(?:${n}[日号]?|(初)|(底))`)
const dayMonth = new RegExp(`\\b${english} (?:of )?(${monthNames.join('|')})[a-z]*`)
const monthDay = new RegExp(`\\b(${monthNames.join('|')})[a-z]* (?:the )?${english}\\b`)
const days = '(\\d{1,3}|[一二两三四五六七八九十]+)'
const afterHan = new RegExp(`${days}(天|周|个?星期|个?礼拜|个?月)(?:之|以)?后`)
const afterEnglish = /\bin (a|an|one|two|three|\d{1,3}) (day|week|month)s?\b/
const smallNumbers: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, 两: 2 }

const numberOf = (written: string): number => smallNumbers[written] ?? readNumerals(written) ?? Number(written)

/** A day that not every month has means the last. */
function monthlyRule(text: string, time: TimeOfDay): Rule | undefined {
  if (lastDay.test(text)) return { kind: 'monthly', day: 'last', time }
  const found = monthlyForms.map((form) => form.exec(text)).find((match) => match !== null)
  const day = found?.[1] === undefined ? 0 : numberOf(found[1])
  if (!(day >= 1 && day <= 31)) return undefined
  return { kind: 'monthly', day: day > mostDayOfMonth ? 'last' : day, time }
}

function yearlyRule(text: string, time: TimeOfDay): Rule | undefined {
  const [, hanMonth, hanDay, first, last] = yearlyHan.exec(text) ?? []
  const [, day, name] = dayMonth.exec(text) ?? []
  const [, otherName, otherDay] = monthDay.exec(text) ?? []
  const month = hanMonth ? numberOf(hanMonth) : monthNames.indexOf(name ?? otherName ?? '') + 1
  // 2024 has a 29 February.
  const end = month >= 1 && month <= 12 ? Number(lastDayOf(`2024-${String(month).padStart(2, '0')}`).slice(8)) : 0
  const dayOfMonth = first ? 1 : last ? end : numberOf(hanDay ?? day ?? otherDay ?? '')
  return dayOf(2024, month, dayOfMonth) ? { kind: 'yearly', month, day: dayOfMonth, time } : undefined
}

/** A day that lies so far ahead: 3天后, 两个月后, "in two weeks". */
function dayAhead(text: string, today: Day): Day | undefined {
  const [, number, unit] = afterHan.exec(text) ?? afterEnglish.exec(text) ?? []
  if (number === undefined || unit === undefined) return undefined
  const count = numberOf(number)
  if (/天|day/.test(unit)) return plusDays(today, count)
  return /月|month/.test(unit) ? plusMonths(today, count) : plusDays(today, 7 * count)
}

function onceRule(text: string, today: Day, time: TimeOfDay): When {
  const ahead = dayAhead(text, today)
  if (ahead) return { kind: 'rule', rule: { kind: 'once', date: ahead, time }, hasTime: true }
  const read = readDate(text, { today, notBefore: plusDays(today, 1) })
  const isDay = (date: string): boolean => date.length === 10
  if (read.kind === 'ambiguous' && read.readings.every(isDay)) {
    const [one, other] = read.readings
    const rules = [one, other].map((date) => ({ kind: 'once' as const, date, time }))
    return { kind: 'ambiguous', rules: rules as unknown as readonly [Rule, Rule] }
  }
  if (read.kind !== 'value' || !isDay(read.value)) return { kind: 'none' }
  return read.value < today
    ? { kind: 'past' }
    : { kind: 'rule', rule: { kind: 'once', date: read.value, time }, hasTime: true }
}

export type ReadWhenOptions = {
  /** The day in the zone of the reminder. */
  readonly today: Day
  /** What a bare day such as 25号 means: of every month, or the next one. */
  readonly bareDay: 'monthly' | 'once'
}

/**
 * When words want a reminder to come: 每月25号, “the last day of every month”, 每年10月15号, “on 15 December at 8 pm”, 三天后. A date without a year is
 * the next one from tomorrow on. Times that are not said are 09:00.
 */
export function readWhen(text: string, { today, bareDay }: ReadWhenOptions): When {
  const written = plainly(text, toSimplified)
  const found = findTime(written)
  const time = found?.time ?? defaultTime
  const rest = found ? written.replace(found.words, ' ').trim() : written
  const asRule = (rule: Rule | undefined): When | undefined =>
    rule && { kind: 'rule', rule, hasTime: found !== undefined }
  if (everyYear.test(rest)) return asRule(yearlyRule(rest, time)) ?? { kind: 'yearly' }
  if (everyMonth.test(rest)) return asRule(monthlyRule(rest, time)) ?? { kind: 'monthly' }
  const once = onceRule(rest, today, time)
  const isWholeDate = once.kind !== 'none' && !isBareDay(rest)
  if (bareDay === 'monthly' && !isWholeDate) return asRule(monthlyRule(rest, time)) ?? once
  return once.kind === 'rule' ? { ...once, hasTime: found !== undefined } : once
}

/** A day without a month: 25号, the 25th, 25, 月底. */
const isBareDay = (text: string): boolean =>
  lastDay.test(text) || (!/月|\d[-/.]\d/.test(text) && !new RegExp(monthNames.join('|')).test(text))
