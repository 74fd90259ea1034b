import { lastDayOf, monthsAfter, plusDays } from '../calculators/calendar.ts'
import { type LocalTime, localTime, type Moment, momentOf } from './moments.ts'
import type { Rule, TimeOfDay } from './rule.ts'

/** Nobody is woken: from 22 to 8 o'clock where they are, nothing comes. */
const [quietFrom, quietUntil]: readonly [TimeOfDay, TimeOfDay] = ['22:00', '08:00']

const two = (number: number): string => String(number).padStart(2, '0')

/** Whether it is night at that time of day. */
export const isQuiet = (time: TimeOfDay): boolean => time < quietUntil || time >= quietFrom

/** The moment itself, or 8 o'clock after a night in which it falls. */
export function outsideQuietHours(moment: Moment, zone: string): Moment {
  const { date, time } = localTime(moment, zone)
  if (time < quietUntil) return momentOf({ date, time: quietUntil }, zone)
  if (time >= quietFrom) return momentOf({ date: plusDays(date, 1), time: quietUntil }, zone)
  return moment
}

/** 29 February is kept on the 28th in other years. */
function yearlyDay(year: number, month: number, day: number): string {
  const last = lastDayOf(`${year}-${two(month)}`)
  const wanted = `${year}-${two(month)}-${two(day)}`
  return wanted < last ? wanted : last
}

/** The days on which a rule falls, around a day and after it, in order. */
function daysAround(rule: Rule, date: string): readonly string[] {
  switch (rule.kind) {
    case 'once':
      return [rule.date]
    case 'monthly': {
      const { day } = rule
      return [-1, 0, 1, 2]
        .map((months) => monthsAfter(date.slice(0, 7), months))
        .map((month) => (day === 'last' ? lastDayOf(month) : `${month}-${two(day)}`))
    }
    case 'yearly':
      return [-1, 0, 1, 2].map((years) => yearlyDay(Number(date.slice(0, 4)) + years, rule.month, rule.day))
  }
}

/** The first day and time after a moment on which a rule falls, quiet hours or not; `undefined` when it falls no more. */
export function nextOccurrence(rule: Rule, zone: string, after: Moment): LocalTime | undefined {
  return daysAround(rule, localTime(after, zone).date)
    .map((date) => ({ date, time: rule.time }))
    .find((local) => momentOf(local, zone) > after)
}

/** The first moment after `after` at which a reminder comes, quiet hours left out; `undefined` when it comes no more. */
export function nextDue(rule: Rule, zone: string, after: Moment): Moment | undefined {
  return daysAround(rule, localTime(after, zone).date)
    .map((date) => outsideQuietHours(momentOf({ date, time: rule.time }, zone), zone))
    .find((moment) => moment > after)
}

/** "Tomorrow again": the same time of day, one day later where the person is. */
export function tomorrow(rule: Rule, zone: string, now: Moment): Moment {
  const date = plusDays(localTime(now, zone).date, 1)
  return outsideQuietHours(momentOf({ date, time: rule.time }, zone), zone)
}
