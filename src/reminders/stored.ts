import { type Reminder, type ReminderSubject, reminderSubjects } from './reminder.ts'
import { decodeRule, encodeRule } from './rule.ts'

/** A reminder as a store keeps it: its columns. */
export type ReminderColumns = {
  readonly id: string
  readonly about: string
  readonly rule: string
  readonly zone: string
  readonly locale: string
  readonly paused: 0 | 1
  readonly next_due: number | null
  readonly snoozed_until: number | null
}

const isSubject = (about: string): about is ReminderSubject => reminderSubjects.some((known) => known === about)

/** The reminder that is kept in these columns; `undefined` for one that this version does not know. */
export function readReminder(columns: ReminderColumns): Reminder | undefined {
  const { id, about, zone, locale, paused, next_due, snoozed_until } = columns
  const rule = decodeRule(columns.rule)
  if (!rule || !isSubject(about)) return undefined
  return {
    ...{ id, about, rule, zone, locale, isPaused: paused === 1 },
    ...(next_due !== null && { nextDue: Number(next_due) }),
    ...(snoozed_until !== null && { snoozedUntil: Number(snoozed_until) }),
  }
}

/** The columns of a reminder. */
export function columnsOf({
  id,
  about,
  rule,
  zone,
  locale,
  isPaused,
  nextDue,
  snoozedUntil,
}: Reminder): ReminderColumns {
  return {
    ...{ id, about, rule: encodeRule(rule), zone, locale, paused: isPaused ? 1 : 0 },
    ...{ next_due: nextDue ?? null, snoozed_until: snoozedUntil ?? null },
  }
}
