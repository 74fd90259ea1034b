import { expect, test } from 'vitest'
import { createMetrics } from '../../../src/metrics.ts'
import type { Entry, Inbox } from '../../../src/telegram/incoming/inbox.ts'
import { createIntake } from '../../../src/telegram/incoming/intake.ts'
import { createQueues } from '../../../src/telegram/incoming/queue.ts'
import type { Sent } from '../../../src/telegram/outgoing/send.ts'
import { counted, hurried, keptLog, me, memoryInbox, until } from '../edge.ts'
import { groupUpdate, inlineUpdate, messageUpdate } from '../updates.ts'

type Given = {
  readonly answer?: (id: string) => Sent | Promise<Sent>
  readonly inbox?: (real: Inbox) => Partial<Inbox>
  readonly isFresh?: boolean
}

const answered: Sent = { kind: 'answered' }
const hi = (number: number) => messageUpdate({ text: 'hi' }, number)

/** An intake over a real inbox in memory, of which `given.inbox` replaces parts; `heard` lists what was answered. */
async function opened({ answer = () => answered, inbox: changed = () => ({}), isFresh = true }: Given = {}) {
  const { inbox: real, stored } = await memoryInbox()
  const inbox = { ...real, ...changed(real) }
  const closing = new AbortController()
  const heard: string[] = []
  const errors: unknown[] = []
  const { log, lines } = keptLog()
  const [queues, metrics, patience] = [createQueues((error) => errors.push(error)), createMetrics(), hurried()]
  const intake = createIntake({
    inbox,
    queues,
    isForUs: ({ chat }) => chat.kind === 'private',
    lease: { isFresh: () => isFresh, hold: async () => undefined },
    answer: async ({ id }) => {
      heard.push(id)
      return answer(id)
    },
    log,
    metrics,
    patience,
    stopping: closing.signal,
    signal: closing.signal,
  })
  const idle = () => queues.idle(2000)
  return { intake, inbox: real, stored, heard, errors, lines, metrics, patience, idle, close: () => closing.abort() }
}

/** Rejects `times` times, as a database that is gone, and then does what `task` does. */
function failing<A extends readonly unknown[], T>(times: number, task: (...given: A) => Promise<T>) {
  let left = times
  return async (...given: A): Promise<T> => {
    left -= 1
    if (left >= 0) throw new Error('the database is gone')
    return task(...given)
  }
}

test('updates are stored when taking them resolves, and answered only then', async () => {
  const gate = Promise.withResolvers<void>()
  const { intake, stored, heard, idle } = await opened({
    inbox: (real) => ({ claim: (entries) => gate.promise.then(() => real.claim(entries)) }),
  })
  const taken = intake.take([hi(1), hi(2)], me)
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(heard).toEqual([])
  gate.resolve()
  await taken
  expect((await stored()).map(({ id }) => id)).toEqual(['telegram:1', 'telegram:2'])
  await idle()
  expect(heard).toEqual(['telegram:1', 'telegram:2'])
  expect((await stored()).map(({ state }) => state)).toEqual(['answered', 'answered'])
})

test('when updates cannot be stored taking them rejects and nothing is answered; delivered again they are', async () => {
  const { intake, heard, idle } = await opened({ inbox: (real) => ({ claim: failing(1, real.claim) }) })
  await expect(intake.take([hi(1)], me)).rejects.toThrow('the database is gone')
  await idle()
  expect(heard).toEqual([])
  await intake.take([hi(1)], me)
  await idle()
  expect(heard).toEqual(['telegram:1'])
})

test('what is not said to us is not stored, but counted', async () => {
  const { intake, stored, metrics } = await opened()
  await intake.take([{ update_id: 1 }, 'odd', hi(3), inlineUpdate('x', 4)], me)
  expect((await stored()).map(({ id }) => id)).toEqual(['telegram:3', 'telegram:4'])
  expect(await counted(metrics, 'xubao_dropped_total', 'reason="unread"')).toBe(2)
  expect(await counted(metrics, 'xubao_updates_total', 'kind="message"')).toBe(1)
  expect(await counted(metrics, 'xubao_updates_total', 'kind="inline"')).toBe(1)
})

test('an answer that left is marked as soon as the database is back, and does not leave again', async () => {
  const { intake, stored, heard, lines, patience, idle } = await opened({
    inbox: (real) => ({ finish: failing(3, real.finish) }),
  })
  await intake.take([hi(1)], me)
  await idle()
  expect(heard).toEqual(['telegram:1'])
  expect(await stored()).toMatchObject([{ id: 'telegram:1', state: 'answered' }])
  expect(patience.waits).toEqual([500, 1000, 2000])
  expect(lines.map(({ level, fields }) => [level, fields.update])).toEqual([['error', 'telegram:1']])
})

test('marking is given up when the time is up', async () => {
  const { intake, stored, errors, idle, close } = await opened({
    inbox: () => ({ finish: () => Promise.reject(new Error('the database is gone')) }),
  })
  await intake.take([hi(1)], me)
  await new Promise((resolve) => setTimeout(resolve, 10))
  close()
  await idle()
  expect(await stored()).toMatchObject([{ state: 'waiting' }])
  expect(errors).toEqual([])
})

test('an entry that is handed out again while it is under way is answered once', async () => {
  const gate = Promise.withResolvers<Sent>()
  const { intake, inbox, heard, idle } = await opened({ answer: () => gate.promise })
  await intake.take([hi(1)], me)
  const again: readonly Entry[] = [
    { id: 'telegram:1', number: 1, queue: 'telegram:42', payload: '{"id":"telegram:1"}' },
  ]
  intake.resume(again, me)
  intake.resume(again, me)
  gate.resolve(answered)
  await idle()
  expect(heard).toEqual(['telegram:1'])
  expect(await inbox.isMine('telegram:1')).toBe(false)
})

test('what was left by an earlier start is resumed and marked', async () => {
  const { intake, inbox, stored, heard, idle } = await opened()
  await inbox.claim([{ id: 'telegram:1', number: 1, queue: 'telegram:42', payload: '{"id":"telegram:1"}' }])
  await inbox.leave()
  intake.resume(await inbox.gather(), me)
  await idle()
  expect(heard).toEqual(['telegram:1'])
  expect(await stored()).toMatchObject([{ state: 'answered' }])
})

test('with a stale lease an entry is answered only while it is still ours', async () => {
  const isMine = async (id: string): Promise<boolean> => id !== 'telegram:1'
  const { intake, stored, heard, idle } = await opened({ isFresh: false, inbox: () => ({ isMine }) })
  await intake.take([hi(1), hi(2)], me)
  await idle()
  expect(heard).toEqual(['telegram:2'])
  expect((await stored()).map(({ state }) => state)).toEqual(['waiting', 'answered'])
})

test('with a stale lease and no database an entry keeps its place until it is known whose it is', async () => {
  const { intake, heard, errors, patience, idle } = await opened({
    isFresh: false,
    inbox: (real) => ({ isMine: failing(2, real.isMine) }),
  })
  await intake.take([hi(1), hi(2)], me)
  await idle()
  expect(heard).toEqual(['telegram:1', 'telegram:2'])
  expect(patience.waits).toEqual([500, 1000])
  expect(errors).toEqual([])
})

test('with a fresh lease nobody asks whose an entry is', async () => {
  const asked: string[] = []
  const isMine = async (id: string): Promise<boolean> => asked.push(id) > 0
  const { intake, idle } = await opened({ inbox: () => ({ isMine }) })
  await intake.take([hi(1)], me)
  await idle()
  expect(asked).toEqual([])
})

test('an interrupted answer stays waiting', async () => {
  const { intake, stored, idle } = await opened({ answer: () => ({ kind: 'interrupted' }) })
  await intake.take([hi(1)], me)
  await idle()
  expect(await stored()).toEqual([{ id: 'telegram:1', state: 'waiting', reason: null }])
})

test('nothing new is begun when the time is up', async () => {
  const gate = Promise.withResolvers<Sent>()
  const { intake, stored, heard, idle, close } = await opened({ answer: () => gate.promise })
  await intake.take([hi(1), hi(2)], me)
  await until(() => heard.length === 1)
  close()
  gate.resolve(answered)
  await idle()
  expect(heard).toEqual(['telegram:1'])
  expect((await stored()).map(({ state }) => state)).toEqual(['answered', 'waiting'])
})

test('a failure is recorded with its kind and counted', async () => {
  const { intake, stored, metrics, idle } = await opened({ answer: () => ({ kind: 'failed', reason: 'forbidden' }) })
  await intake.take([hi(1)], me)
  await idle()
  expect(await stored()).toEqual([{ id: 'telegram:1', state: 'failed', reason: 'forbidden' }])
  expect(await counted(metrics, 'xubao_dropped_total', 'reason="undeliverable"')).toBe(1)
})

test('the place that an album took is marked without an answer', async () => {
  const { intake, stored, heard, idle } = await opened()
  await intake.take([messageUpdate({ photo: [{}], media_group_id: '77', caption: '断缴' }, 1)], me)
  await intake.take([messageUpdate({ photo: [{}], media_group_id: '77' }, 2)], me)
  await idle()
  expect(heard).toEqual(['telegram:1'])
  expect((await stored()).map(({ state }) => state)).toEqual(['answered', 'answered'])
})

test('what is delivered again is counted, and answered no second time', async () => {
  const { intake, heard, metrics, idle } = await opened()
  await intake.take([hi(1), hi(2)], me)
  await intake.take([hi(2), hi(3)], me)
  await idle()
  expect(heard).toEqual(['telegram:1', 'telegram:2', 'telegram:3'])
  expect(await counted(metrics, 'xubao_duplicate_updates_total')).toBe(1)
})

test('what people in a group say to one another is not stored, and counted', async () => {
  const { intake, stored, metrics, heard } = await opened()
  await intake.take([groupUpdate({ text: 'chatter' }, 1), groupUpdate({ text: 'more chatter' }, 2)], me)
  expect(await stored()).toEqual([])
  expect(heard).toEqual([])
  expect(await counted(metrics, 'xubao_dropped_total', 'reason="unread"')).toBe(2)
})
