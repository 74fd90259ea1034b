import type { Temporal } from 'temporal-polyfill'

/** Calendars know the rules of real zones by their names; those for the next years are for programs that do not. */
const years = 5

const offset = (moment: Temporal.ZonedDateTime): string => moment.offset.replace(':', '')

const stamp = (moment: Temporal.PlainDateTime): string =>
  moment.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')

/** One stretch of time with the same clock: from when on, and the clock before. */
function observance(
  begin: Temporal.ZonedDateTime,
  before: Temporal.ZonedDateTime,
  isSummer: boolean,
): readonly string[] {
  const kind = isSummer ? 'DAYLIGHT' : 'STANDARD'
  // The beginning is told by the clock that ends there (RFC 5545, 3.6.5).
  const local = begin.toPlainDateTime().subtract({ nanoseconds: begin.offsetNanoseconds - before.offsetNanoseconds })
  return [
    `BEGIN:${kind}`,
    `DTSTART:${stamp(local)}`,
    `TZOFFSETFROM:${offset(before)}`,
    `TZOFFSETTO:${offset(begin)}`,
    `END:${kind}`,
  ]
}

/** The VTIMEZONE of a zone (RFC 5545, 3.6.5) around `start`: the clock that holds then, and its changes in the years after it. */
export function zoneRules(zone: string, start: Temporal.ZonedDateTime): string {
  const end = start.add({ years })
  const first = start.getTimeZoneTransition('previous') ?? start.subtract({ years })
  const changes = [first]
  for (let next = start.getTimeZoneTransition('next'); next && next.epochMilliseconds < end.epochMilliseconds; ) {
    changes.push(next)
    next = next.getTimeZoneTransition('next')
  }
  const least = Math.min(...changes.map((change) => change.offsetNanoseconds))
  const lines = changes.flatMap((change) =>
    observance(change, change.subtract({ nanoseconds: 1 }), change.offsetNanoseconds > least),
  )
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...lines, 'END:VTIMEZONE'].join('\r\n')
}
