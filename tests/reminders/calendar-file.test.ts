import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { expect, test } from 'vitest'
import { calendarFile } from '../../src/reminders/calendar-file.ts'
import type { Reminder } from '../../src/reminders/reminder.ts'
import type { Rule } from '../../src/reminders/rule.ts'

const now = Date.parse('2026-11-23T04:00:00Z')

const words = {
  name: '您的提醒',
  summary: '该交社保了; 别忘了, 一定要交',
  description:
    '漏一个月，医保可能下个月就停。交完点一下。这一行很长，长到一行里放不下，所以要折起来，折的时候不能把一个字切成两半。\n第二行',
}

function fileOf(rule: Rule, changes: Partial<Reminder> = {}): string {
  const reminder = {
    id: 'a1b2c3',
    about: 'pay',
    rule,
    zone: 'Asia/Shanghai',
    locale: 'zh-Hans',
    isPaused: false,
    ...changes,
  } as const
  return calendarFile(reminder, words, now) ?? ''
}

/** The one entry as the first parser reads it. */
function firstReading(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component)
  const zone = calendar.getFirstSubcomponent('vtimezone')
  return { event, calendar, timezone: zone && new ICAL.Timezone(zone) }
}

/** The one entry as the second parser reads it. */
function secondReading(file: string) {
  const entry = Object.values(nodeIcal.sync.parseICS(file)).find((one) => one?.type === 'VEVENT')
  if (entry?.type !== 'VEVENT') throw new Error('The file has no entry.')
  return entry
}

test('both parsers read the time, the words and the zone of a monthly reminder', () => {
  const file = fileOf({ kind: 'monthly', day: 25, time: '09:00' })
  const { event } = firstReading(file)
  expect([event.summary, event.description]).toEqual([words.summary, words.description])
  expect(event.startDate.toString()).toBe('2026-11-25T09:00:00')
  expect(event.startDate.toJSDate().toISOString()).toBe('2026-11-25T01:00:00.000Z')
  const entry = secondReading(file)
  expect([entry.summary, entry.description]).toEqual([words.summary, words.description])
  expect(entry.start.toISOString()).toBe('2026-11-25T01:00:00.000Z')
  expect(file).toContain('DTSTART;TZID=Asia/Shanghai:20261125T090000')
})

test('no line has more than 75 bytes, and no character is cut', () => {
  const file = fileOf({ kind: 'monthly', day: 'last', time: '09:00' })
  for (const line of file.split('\r\n')) {
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
    expect(line).not.toContain('\uFFFD')
  }
  expect(file.replaceAll('\r\n', '')).not.toContain('\n')
})

test('month ends, years and single days come again as their rules say', () => {
  const next = (file: string, count: number): readonly string[] => {
    const times = firstReading(file).event.iterator()
    return Array.from({ length: count }, () => times.next()?.toString().slice(0, 10) ?? 'none')
  }
  expect(next(fileOf({ kind: 'monthly', day: 'last', time: '09:00' }), 4)).toEqual([
    '2026-11-30',
    '2026-12-31',
    '2027-01-31',
    '2027-02-28',
  ])
  expect(next(fileOf({ kind: 'yearly', month: 10, day: 15, time: '09:00' }), 3)).toEqual([
    '2027-10-15',
    '2028-10-15',
    '2029-10-15',
  ])
  const once = firstReading(fileOf({ kind: 'once', date: '2026-12-15', time: '20:30' })).event
  expect([once.isRecurring(), once.startDate.toString()]).toEqual([false, '2026-12-15T20:30:00'])
  expect(secondReading(fileOf({ kind: 'monthly', day: 'last', time: '09:00' })).rrule?.toString()).toContain(
    'BYMONTHDAY=-1',
  )
})

test('the end of a waiting period takes the whole day', () => {
  const file = fileOf({ kind: 'once', date: '2026-12-15', time: '09:00' }, { about: 'wait' })
  expect(file).toContain('DTSTART;VALUE=DATE:20261215')
  expect(firstReading(file).event.startDate.isDate).toBe(true)
  expect(secondReading(file).datetype).toBe('date')
})

test('where clocks change, the file brings the rules of the zone, and both parsers agree on the moment', () => {
  for (const [date, moment] of [
    ['2027-03-27', '2027-03-27T08:00:00.000Z'],
    ['2027-03-28', '2027-03-28T07:00:00.000Z'],
    ['2027-10-31', '2027-10-31T08:00:00.000Z'],
  ] as const) {
    const file = fileOf({ kind: 'once', date, time: '09:00' }, { zone: 'Europe/Berlin' })
    const { event, timezone } = firstReading(file)
    if (!timezone) throw new Error('The file has no rules of the zone.')
    const start = event.startDate.clone()
    start.zone = timezone
    expect(start.toJSDate().toISOString()).toBe(moment)
    expect(secondReading(file).start.toISOString()).toBe(moment)
  }
})

test('what comes no more has no file', () => {
  expect(fileOf({ kind: 'once', date: '2026-11-22', time: '09:00' })).toBe('')
})
