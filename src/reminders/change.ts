import { localTime, type Moment } from './moments.ts'
import { nextDue, tomorrow } from './next-due.ts'
import { readTime } from './read-time.ts'
import { readWhen } from './read-when.ts'
import type { Reminder } from './reminder.ts'
import { defaultZone, type Rule } from './rule.ts'
import { zoneNamed } from './zones.ts'

type Fresh = Pick<Reminder, 'id' | 'about' | 'rule' | 'locale'>

/** A reminder with its times recalculated; without `nextDue`, it does not come again. */
export function rescheduled(
  reminder: Reminder,
  changes: Partial<Pick<Reminder, 'rule' | 'zone' | 'isPaused'>>,
  now: Moment,
): Reminder {
  const { nextDue: _due, snoozedUntil: _until, ...rest } = { ...reminder, ...changes }
  const due = nextDue(rest.rule, rest.zone, now)
  return { ...rest, ...(due !== undefined && { nextDue: due }) }
}

/** A new reminder, in China time. */
export const created = (fresh: Fresh, now: Moment): Reminder =>
  rescheduled({ ...fresh, zone: defaultZone, isPaused: false }, {}, now)

/** A reminder once its matter is done; `undefined` if it was the last time. */
export function afterDone({ snoozedUntil: _, ...reminder }: Reminder): Reminder | undefined {
  return reminder.nextDue === undefined ? undefined : reminder
}

/** A reminder that comes again tomorrow; its rule goes on. */
export const snoozed = (reminder: Reminder, now: Moment): Reminder & { readonly snoozedUntil: Moment } => ({
  ...reminder,
  snoozedUntil: tomorrow(reminder.rule, reminder.zone, now),
})

/** What can be changed of a reminder in words. */
export const changeable = ['day', 'time', 'zone'] as const
export type Changeable = (typeof changeable)[number]

/** Reads the change that words ask for, given what was asked; `undefined` if they ask for none. */
export function readChange(
  what: Changeable,
  text: string,
  now: Moment,
): ((reminder: Reminder) => { readonly rule: Rule } | { readonly zone: string }) | undefined {
  if (what === 'zone') {
    const zone = zoneNamed(text)
    return zone === undefined ? undefined : () => ({ zone })
  }
  if (what === 'time') {
    const time = readTime(text)
    return time === undefined ? undefined : ({ rule }) => ({ rule: { ...rule, time } })
  }
  const when = readWhen(text, { today: localTime(now, defaultZone).date, bareDay: 'monthly' })
  if (when.kind !== 'rule') return undefined
  return ({ rule }) => ({ rule: when.hasTime ? when.rule : { ...when.rule, time: rule.time } })
}
