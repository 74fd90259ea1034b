import { expect } from 'vitest'
import { onEveryDatabase } from './databases.ts'
import { createClock, entry, numbersOf, passSeconds, replicaOf } from './replica.ts'

onEveryDatabase(
  'a chat in which something waits elsewhere is left to that replica, in order',
  async (database, another) => {
    const [one, other] = [replicaOf(database, 'one'), replicaOf(await another(), 'other')]
    expect(numbersOf(await one.claim([entry(1)]))).toEqual([1])
    expect(numbersOf(await other.claim([entry(3), entry(2), entry(4, 'telegram:else')]))).toEqual([4])
    expect(await other.gather()).toEqual([])
    expect(await other.isMine('telegram:2')).toBe(false)
    expect(await one.gather()).toEqual([entry(2), entry(3)])
    expect(await one.gather()).toEqual([])
    expect(await one.isMine('telegram:2')).toBe(true)
  },
)

onEveryDatabase('what comes after something not yet gathered does not overtake it', async (database, another) => {
  const [one, other] = [replicaOf(database, 'one'), replicaOf(await another(), 'other')]
  await one.claim([entry(1)])
  await other.claim([entry(2)])
  expect(await one.claim([entry(3)])).toEqual([])
  expect(numbersOf(await one.gather())).toEqual([2, 3])
  expect(numbersOf(await one.claim([entry(4)]))).toEqual([4])
})

onEveryDatabase(
  'when a whole chat is answered, the replica that receives the next update answers it',
  async (database, another) => {
    const [one, other] = [replicaOf(database, 'one'), replicaOf(await another(), 'other')]
    await one.claim([entry(1)])
    await one.finish('telegram:1')
    expect(numbersOf(await other.claim([entry(2)]))).toEqual([2])
  },
)

onEveryDatabase('what a dead replica left is taken over after five seconds, by one', async (database, another) => {
  const clock = createClock()
  const dead = replicaOf(database, 'dead', clock)
  const living = [replicaOf(await another(), 'one', clock), replicaOf(await another(), 'two', clock)]
  await dead.gather()
  await dead.claim([entry(2), entry(1), entry(3, 'telegram:else')])
  await dead.finish('telegram:3')
  expect((await passSeconds(5, clock, living)).flat()).toEqual([])
  expect((await passSeconds(1, clock, living)).map(numbersOf)).toEqual([[1, 2], []])
  const names = await database.selectFrom('replicas').select('name').orderBy('name').execute()
  expect(names).toEqual([{ name: 'one' }, { name: 'two' }])
})

onEveryDatabase('a replica that died before its first beat is found too', async (database, another) => {
  const clock = createClock()
  await replicaOf(database, 'dead', clock).claim([entry(1)])
  const [gathered] = await passSeconds(6, clock, [replicaOf(await another(), 'one', clock)])
  expect(numbersOf(gathered ?? [])).toEqual([1])
})

onEveryDatabase('replicas that beat keep what is theirs, however long it takes', async (database, another) => {
  const clock = createClock()
  const [one, other] = [replicaOf(database, 'one', clock), replicaOf(await another(), 'other', clock)]
  await one.claim([entry(1)])
  await passSeconds(60, clock, [other, one])
  expect(await one.isMine('telegram:1')).toBe(true)
})

onEveryDatabase('a replica that froze and comes back keeps nothing, and lives on', async (database, another) => {
  const clock = createClock()
  const [frozen, other] = [replicaOf(database, 'frozen', clock), replicaOf(await another(), 'other', clock)]
  await frozen.gather()
  await frozen.claim([entry(1)])
  await passSeconds(7, clock, [other])
  expect(await frozen.isMine('telegram:1')).toBe(false)
  expect(await other.isMine('telegram:1')).toBe(true)
  expect(await frozen.claim([entry(2)])).toEqual([])
  await passSeconds(20, clock, [frozen, other])
  expect(numbersOf(await frozen.claim([entry(3, 'telegram:else')]))).toEqual([3])
  await passSeconds(20, clock, [frozen, other])
  expect(await frozen.isMine('telegram:3')).toBe(true)
  expect(await database.selectFrom('replicas').selectAll().execute()).toHaveLength(2)
})

onEveryDatabase('who stood still does not hold the others for dead', async (database, another) => {
  const clock = createClock()
  const [one, other] = [replicaOf(database, 'one', clock), replicaOf(await another(), 'other', clock)]
  await one.claim([entry(1)])
  await passSeconds(1, clock, [one, other])
  // Both without a database, or asleep, for a minute; this one is the first to wake.
  clock.pass(60_000)
  expect(await other.gather()).toEqual([])
  expect(await one.isMine('telegram:1')).toBe(true)
})

onEveryDatabase('updates that a replica hands back go to the next replica at once', async (database, another) => {
  const [one, other] = [replicaOf(database, 'one'), replicaOf(await another(), 'other')]
  await one.gather()
  await one.claim([entry(1), entry(2)])
  await one.finish('telegram:1')
  await one.leave()
  expect(await one.isMine('telegram:2')).toBe(false)
  expect(await other.claim([entry(3)])).toEqual([])
  expect(numbersOf(await other.gather())).toEqual([2, 3])
  expect(await database.selectFrom('replicas').select('name').execute()).toEqual([{ name: 'other' }])
})

onEveryDatabase(
  'after a restart under the same name what waits is gathered at once, before what is new',
  async (database) => {
    await replicaOf(database, 'one').claim([entry(1)])
    const again = replicaOf(database, 'one')
    expect(await again.claim([entry(2)])).toEqual([])
    expect(numbersOf(await again.gather())).toEqual([1, 2])
    expect(await again.gather()).toEqual([])
  },
)
