import { Cron } from 'croner'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localTime, momentOf } from '../../src/reminders/moments.ts'
import { nextDue, nextOccurrence, outsideQuietHours, tomorrow } from '../../src/reminders/next-due.ts'
import { decodeRule, encodeRule, type Rule } from '../../src/reminders/rule.ts'

const at = (iso: string): number => Date.parse(iso)

/** All moments from one on at which a rule comes, up to another. */
function dues(rule: Rule, zone: string, from: string, to: string): readonly string[] {
  const all: string[] = []
  for (let next = nextDue(rule, zone, at(from)); next !== undefined && next < at(to); ) {
    const { date, time } = localTime(next, zone)
    all.push(`${date} ${time}`)
    next = nextDue(rule, zone, next)
  }
  return all
}

const rule = fc.oneof(
  fc.record({
    kind: fc.constant('monthly' as const),
    day: fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant('last' as const)),
    time: fc.constantFrom('08:00', '09:00', '12:30', '21:59'),
  }),
  fc.record({
    kind: fc.constant('yearly' as const),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    time: fc.constantFrom('08:00', '09:00', '20:15'),
  }),
)

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC']

function cronOf(one: Rule): string {
  const [hour = '', minute = ''] = one.time.split(':')
  if (one.kind === 'monthly') return `0 ${Number(minute)} ${Number(hour)} ${one.day === 'last' ? 'L' : one.day} * *`
  return one.kind === 'yearly' ? `0 ${Number(minute)} ${Number(hour)} ${one.day} ${one.month} *` : ''
}

test('over three years every month end comes once, in leap years too', () => {
  const all = dues(
    { kind: 'monthly', day: 'last', time: '09:00' },
    'Asia/Shanghai',
    '2027-01-01T00:00:00Z',
    '2029-12-31T16:00:00Z',
  )
  expect(all).toHaveLength(36)
  expect(all.filter((day) => day.includes('-02-'))).toEqual([
    '2027-02-28 09:00',
    '2028-02-29 09:00',
    '2029-02-28 09:00',
  ])
})

test('where clocks change the time on the clock stays', () => {
  const all = dues(
    { kind: 'monthly', day: 28, time: '09:00' },
    'Europe/Berlin',
    '2026-01-01T00:00:00Z',
    '2029-01-01T00:00:00Z',
  )
  expect(all).toHaveLength(36)
  expect(new Set(all.map((one) => one.slice(11)))).toEqual(new Set(['09:00']))
  const march = nextDue({ kind: 'once', date: '2027-03-29', time: '09:00' }, 'Europe/Berlin', 0)
  expect(march).toBe(at('2027-03-29T07:00:00Z'))
  expect(nextDue({ kind: 'once', date: '2027-03-27', time: '09:00' }, 'Europe/Berlin', 0)).toBe(
    at('2027-03-27T08:00:00Z'),
  )
})

test('another calculator comes to the same moments, in every zone', () => {
  fc.assert(
    fc.property(
      rule,
      fc.constantFrom(...zones),
      fc.integer({ min: at('2026-01-01'), max: at('2029-01-01') }),
      (one, zone, after) => {
        const expected = new Cron(cronOf(one), { timezone: zone }).nextRun(new Date(after))?.getTime()
        expect(nextDue(one, zone, after)).toBe(expected)
      },
    ),
    { numRuns: 300 },
  )
})

test('a rule is read back from what it is written as', () => {
  fc.assert(
    fc.property(rule, (one) => {
      expect(decodeRule(encodeRule(one))).toEqual(one)
    }),
  )
  const once: Rule = { kind: 'once', date: '2026-12-15', time: '20:30' }
  expect(encodeRule(once)).toBe('o20261215-2030')
  expect(decodeRule('o20261215-2030')).toEqual(once)
  for (const wrong of [
    '',
    'm29-0900',
    'm00-0900',
    'y0230-0900',
    'o20260230-0900',
    'm01-2460',
    'm01-2500',
    'x',
    'm01-0900 ',
  ])
    expect(decodeRule(wrong), wrong).toBeUndefined()
})

test('at night nothing comes; it waits for eight in the morning', () => {
  const zone = 'Asia/Shanghai'
  const moved = (time: string) => localTime(outsideQuietHours(momentOf({ date: '2026-12-31', time }, zone), zone), zone)
  expect(moved('21:59')).toEqual({ date: '2026-12-31', time: '21:59' })
  expect(moved('22:00')).toEqual({ date: '2027-01-01', time: '08:00' })
  expect(moved('00:30')).toEqual({ date: '2026-12-31', time: '08:00' })
  expect(moved('08:00')).toEqual({ date: '2026-12-31', time: '08:00' })
  const late: Rule = { kind: 'monthly', day: 'last', time: '23:00' }
  expect(dues(late, zone, '2026-11-30T00:00:00Z', '2027-03-02T00:00:00Z')).toEqual([
    '2026-12-01 08:00',
    '2027-01-01 08:00',
    '2027-02-01 08:00',
    '2027-03-01 08:00',
  ])
  expect(nextOccurrence(late, zone, at('2026-12-01T00:00:00Z'))).toEqual({ date: '2026-12-31', time: '23:00' })
})

test('what comes once does not come again, and 29 February is kept in other years', () => {
  const once: Rule = { kind: 'once', date: '2026-12-15', time: '09:00' }
  expect(nextDue(once, 'Asia/Shanghai', at('2026-12-15T00:59:59Z'))).toBe(at('2026-12-15T01:00:00Z'))
  expect(nextDue(once, 'Asia/Shanghai', at('2026-12-15T01:00:00Z'))).toBeUndefined()
  const leap: Rule = { kind: 'yearly', month: 2, day: 29, time: '09:00' }
  expect(dues(leap, 'UTC', '2027-01-01T00:00:00Z', '2029-01-01T00:00:00Z')).toEqual([
    '2027-02-28 09:00',
    '2028-02-29 09:00',
  ])
})

test('tomorrow is the next day where the person is, also when clocks change in between', () => {
  const daily: Rule = { kind: 'monthly', day: 1, time: '09:00' }
  expect(tomorrow(daily, 'Europe/Berlin', at('2027-03-27T22:30:00Z'))).toBe(at('2027-03-28T07:00:00Z'))
  expect(tomorrow(daily, 'Asia/Shanghai', at('2027-03-27T22:30:00Z'))).toBe(at('2027-03-29T01:00:00Z'))
})
