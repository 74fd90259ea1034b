import { expect } from 'vitest'
import { forgetChat } from '../../src/store/chats.ts'
import type { Database } from '../../src/store/database/schema.ts'
import { takeFromOutbox } from '../../src/store/outbox.ts'
import { createReminderBook } from '../../src/store/reminder-book.ts'
import {
  countInOutbox,
  deleteReminder,
  forgetToldReminders,
  keepReminder,
  remindersOf,
  type StoredReminder,
  type Told,
  tellDueReminders,
} from '../../src/store/reminders.ts'
import { onEveryDatabase } from './databases.ts'

const reminder = (id: string, changes: Partial<StoredReminder> = {}): StoredReminder => ({
  ...{
    id,
    chat: 'somebody',
    sealed: 'sealed chat',
    about: 'pay',
    rule: 'm25-0900',
    zone: 'UTC',
    locale: 'en',
    paused: 0,
  },
  ...{ next_due: 1000, snoozed_until: null, due: 1000, told: null, created: 1 },
  ...changes,
})

/** Says the reminder; it comes again a thousand milliseconds later. */
const tell = ({ id, chat, due }: StoredReminder): Told => ({
  entry: { key: `reminder:${id}:${due}`, chat, sealed: `sealed ${id}`, due: Number(due) },
  left: { next_due: Number(due) + 1000, snoozed_until: null },
})

const tellAt = (database: Database, now: number, most = 100) => tellDueReminders(database, { now, most, tell })

const said = async (database: Database, now: number): Promise<readonly string[]> =>
  (await takeFromOutbox(database, now, 1000)).map(({ key }) => key).toSorted()

onEveryDatabase('a reminder is kept, changed and deleted by its chat alone', async (database) => {
  await keepReminder(database, reminder('a'))
  await keepReminder(database, reminder('b', { created: 2 }))
  await keepReminder(database, reminder('a', { zone: 'Asia/Shanghai', created: 9 }))
  await keepReminder(database, reminder('a', { chat: 'another', zone: 'Europe/Berlin' }))
  expect((await remindersOf(database, 'somebody')).map(({ id, zone, created }) => [id, zone, created])).toEqual([
    ['a', 'Asia/Shanghai', 1],
    ['b', 'UTC', 2],
  ])
  expect(await deleteReminder(database, 'another', 'a')).toBe(false)
  expect(await deleteReminder(database, 'somebody', 'a')).toBe(true)
  expect((await remindersOf(database, 'somebody')).map(({ id }) => id)).toEqual(['b'])
})

onEveryDatabase('what is due is told once and moves on; the rest stays', async (database) => {
  for (const one of [
    reminder('a'),
    reminder('b', { due: null, paused: 1 }),
    reminder('c', { next_due: 5000, due: 5000 }),
  ])
    await keepReminder(database, one)
  expect(await tellAt(database, 1000)).toBe(1)
  expect(await tellAt(database, 1000)).toBe(0)
  expect(await said(database, 1000)).toEqual(['reminder:a:1000'])
  expect(
    (await remindersOf(database, 'somebody')).map(({ id, next_due, due, told }) => [id, next_due, due, told]),
  ).toEqual([
    ['a', 2000, 2000, 1000],
    ['b', 1000, null, null],
    ['c', 5000, 5000, null],
  ])
})

onEveryDatabase('replicas that tell at the same moment tell each reminder once', async (database, another) => {
  for (let index = 0; index < 60; index += 1) await keepReminder(database, reminder(`r${index}`))
  const replicas = [database, await another(), database]
  for (let round = 0; round < 4; round += 1) await Promise.all(replicas.map((each) => tellAt(each, 1500, 10)))
  const keys = await said(database, 1500)
  expect(keys).toHaveLength(60)
  expect(new Set(keys).size).toBe(60)
})

onEveryDatabase('a crash in the middle leaves everything as it was', async (database) => {
  for (const id of ['a', 'b']) await keepReminder(database, reminder(id))
  const crash = (one: StoredReminder): Told => {
    if (one.id === 'b') throw new Error('The process ended here.')
    return tell(one)
  }
  await expect(tellDueReminders(database, { now: 1000, most: 10, tell: crash })).rejects.toThrow('ended here')
  expect(await said(database, 1000)).toEqual([])
  expect(await tellAt(database, 1000)).toBe(2)
  expect(await said(database, 1000)).toEqual(['reminder:a:1000', 'reminder:b:1000'])
})

onEveryDatabase('a reminder that cannot be told is deleted', async (database) => {
  await keepReminder(database, reminder('a'))
  expect(await tellDueReminders(database, { now: 1000, most: 10, tell: () => undefined })).toBe(1)
  expect(await remindersOf(database, 'somebody')).toEqual([])
})

onEveryDatabase('deleting a reminder also takes back what waits of it, and nothing else', async (database) => {
  for (const id of ['a', 'ab']) await keepReminder(database, reminder(id))
  await tellAt(database, 1000)
  await deleteReminder(database, 'somebody', 'a')
  expect(await said(database, 1000)).toEqual(['reminder:ab:1000'])
})

onEveryDatabase('who blocks the bot loses their reminders', async (database) => {
  await keepReminder(database, reminder('a'))
  await keepReminder(database, reminder('b', { chat: 'another' }))
  await forgetChat(database, 'somebody')
  expect(await remindersOf(database, 'somebody')).toEqual([])
  expect(await remindersOf(database, 'another')).toHaveLength(1)
})

onEveryDatabase('what comes no more goes a while after it was told', async (database) => {
  const over = { next_due: null, due: null }
  await keepReminder(database, reminder('told', { ...over, told: 1000 }))
  await keepReminder(database, reminder('snoozed', { ...over, snoozed_until: 9000, due: 9000, told: 1000 }))
  await keepReminder(database, reminder('monthly', { told: 1000 }))
  expect(await forgetToldReminders(database, 1000)).toBe(0)
  expect(await forgetToldReminders(database, 1001)).toBe(1)
  expect((await remindersOf(database, 'somebody')).map(({ id }) => id)).toEqual(['monthly', 'snoozed'])
})

onEveryDatabase('what waits in the outbox is counted as far as asked', async (database) => {
  for (const id of ['a', 'b', 'c']) await keepReminder(database, reminder(id))
  await tellAt(database, 1000)
  expect([await countInOutbox(database, 2), await countInOutbox(database, 10)]).toEqual([2, 3])
})

onEveryDatabase('a snooze is due before the rule, and a pause before both', async (database) => {
  const book = createReminderBook({
    ...{
      database,
      pseudonymOf: (id: string) => `hidden ${id}`,
      seal: (id: string) => `sealed ${id}`,
      now: () => new Date(7),
    },
  })
  const { id, about, rule, zone, locale } = reminder('a')
  const kept = { id, about, rule, zone, locale, paused: 0, next_due: 5000, snoozed_until: 2000 } as const
  await book.keep('chat', kept)
  expect(await remindersOf(database, 'hidden chat')).toMatchObject([{ due: 2000, sealed: 'sealed chat', created: 7 }])
  await book.keep('chat', { ...kept, paused: 1 })
  expect(await book.list('chat')).toMatchObject([{ due: null, paused: 1 }])
  expect(await book.remove('chat', 'a')).toBe(true)
})
