import { expect, onTestFinished, test, vi } from 'vitest'
import { startRetention } from '../../src/jobs/retention.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { keepMemory, recallMemory } from '../../src/store/memories.ts'
import { keptLog } from '../telegram/edge.ts'

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

/** Retention in a database in memory, with questions of the given ages in days; `pass` lets hours go by. */
async function kept(daysAgo: readonly number[]) {
  let now = new Date('2026-11-23T04:00:00Z').getTime()
  const database = await openDatabase('sqlite::memory:', { pseudonymOf: (id) => id })
  for (const days of daysAgo) {
    const row = { person: 'p', chat: 'private', locale: 'en', question: 'q', outcome: 'answer' } as const
    await database
      .insertInto('questions')
      .values({ ...row, id: `asked ${days}`, asked_at: now - days * dayMs })
      .execute()
  }
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const { log, lines } = keptLog()
  const retention = startRetention({ database, retentionDays: 30, now: () => new Date(now), log })
  onTestFinished(async () => {
    retention.stop()
    vi.useRealTimers()
    await database.destroy()
  })
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20))
  const pass = async (hours: number): Promise<void> => {
    for (let hour = 0; hour < hours; hour += 1) {
      now += hourMs
      vi.advanceTimersByTime(hourMs)
      await settled()
    }
  }
  const left = async () =>
    (await database.selectFrom('questions').select('id').orderBy('asked_at').execute()).map(({ id }) => id)
  await settled()
  return { database, retention, lines, pass, left }
}

test('what is older than it may be is deleted at the start, and said in numbers only', async () => {
  const { left, lines } = await kept([31, 29])
  expect(await left()).toEqual(['asked 29'])
  expect(lines).toMatchObject([{ level: 'info', fields: { questions: 1, updates: 0 } }])
})

test('what becomes too old is deleted within the hour', async () => {
  const { left, pass } = await kept([29.95])
  await pass(1)
  expect(await left()).toEqual(['asked 29.95'])
  await pass(1)
  expect(await left()).toEqual([])
})

test('nothing is said when there was nothing to delete', async () => {
  const { lines, pass } = await kept([1])
  await pass(3)
  expect(lines).toEqual([])
})

test('a database that fails is told and tried again an hour later', async () => {
  const { database, lines, pass } = await kept([])
  await database.schema.alterTable('questions').renameTo('elsewhere').execute()
  await pass(1)
  expect(lines).toMatchObject([{ level: 'error', text: 'old rows could not be deleted; trying again later' }])
  await database.schema.alterTable('elsewhere').renameTo('questions').execute()
  await pass(1)
  expect(lines).toHaveLength(1)
})

test('after the stop nothing is deleted any more', async () => {
  const { retention, left, pass } = await kept([29.95])
  retention.stop()
  await pass(3)
  expect(await left()).toEqual(['asked 29.95'])
})

test('what a conversation remembers is gone an hour after it was last used', async () => {
  const { database, pass } = await kept([])
  const row = { person: 'p', chat: 'c', text: '{"topic":"late-fee"}' }
  const now = new Date('2026-11-23T04:00:00Z').getTime()
  await keepMemory(database, { ...row, at: now })
  await keepMemory(database, { ...row, chat: 'later', at: now + 2 * hourMs })
  await pass(1)
  await pass(1)
  expect(await recallMemory(database, 'p', 'c')).toBeUndefined()
  expect(await recallMemory(database, 'p', 'later')).toBe(row.text)
})
