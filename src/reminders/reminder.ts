import type { Moment } from './moments.ts'
import { nextDue, outsideQuietHours } from './next-due.ts'
import type { Rule } from './rule.ts'

/** What somebody can be reminded of. */
export const reminderSubjects = ['pay', 'resident', 'wait', 'other'] as const
export type ReminderSubject = (typeof reminderSubjects)[number]

/** A reminder of one person. `nextDue` follows from rule and zone; a snooze leaves it alone. */
export type Reminder = {
  readonly id: string
  readonly about: ReminderSubject
  readonly rule: Rule
  readonly zone: string
  readonly locale: string
  readonly isPaused: boolean
  readonly nextDue?: Moment
  readonly snoozedUntil?: Moment
}

/** What is due of a reminder at a moment, and what is left of it. */
export type Due = {
  /** Since when it is due: of its rule and its snooze the later that has come. */
  readonly due: Moment
  /** When it may be said: now, or after the night. */
  readonly sayAt: Moment
  /** Whether it comes much later than it should have. */
  readonly isLate: boolean
  readonly left: Pick<Reminder, 'nextDue' | 'snoozedUntil'>
}

/** From then on people are told that it should have come earlier; a rush of messages takes less. */
const lateMs = 2 * 60 * 60 * 1000

/** Of all times since one that was missed, the last. */
function lastBefore({ rule, zone }: Reminder, missed: Moment, now: Moment): Moment {
  let last = missed
  for (let next = nextDue(rule, zone, last); next !== undefined && next <= now; next = nextDue(rule, zone, last))
    last = next
  return last
}

/** Returns the occurrence of a reminder that is due now. Missed ones are merged into one; `undefined` if nothing is due. */
export function dueOf(reminder: Reminder, now: Moment): Due | undefined {
  const { rule, zone, isPaused, nextDue: regular, snoozedUntil } = reminder
  const hasCome = (moment: Moment | undefined): moment is Moment => moment !== undefined && moment <= now
  const come = [regular, snoozedUntil]
    .filter(hasCome)
    .map((moment) => (moment === regular ? lastBefore(reminder, moment, now) : moment))
  if (isPaused || come.length === 0) return undefined
  const due = Math.max(...come)
  const next = hasCome(regular) ? nextDue(rule, zone, now) : regular
  return {
    due,
    sayAt: outsideQuietHours(now, zone),
    isLate: now - due > lateMs,
    left: {
      ...(next !== undefined && { nextDue: next }),
      ...(!hasCome(snoozedUntil) && snoozedUntil !== undefined && { snoozedUntil }),
    },
  }
}
