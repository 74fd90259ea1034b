import ical, { ICalAlarmType, ICalEventRepeatingFreq } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { Moment } from './moments.ts'
import { nextOccurrence } from './next-due.ts'
import type { Reminder } from './reminder.ts'
import type { Rule } from './rule.ts'
import { zoneRules } from './zone-rules.ts'

/** The text of the calendar entry. */
export type CalendarWords = { readonly name: string; readonly summary: string; readonly description: string }

const minutes = 15

function repetition(rule: Rule) {
  switch (rule.kind) {
    case 'once':
      return undefined
    case 'monthly':
      return { freq: ICalEventRepeatingFreq.MONTHLY, byMonthDay: [rule.day === 'last' ? -1 : rule.day] }
    case 'yearly':
      return { freq: ICalEventRepeatingFreq.YEARLY, byMonth: [rule.month], byMonthDay: [rule.day] }
  }
}

/**
 * A reminder as an iCalendar file (RFC 5545), from the next time on; the end of a waiting period takes the whole day. `undefined` for one that comes no
 * more.
 */
export function calendarFile(
  { id, about, rule, zone }: Reminder,
  words: CalendarWords,
  now: Moment,
): string | undefined {
  const next = nextOccurrence(rule, zone, now)
  if (!next) return undefined
  const calendar = ical({ name: words.name, prodId: { company: 'Xubao', product: 'Reminders' } })
  const start = Temporal.PlainDateTime.from(`${next.date}T${next.time}`).toZonedDateTime(zone)
  const isAllDay = about === 'wait' && rule.kind === 'once'
  if (!isAllDay) calendar.timezone({ name: zone, generator: (name) => zoneRules(name, start) })
  const event = calendar.createEvent({
    id: `reminder-${id}@xubao`,
    ...(isAllDay
      ? { start: start.toPlainDate(), allDay: true }
      : { start, end: start.add({ minutes }), timezone: zone }),
    summary: words.summary,
    description: words.description,
    stamp: Temporal.Instant.fromEpochMilliseconds(now),
  })
  const repeating = repetition(rule)
  if (repeating) event.repeating(repeating)
  event.createAlarm({ type: ICalAlarmType.display, trigger: 0 })
  return calendar.toString()
}
