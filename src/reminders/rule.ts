/** Hours and minutes of a day, `HH:MM`. */
export type TimeOfDay = string

/** Days of a month on which a monthly reminder can fall: every month has them. */
export const mostDayOfMonth = 28

/** When a reminder comes; the days are those of its zone. */
export type Rule =
  | { readonly kind: 'monthly'; readonly day: number | 'last'; readonly time: TimeOfDay }
  | { readonly kind: 'yearly'; readonly month: number; readonly day: number; readonly time: TimeOfDay }
  | { readonly kind: 'once'; readonly date: string; readonly time: TimeOfDay }

/** When reminders come unless another time is chosen. */
export const defaultTime: TimeOfDay = '09:00'

/** Where the days of a reminder begin and end unless another zone is chosen. */
export const defaultZone = 'Asia/Shanghai'

const two = (number: number): string => String(number).padStart(2, '0')

/** A rule as it is stored and put in a button: `m25-0900`, `mL-0900`, `y1101-0900`, `o20261215-0900`. */
export function encodeRule(rule: Rule): string {
  const time = rule.time.replace(':', '')
  switch (rule.kind) {
    case 'monthly':
      return `m${rule.day === 'last' ? 'L' : two(rule.day)}-${time}`
    case 'yearly':
      return `y${two(rule.month)}${two(rule.day)}-${time}`
    case 'once':
      return `o${rule.date.replaceAll('-', '')}-${time}`
  }
}

const form = /^(?:m(?<day>L|\d\d)|y(?<month>\d\d)(?<dayOfMonth>\d\d)|o(?<date>\d{8}))-(?<hour>\d\d)(?<minute>\d\d)$/

/** The rule that was written so; `undefined` for anything that no version wrote. */
export function decodeRule(written: string): Rule | undefined {
  const parts = form.exec(written)?.groups
  if (!parts || Number(parts.hour) > 23 || Number(parts.minute) > 59) return undefined
  const time = `${parts.hour}:${parts.minute}`
  if (parts.date) {
    const date = `${parts.date.slice(0, 4)}-${parts.date.slice(4, 6)}-${parts.date.slice(6)}`
    return isDay(date) ? { kind: 'once', date, time } : undefined
  }
  if (parts.month)
    return isDay(`2024-${parts.month}-${parts.dayOfMonth}`)
      ? { kind: 'yearly', month: Number(parts.month), day: Number(parts.dayOfMonth), time }
      : undefined
  if (parts.day === 'L') return { kind: 'monthly', day: 'last', time }
  const day = Number(parts.day)
  return day >= 1 && day <= mostDayOfMonth ? { kind: 'monthly', day, time } : undefined
}

/** Whether it is a day of the calendar. */
function isDay(date: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date)
}
