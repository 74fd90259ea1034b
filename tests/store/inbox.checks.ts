import { expect } from 'vitest'
import { countWaiting } from '../../src/store/sweep.ts'
import { onEveryDatabase } from './databases.ts'
import { entry, noon, numbersOf, replicaOf } from './replica.ts'

onEveryDatabase('what is claimed is stored as it came, and given back whole', async (database) => {
  const inbox = replicaOf(database, 'one')
  const arrived = { ...entry(900_000_001), payload: '{"text":"医保断了 🙁 \\u0000 \'; drop table updates"}' }
  expect(await inbox.claim([arrived])).toEqual([arrived])
  expect(await database.selectFrom('updates').selectAll().execute()).toEqual([
    { ...arrived, owner: 'one', state: 'waiting', handed: 0, reason: null, received_at: noon.getTime(), done_at: null },
  ])
})

onEveryDatabase('claiming nothing gives nothing', async (database) => {
  expect(await replicaOf(database, 'one').claim([])).toEqual([])
})

onEveryDatabase('claimed updates come in the order of their numbers', async (database) => {
  const claimed = await replicaOf(database, 'one').claim([entry(10), entry(9), entry(100), entry(2, 'telegram:other')])
  expect(numbersOf(claimed)).toEqual([2, 9, 10, 100])
})

onEveryDatabase('an update that was delivered before is not claimed again', async (database, another) => {
  const inbox = replicaOf(database, 'one')
  await inbox.claim([entry(1), entry(2)])
  expect(numbersOf(await inbox.claim([entry(2), entry(3)]))).toEqual([3])
  expect(await replicaOf(await another(), 'other').claim([entry(1)])).toEqual([])
  expect(await countWaiting(database)).toBe(3)
})

onEveryDatabase('an update twice in one list is claimed once', async (database) => {
  expect(numbersOf(await replicaOf(database, 'one').claim([entry(1), entry(2), entry(1)]))).toEqual([1, 2])
})

onEveryDatabase('an update that is done is not claimed again, and nothing but its number is left', async (database) => {
  const inbox = replicaOf(database, 'one')
  await inbox.claim([entry(1), entry(2)])
  await inbox.finish('telegram:1')
  await inbox.finish('telegram:2', 'undeliverable')
  expect(await inbox.claim([entry(1), entry(2)])).toEqual([])
  const done = {
    queue: null,
    owner: null,
    payload: null,
    handed: 0,
    received_at: noon.getTime(),
    done_at: noon.getTime(),
  }
  expect(await database.selectFrom('updates').selectAll().orderBy('id').execute()).toEqual([
    { ...done, id: 'telegram:1', number: 1, state: 'answered', reason: null },
    { ...done, id: 'telegram:2', number: 2, state: 'failed', reason: 'undeliverable' },
  ])
})

onEveryDatabase('finishing what is done or unknown changes nothing', async (database) => {
  const inbox = replicaOf(database, 'one')
  await inbox.claim([entry(1)])
  await inbox.finish('telegram:1')
  await inbox.finish('telegram:1', 'too late')
  await inbox.finish('telegram:404')
  const rows = await database.selectFrom('updates').select(['id', 'state', 'reason']).execute()
  expect(rows).toEqual([{ id: 'telegram:1', state: 'answered', reason: null }])
})

onEveryDatabase('200 claims at the same moment each get their own', async (database) => {
  const inbox = replicaOf(database, 'one')
  const numbers = Array.from({ length: 200 }, (_, index) => index + 1)
  const claimed = await Promise.all(numbers.map((number) => inbox.claim([entry(number, `telegram:${number % 7}`)])))
  expect(claimed.map(numbersOf)).toEqual(numbers.map((number) => [number]))
  expect(await countWaiting(database)).toBe(200)
})

onEveryDatabase('one update in many claims at the same moment goes to one of them', async (database, another) => {
  const inboxes = [replicaOf(database, 'one'), replicaOf(await another(), 'other')]
  const claims = Array.from({ length: 50 }, (_, index) => inboxes[index % 2]?.claim([entry(1)]) ?? [])
  expect((await Promise.all(claims)).flat()).toEqual([entry(1)])
})

onEveryDatabase('what has been claimed is mine until it is done', async (database, another) => {
  const inbox = replicaOf(database, 'one')
  await inbox.claim([entry(1)])
  expect(await inbox.isMine('telegram:1')).toBe(true)
  expect(await replicaOf(await another(), 'other').isMine('telegram:1')).toBe(false)
  await inbox.finish('telegram:1')
  expect(await inbox.isMine('telegram:1')).toBe(false)
  expect(await inbox.isMine('telegram:404')).toBe(false)
})

onEveryDatabase('a claim that fails is rejected, for every caller, and stores nothing', async (database) => {
  const inbox = replicaOf(database, 'one')
  await inbox.claim([entry(1)])
  const broken = { ...entry(3), payload: null as unknown as string, number: null as unknown as number }
  const claims = await Promise.allSettled([inbox.claim([entry(2), broken]), inbox.claim([entry(4), broken])])
  expect(claims.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await countWaiting(database)).toBe(1)
  expect(numbersOf(await inbox.claim([entry(2), entry(3)]))).toEqual([2, 3])
})
