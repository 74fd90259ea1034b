import { expect } from 'vitest'
import { forgetChat } from '../../src/store/chats.ts'
import {
  clearDoneOutbox,
  finishInOutbox,
  type OutboxEntry,
  putIntoOutbox,
  returnToOutbox,
  takeFromOutbox,
} from '../../src/store/outbox.ts'
import { onEveryDatabase } from './databases.ts'

const minute = 60_000

const entry = (key: string, changes: Partial<OutboxEntry> = {}): OutboxEntry => ({
  ...{ key, chat: 'somebody', sealed: `sealed ${key}`, due: 1000 },
  ...changes,
})

const keys = (taken: readonly { readonly key: string }[]): readonly string[] => taken.map(({ key }) => key).toSorted()

onEveryDatabase('what is due is taken once, the longest due first', async (database) => {
  await putIntoOutbox(database, [entry('b', { due: 900 }), entry('c', { due: 2000 }), entry('a', { due: 800 })])
  expect(keys(await takeFromOutbox(database, 1000, 1))).toEqual(['a'])
  expect(await takeFromOutbox(database, 1000, 10)).toEqual([{ key: 'b', sealed: 'sealed b', attempts: 1 }])
  expect(await takeFromOutbox(database, 1000, 10)).toEqual([])
  expect(keys(await takeFromOutbox(database, 2000, 10))).toEqual(['c'])
})

onEveryDatabase('replicas that take at the same moment share without a second copy', async (database, another) => {
  await putIntoOutbox(
    database,
    Array.from({ length: 40 }, (_, index) => entry(`k${index}`)),
  )
  const [one, other] = [database, await another()]
  const taken = await Promise.all([one, other, one, other].map((each) => takeFromOutbox(each, 1000, 20)))
  const all = keys(taken.flat())
  expect(new Set(all).size).toBe(all.length)
  const rest = keys(await takeFromOutbox(database, 1000, 100))
  expect(new Set([...all, ...rest]).size).toBe(40)
})

onEveryDatabase('a key is said once, also when it was done before', async (database) => {
  await putIntoOutbox(database, [entry('a')])
  await putIntoOutbox(database, [entry('a', { sealed: 'another' })])
  expect(await takeFromOutbox(database, 1000, 10)).toMatchObject([{ sealed: 'sealed a' }])
  await finishInOutbox(database, 'a', 'sent', 1500)
  await putIntoOutbox(database, [entry('a')])
  expect(await takeFromOutbox(database, 99_999_999, 10)).toEqual([])
})

onEveryDatabase('what was done is not kept, only that it was', async (database) => {
  await putIntoOutbox(database, [entry('a')])
  await takeFromOutbox(database, 1000, 10)
  await finishInOutbox(database, 'a', 'uncertain', 1500)
  await finishInOutbox(database, 'a', 'sent', 1600)
  const rows = await database.selectFrom('outbox').select(['key', 'state', 'sealed', 'done_at']).execute()
  expect(rows).toEqual([{ key: 'a', state: 'uncertain', sealed: null, done_at: 1500 }])
  expect(await clearDoneOutbox(database, 1500)).toBe(0)
  expect(await clearDoneOutbox(database, 1501)).toBe(1)
})

onEveryDatabase(
  'what a replica took and never marked is taken again after ten minutes, and shows it',
  async (database) => {
    await putIntoOutbox(database, [entry('a')])
    await takeFromOutbox(database, 1000, 10)
    expect(await takeFromOutbox(database, 1000 + 9 * minute, 10)).toEqual([])
    expect(await takeFromOutbox(database, 1000 + 10 * minute, 10)).toMatchObject([{ key: 'a', attempts: 2 }])
  },
)

onEveryDatabase('what surely was not sent is given back as if it had not been taken', async (database) => {
  await putIntoOutbox(database, [entry('a')])
  await takeFromOutbox(database, 1000, 10)
  await returnToOutbox(database, 'a')
  expect(await takeFromOutbox(database, 1000, 10)).toMatchObject([{ key: 'a', attempts: 1 }])
})

onEveryDatabase('what waits for a chat that is closed goes, and nothing else', async (database) => {
  await putIntoOutbox(database, [entry('a'), entry('b', { chat: 'another' })])
  await forgetChat(database, 'somebody')
  expect(keys(await takeFromOutbox(database, 1000, 10))).toEqual(['b'])
})

onEveryDatabase('an empty list puts nothing in', async (database) => {
  await putIntoOutbox(database, [])
  expect(await takeFromOutbox(database, 1000, 10)).toEqual([])
})
