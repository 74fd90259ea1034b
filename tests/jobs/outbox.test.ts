import { expect, onTestFinished, test, vi } from 'vitest'
import { startOutbox, type Told } from '../../src/jobs/outbox.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { putIntoOutbox } from '../../src/store/outbox.ts'
import { keptLog } from '../telegram/edge.ts'

const entry = (key: string) => ({ key, chat: 'somebody', sealed: `sealed ${key}`, due: 0 })

/** The outbox at work on these entries, where saying one comes to what `deliver` gives. */
async function working(keys: readonly string[], deliver: (key: string) => Told | Promise<Told>) {
  const database = await openDatabase('sqlite::memory:', { pseudonymOf: (id) => id })
  onTestFinished(() => database.destroy())
  await putIntoOutbox(database, keys.map(entry))
  const [said, told]: [string[], Told[]] = [[], []]
  const { log, lines } = keptLog()
  const options = { database, now: () => new Date(1000), log, onTold: (one: Told) => void told.push(one) }
  const start = () => {
    const job = startOutbox({
      ...options,
      deliver: async (key, sealed) => {
        said.push(`${key}: ${sealed}`)
        return deliver(key)
      },
    })
    onTestFinished(job.stop)
    return job
  }
  const states = async () =>
    Object.fromEntries(
      (await database.selectFrom('outbox').select(['key', 'state']).execute()).map(({ key, state }) => [key, state]),
    )
  return { database, start, said, told, lines, states }
}

test('what is in the outbox is said, marked and counted', async () => {
  const outcomes: Record<string, Told> = { a: 'sent', b: 'forbidden', c: 'uncertain', d: 'failed' }
  const { start, said, told, states } = await working(Object.keys(outcomes), (key) => outcomes[key] ?? 'sent')
  start()
  await vi.waitFor(async () => expect(await states()).toEqual(outcomes))
  expect(said.toSorted()).toEqual(['a: sealed a', 'b: sealed b', 'c: sealed c', 'd: sealed d'])
  expect(told.toSorted()).toEqual(Object.values(outcomes).toSorted())
})

test('more than fits at once is said without a pause between', async () => {
  const keys = Array.from({ length: 35 }, (_, index) => `k${index}`)
  const { start, said } = await working(keys, () => 'sent')
  const before = performance.now()
  start()
  await vi.waitFor(() => expect(said).toHaveLength(35))
  expect(performance.now() - before).toBeLessThan(900)
})

test('what was interrupted is said after the next start', async () => {
  const { start, said, states } = await working(['a'], () => (said.length === 1 ? 'interrupted' : 'sent'))
  await start().stop()
  expect(await states()).toEqual({ a: 'waiting' })
  start()
  await vi.waitFor(async () => expect(await states()).toEqual({ a: 'sent' }))
  expect(said).toHaveLength(2)
})

test('stopping waits for what is under way and takes nothing more', async () => {
  const gate = Promise.withResolvers<void>()
  const keys = Array.from({ length: 8 }, (_, index) => `k${index}`)
  const { start, said, states } = await working(keys, () => gate.promise.then(() => 'sent' as const))
  const job = start()
  await vi.waitFor(() => expect(said).toHaveLength(6))
  const stopped = job.stop()
  gate.resolve()
  await stopped
  expect(Object.values(await states()).toSorted()).toEqual([...Array(6).fill('sent'), 'waiting', 'waiting'])
})

test('what two replicas took before and never marked is not said a third time', async () => {
  const { database, start, said, states } = await working(['a'], () => 'sent')
  await database.updateTable('outbox').set({ attempts: 2 }).execute()
  start()
  await vi.waitFor(async () => expect(await states()).toEqual({ a: 'uncertain' }))
  expect(said).toEqual([])
})

test('a database that fails is logged, and asked again', async () => {
  const { database, start, lines } = await working([], () => 'sent')
  await database.schema.dropTable('outbox').execute()
  start()
  await vi.waitFor(() => expect(lines).toMatchObject([{ level: 'error' }]))
})
