import { createHmac, randomBytes } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import { Pool } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { createIncomingLimits } from '../../src/limits/incoming.ts'
import { createOutgoingLimit } from '../../src/limits/outgoing.ts'
import { type RateStore, rateTable } from '../../src/limits/rate-table.ts'
import { createSharedRates } from '../../src/limits/rates.ts'

const address = process.env.TEST_DATABASE_URL
/** Other test files use the same database, so this one has its own schema. */
const schema = `limits_${randomBytes(6).toString('hex')}`
const never = new AbortController().signal

type Opened = { readonly store: RateStore; readonly close: () => Promise<unknown> }

async function openPGlite(): Promise<Opened> {
  const database = await PGlite.create()
  return { store: { query: ({ text, values }) => database.query(text, values) }, close: () => database.close() }
}

async function openPostgres(): Promise<Opened> {
  const pool = new Pool({ connectionString: address, options: `-c search_path=${schema}` })
  await pool.query(`create schema ${schema}`)
  return { store: pool, close: () => pool.query(`drop schema ${schema} cascade`).then(() => pool.end()) }
}

const databases = new Map<string, Opened>()

beforeAll(async () => {
  databases.set('PGlite', await openPGlite())
  if (address) databases.set('PostgreSQL', await openPostgres())
  // PGlite takes seconds to start, and longer while other tests run.
}, 60_000)
afterAll(() => Promise.all([...databases.values()].map(({ close }) => close())))

function onEvery(name: string, check: (store: RateStore) => Promise<void>): void {
  for (const kind of ['PGlite', 'PostgreSQL']) {
    test.skipIf(kind === 'PostgreSQL' && !address)(`${kind}: ${name}`, async () => {
      const store = databases.get(kind)?.store
      if (!store) throw new Error(`${kind} did not open.`)
      await store.query({ text: `drop table if exists ${rateTable}` })
      await check(store)
    })
  }
}

const pseudonymOf = (key: string): string => createHmac('sha256', 'a key for tests').update(key).digest('base64url')
const fail = (error: unknown): void => {
  throw error
}

type Row = { readonly key: string; readonly points: number }

async function rows(store: RateStore): Promise<readonly Row[]> {
  const { rows } = (await store.query({ text: `select key, points from ${rateTable}` })) as { rows: Row[] }
  return rows
}

/** A replica whose counters are in the database. The table already exists, so no replica counts on its own. */
async function replica(store: RateStore) {
  const rates = createSharedRates({ client: store, pseudonymOf, onProblem: fail })
  await vi.waitFor(() => rows(store))
  return rates
}

const said = (person: string) => ({
  id: 'test:1',
  chat: { id: person, kind: 'private' as const },
  from: { id: person },
  content: { kind: 'text' as const, text: 'hello' },
})

onEvery('replicas count a person together, and give one notice together', async (store) => {
  const [one, other] = [await replica(store), await replica(store)].map((rates) =>
    createIncomingLimits({ personPerMinute: 5, groupPerMinute: 5, rates }),
  )
  const outcomes: unknown[] = []
  for (let count = 0; count < 4; count += 1)
    for (const limits of [one, other]) outcomes.push(await limits?.beyond(said('test:ann'), true))
  expect(outcomes).toEqual([...Array(5).fill(undefined), 'person', 'person', 'person'])
  expect([await one?.mayNotify('person test:ann'), await other?.mayNotify('person test:ann')]).toEqual([true, false])
  expect(await other?.beyond(said('test:bob'), true)).toBeUndefined()
})

onEvery('what is kept names nobody', async (store) => {
  const rates = await replica(store)
  const limits = createIncomingLimits({ personPerMinute: 5, groupPerMinute: 5, rates })
  await limits.beyond(said('telegram:777000111'), true)
  await limits.mayNotify('person telegram:777000111')
  await createOutgoingLimit({ outgoingPerSecond: 5, outgoingPerGroupMinute: 5, rates }).take(-100777000111, true, never)
  const kept = await rows(store)
  expect(kept.map(({ key }) => key.split(':')[0]).sort()).toEqual(['notice', 'outgoing group', 'person', 'steady'])
  expect(JSON.stringify(kept)).not.toContain('777000111')
})

onEvery('a flood is turned away without asking the database about all of it', async (store) => {
  const limits = createIncomingLimits({ personPerMinute: 5, groupPerMinute: 5, rates: await replica(store) })
  for (let count = 0; count < 200; count += 1) await limits.beyond(said('test:ann'), true)
  expect((await rows(store)).map(({ points }) => points)).toEqual([6])
})

onEvery('replicas share what may leave for a group', async (store) => {
  const replicas = [await replica(store), await replica(store)].map((rates) =>
    createOutgoingLimit({ outgoingPerSecond: 0, outgoingPerGroupMinute: 20, rates }),
  )
  let left = 0
  const stop = new AbortController()
  const all = replicas.flatMap((outgoing) =>
    Array.from({ length: 30 }, () =>
      outgoing.take(-1001, true, stop.signal).then(() => {
        if (!stop.signal.aborted) left += 1
      }),
    ),
  )
  await vi.waitFor(async () => expect((await rows(store))[0]?.points).toBeGreaterThan(21))
  expect(left).toBe(20)
  stop.abort()
  await Promise.all(all)
})

onEvery('replicas that start at once make the table together', async (store) => {
  const problems: unknown[] = []
  // Which error the losers of the race get depends on timing; one round does not show them all.
  for (let round = 0; round < 20; round += 1) {
    await store.query({ text: `drop table if exists ${rateTable}` })
    for (let count = 0; count < 8; count += 1)
      createSharedRates({ client: store, pseudonymOf, onProblem: (error) => problems.push(error) })
    await vi.waitFor(() => rows(store))
    await Promise.all(Array.from({ length: 10 }, () => store.query({ text: 'select 1' })))
  }
  expect(problems).toEqual([])
})

test('while the database fails, each replica counts on its own and the failure is reported', async () => {
  const gone = new Error('the database is gone')
  const problems: unknown[] = []
  const client = { query: () => Promise.reject(gone) }
  const rates = createSharedRates({ client, pseudonymOf, onProblem: (error) => problems.push(error) })
  const take = rates({ name: 'person', points: 2, seconds: 60 })
  expect([await take('ann'), await take('ann')]).toEqual([0, 0])
  expect(await take('ann')).toBeGreaterThan(59_000)
  expect(problems).toEqual([gone])
})

test('if the database does not answer, a replica waits for at most a second', async () => {
  const client = { query: () => new Promise(() => {}) }
  const take = createSharedRates({ client, pseudonymOf, onProblem: fail })({ name: 'person', points: 1, seconds: 60 })
  const begin = performance.now()
  expect(await take('ann')).toBe(0)
  expect(performance.now() - begin).toBeLessThan(2000)
})

test('if the table cannot be created, another attempt follows after a minute', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const query = vi.fn().mockRejectedValueOnce(new Error('not yet')).mockResolvedValue({})
  createSharedRates({ client: { query }, pseudonymOf, onProblem: () => {} })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(query).toHaveBeenCalledTimes(2)
})

test('a window that a wrong clock set far in the future silences nobody', async () => {
  const expire = String(Date.now() + 86_400_000)
  const client = { query: async () => ({ rows: [{ points: 1000, expire }] }) }
  const take = createSharedRates({ client, pseudonymOf, onProblem: fail })({ name: 'person', points: 5, seconds: 60 })
  expect(await take('ann')).toBe(0)
})
