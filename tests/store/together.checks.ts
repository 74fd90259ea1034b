import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect } from 'vitest'
import type { WaitingUpdate } from '../../src/store/inbox/claim.ts'
import type { ReplicaInbox } from '../../src/store/inbox/inbox.ts'
import { countWaiting } from '../../src/store/sweep.ts'
import { onEveryDatabase } from './databases.ts'
import { type Clock, createClock, entry, replicaOf } from './replica.ts'

/** A replica as the bot runs it: what it claims or gathers is answered one after the other, chat by chat, until it is killed. */
function createWorker(inbox: ReplicaInbox, answered: string[]) {
  const ends = new Map<string, Promise<void>>()
  let isAlive = true

  const answer = async ({ id }: WaitingUpdate): Promise<void> => {
    await nextTurn()
    if (!(await inbox.isMine(id)) || !isAlive) return
    answered.push(id)
    // One that is killed here still finishes: what a crash between sending and marking costs is another matter.
    await inbox.finish(id)
  }
  const take = (entries: readonly WaitingUpdate[]): void => {
    for (const each of entries)
      ends.set(
        each.queue,
        (ends.get(each.queue) ?? Promise.resolve()).then(() => answer(each)),
      )
  }
  const idle = async (): Promise<void> => {
    await Promise.all(ends.values())
  }
  return {
    receive: async (entries: readonly WaitingUpdate[]) => take(await inbox.claim(entries)),
    gather: async () => {
      if (isAlive) take(await inbox.gather())
    },
    idle,
    kill: async () => {
      isAlive = false
      await idle()
    },
  }
}

type Worker = ReturnType<typeof createWorker>

async function second(clock: Clock, workers: readonly Worker[]): Promise<void> {
  clock.pass(1000)
  await Promise.all(workers.map(({ gather }) => gather()))
}

onEveryDatabase('three replicas of which one dies answer everything once and in order', async (database, another) => {
  const clock = createClock()
  const answered: string[] = []
  const workerOf = async (name: string) => createWorker(replicaOf(await another(), name, clock), answered)
  const workers = [await workerOf('a'), await workerOf('b'), await workerOf('c')]
  const entries = Array.from({ length: 300 }, (_, index) => entry(1000 + index, `telegram:${index % 8}`))
  const deliveries: Promise<void>[] = []
  for (const [index, each] of entries.entries()) {
    const living = workers.length
    // Every fifth is delivered to two replicas at once, as when Telegram heard no answer.
    deliveries.push(workers[(index * 7) % living]?.receive([each]) ?? Promise.resolve())
    if (index % 5 === 0) deliveries.push(workers[(index * 7 + 1) % living]?.receive([each]) ?? Promise.resolve())
    // At once come updates of different chats only: within one the order would be that of arrival.
    if (index % 8 === 7) await Promise.all(deliveries.splice(0))
    if (index % 40 === 39) await second(clock, workers)
    if (index === 150) await workers.pop()?.kill()
  }
  await Promise.all(deliveries)
  for (let seconds = 0; seconds < 12; seconds += 1) {
    await second(clock, workers)
    await Promise.all(workers.map(({ idle }) => idle()))
  }
  expect(answered.toSorted()).toEqual(entries.map(({ id }) => id))
  for (let chat = 0; chat < 8; chat += 1) {
    const inChat = answered.filter((id) => (Number(id.slice('telegram:'.length)) - 1000) % 8 === chat)
    expect(inChat, `the order of chat ${chat}`).toEqual(inChat.toSorted())
  }
  expect(await countWaiting(database)).toBe(0)
})
