import { expect, onTestFinished, test, vi } from 'vitest'
import { startReminders, tellAllDue } from '../../src/jobs/reminders.ts'
import { created } from '../../src/reminders/change.ts'
import { localTime } from '../../src/reminders/moments.ts'
import { nextDue } from '../../src/reminders/next-due.ts'
import type { Due, Reminder } from '../../src/reminders/reminder.ts'
import type { Rule } from '../../src/reminders/rule.ts'
import { columnsOf } from '../../src/reminders/stored.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { finishInOutbox, takeFromOutbox } from '../../src/store/outbox.ts'
import { createReminderBook } from '../../src/store/reminder-book.ts'
import { keptLog } from '../telegram/edge.ts'

const minute = 60_000
const hour = 60 * minute

const monthly = (dayOfMonth: number | 'last', time = '09:00'): Rule => ({ kind: 'monthly', day: dayOfMonth, time })

/** What reached somebody: the day and time where they are, and whether it was late. */
type Reached = { readonly id: string; readonly at: string; readonly due: string; readonly isLate: boolean }

/** Reminders over a database, with a clock that is set by hand. */
async function reminding(start: string) {
  const database = await openDatabase('sqlite::memory:', { pseudonymOf: (id) => id })
  onTestFinished(() => database.destroy())
  let moment = Date.parse(start)
  const now = (): Date => new Date(moment)
  const book = createReminderBook({ database, pseudonymOf: (id) => id, seal: (id) => `sealed ${id}`, now })
  const { log, lines } = keptLog()
  const options = {
    ...{ database, now, log },
    say: ({ id, zone }: Reminder, { due, isLate }: Due): string => JSON.stringify({ id, zone, due, isLate }),
  }
  const [reached, keys]: [Reached[], string[]] = [[], []]
  const keep = async (id: string, rule: Rule, zone = 'Asia/Shanghai') => {
    const fresh = { ...created({ id, about: 'pay', rule, locale: 'en' }, moment), zone }
    const due = nextDue(rule, zone, moment)
    await book.keep(id, columnsOf({ ...fresh, ...(due !== undefined && { nextDue: due }) }))
  }
  const deliver = async () => {
    for (const { key, sealed } of await takeFromOutbox(database, moment, 1000)) {
      const { id, zone, due, isLate } = JSON.parse(sealed)
      const shown = (at: number) => Object.values(localTime(at, zone)).join(' ')
      reached.push({ id, at: shown(moment), due: shown(due), isLate })
      keys.push(key)
      await finishInOutbox(database, key, 'sent', moment)
    }
  }
  /** Looks at intervals until `until`, as the job does, with `replicas` replicas at a time. */
  const runs = async (until: string, everyMs: number, replicas = 1) => {
    for (; moment < Date.parse(until); moment += everyMs) {
      await Promise.all(Array.from({ length: replicas }, () => tellAllDue(options)))
      await deliver()
    }
  }
  return {
    ...{ database, book, options, reached, keys, lines, keep, runs },
    clock: {
      set: (iso: string) => {
        moment = Date.parse(iso)
      },
    },
  }
}

test('over three years two replicas tell everybody each time once, at their own time', async () => {
  const { keep, runs, reached, keys } = await reminding('2026-01-01T00:00:00Z')
  await keep('end', monthly('last'))
  await keep('berlin', monthly(28), 'Europe/Berlin')
  await keep('yearly', { kind: 'yearly', month: 2, day: 29, time: '10:00' }, 'America/New_York')
  await keep('once', { kind: 'once', date: '2027-03-28', time: '08:30' }, 'Europe/Berlin')
  await runs('2029-01-01T00:00:00Z', 6 * hour, 2)
  const of = (id: string) => reached.filter((one) => one.id === id)
  expect(of('end')).toHaveLength(36)
  expect(
    of('end')
      .filter(({ due }) => due.includes('-02-'))
      .map(({ due }) => due),
  ).toEqual(['2026-02-28 09:00', '2027-02-28 09:00', '2028-02-29 09:00'])
  expect(of('berlin')).toHaveLength(36)
  expect(new Set(of('berlin').map(({ due }) => due.slice(8)))).toEqual(new Set(['28 09:00']))
  expect(of('yearly').map(({ due }) => due)).toEqual(['2026-02-28 10:00', '2027-02-28 10:00', '2028-02-29 10:00'])
  expect(of('once').map(({ due }) => due)).toEqual(['2027-03-28 08:30'])
  expect(new Set(keys).size).toBe(keys.length)
})

test('within a minute of its time a reminder is in the outbox, and it is not late', async () => {
  const { keep, runs, reached } = await reminding('2026-12-20T00:59:50Z')
  await keep('a', monthly(20))
  await runs('2026-12-20T01:01:00Z', 20_000)
  expect(reached).toEqual([{ id: 'a', at: '2026-12-20 09:00', due: '2026-12-20 09:00', isLate: false }])
})

test('after a week of downtime what was missed comes once, marked late, and never at night', async () => {
  const { keep, runs, reached, clock } = await reminding('2026-12-01T00:00:00Z')
  await keep('missed', monthly(5))
  await keep('due now', monthly(12, '21:30'))
  clock.set('2026-12-12T15:00:00Z')
  await runs('2026-12-13T12:00:00Z', hour)
  expect(reached).toEqual([
    { id: 'missed', at: '2026-12-13 08:00', due: '2026-12-05 09:00', isLate: true },
    { id: 'due now', at: '2026-12-13 08:00', due: '2026-12-12 21:30', isLate: false },
  ])
})

test('months that were missed do not come one after the other', async () => {
  const { keep, runs, reached, clock } = await reminding('2026-01-01T00:00:00Z')
  await keep('a', monthly(5))
  clock.set('2026-09-20T04:00:00Z')
  await runs('2026-10-06T00:00:00Z', hour)
  expect(reached.map(({ due, isLate }) => [due, isLate])).toEqual([
    ['2026-09-05 09:00', true],
    ['2026-10-05 09:00', false],
  ])
})

test('a snooze comes tomorrow, and the rule goes on', async () => {
  const { keep, book, runs, reached } = await reminding('2026-12-20T00:00:00Z')
  await keep('a', monthly(20))
  await runs('2026-12-20T02:00:00Z', hour)
  const [kept] = await book.list('a')
  if (!kept) throw new Error('The reminder is gone.')
  await book.keep('a', { ...kept, snoozed_until: Date.parse('2026-12-21T01:00:00Z') })
  await runs('2027-01-21T00:00:00Z', hour)
  expect(reached.map(({ due }) => due)).toEqual(['2026-12-20 09:00', '2026-12-21 09:00', '2027-01-20 09:00'])
})

test('a crash between the transaction and the delivery neither loses nor doubles anything', async () => {
  const { database, keep, options, runs, reached, clock } = await reminding('2026-12-20T00:00:00Z')
  for (let index = 0; index < 150; index += 1) await keep(`r${index}`, monthly(20))
  clock.set('2026-12-20T01:00:00Z')
  let told = 0
  const say = (reminder: Reminder, due: Due): string => {
    told += 1
    if (told === 130) throw new Error('The process ended here.')
    return options.say(reminder, due)
  }
  await expect(tellAllDue({ ...options, say })).rejects.toThrow('ended here')
  expect(await database.selectFrom('outbox').select('key').execute()).toHaveLength(100)
  await runs('2026-12-20T02:00:00Z', 10 * minute, 2)
  expect(new Set(reached.map(({ id }) => id)).size).toBe(150)
  expect(reached).toHaveLength(150)
})

test('a reminder whose chat cannot be opened any more is deleted', async () => {
  const { book, keep, options, clock } = await reminding('2026-12-20T00:00:00Z')
  await keep('a', monthly(20))
  clock.set('2026-12-20T01:00:00Z')
  await tellAllDue({ ...options, say: () => undefined })
  expect(await book.list('a')).toEqual([])
})

test('while the outbox is full the rest waits where it is', async () => {
  const { database, keep, options, clock, runs, reached } = await reminding('2026-12-20T00:00:00Z')
  for (let index = 0; index < 700; index += 1) await keep(`r${index}`, monthly(20))
  clock.set('2026-12-20T01:00:00Z')
  expect(await tellAllDue(options)).toBe('full')
  expect(await database.selectFrom('outbox').select('key').execute()).toHaveLength(500)
  await runs('2026-12-20T01:03:00Z', minute)
  expect(reached).toHaveLength(700)
})

test('the job tells what is due as soon as it starts, logs a fault, and stops', async () => {
  const { database, keep, options, clock, lines } = await reminding('2026-12-20T00:00:00Z')
  await keep('a', monthly(20))
  clock.set('2026-12-20T01:00:00Z')
  const job = startReminders(options)
  await vi.waitFor(async () => expect(await database.selectFrom('outbox').select('key').execute()).toHaveLength(1))
  await job.stop()
  await database.schema.dropTable('reminders').execute()
  const broken = startReminders(options)
  await vi.waitFor(() => expect(lines).toMatchObject([{ level: 'error' }]))
  await broken.stop()
})
