import { Temporal } from 'temporal-polyfill'
import type { TimeOfDay } from './rule.ts'

/** Milliseconds since 1970. */
export type Moment = number

/** A day and a time of day as the clocks of a zone show them. */
export type LocalTime = { readonly date: string; readonly time: TimeOfDay }

/**
 * The moment at which the clocks of a zone show a time. A time that is left out when summer time begins is taken an hour later, one that comes twice when it ends the first time.
 */
export function momentOf({ date, time }: LocalTime, zone: string): Moment {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds
}

/** What the clocks of a zone show at a moment. */
export function localTime(moment: Moment, zone: string): LocalTime {
  const shown = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone)
  return { date: shown.toPlainDate().toString(), time: shown.toPlainTime().toString().slice(0, 5) }
}

/** The name of a time zone as it is known (`Europe/Berlin`), however its case; `undefined` if there is none. */
export function knownZone(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}
