import { expect, onTestFinished, test, vi } from 'vitest'
import { allowedUpdates } from '../../src/telegram/incoming/update.ts'
import { poll } from '../../src/telegram/launch.ts'
import { defaultPatience } from '../../src/telegram/outgoing/patience.ts'
import { persist } from '../../src/telegram/outgoing/persist.ts'
import {
  type Answer,
  badGateway,
  brokenJson,
  type Call,
  closeNetwork,
  no,
  ok,
  openApi,
  telegramAnswers,
  token,
  until,
} from './edge.ts'

closeNetwork()

function supervised() {
  const stopping = new AbortController()
  const { log, lines, patience, ...api } = openApi()
  const { signal } = stopping
  return { api, log, lines, patience, signal, stop: () => stopping.abort() }
}

const update = (update_id: number) => ({ update_id, message: {} })
const polls = (calls: readonly Call[]) => calls.filter(({ method }) => method === 'getUpdates').map(({ body }) => body)

/** A poll that nobody listens to. */
const quiet = { take: async () => undefined, room: async () => undefined, onContact: () => undefined }

/** Polls through the answers of Telegram until it has no more, then stops; gives what came, with what happened on the way. */
async function pollThrough(getUpdates: readonly Answer[], deleteWebhook: readonly Answer[] = [ok()]) {
  const calls = telegramAnswers({ deleteWebhook, getUpdates: [...getUpdates, 'no answer', ok([])] })
  const received: unknown[] = []
  const { stop, ...rest } = supervised()
  const take = async (updates: readonly unknown[]): Promise<void> => void received.push(...updates)
  let contacts = 0
  const onContact = (): void => {
    contacts += 1
  }
  const polling = poll({ ...rest, ...quiet, take, onContact })
  await until(() => polls(calls).length > getUpdates.length)
  stop()
  await polling
  return { calls, received, contacts, ...rest }
}

test('polling removes a webhook, gets its first answer at once, names the updates it wants, and goes on after the last one', async () => {
  const { calls, received } = await pollThrough([ok([update(5), update(6)]), ok([update(7)])])
  expect(received).toEqual([update(5), update(6), update(7)])
  expect(calls[0]?.method).toBe('deleteWebhook')
  const allowed_updates = [...allowedUpdates]
  expect(polls(calls).slice(0, 3)).toEqual([
    { timeout: 0, allowed_updates },
    { offset: 7, timeout: 50, allowed_updates },
    { offset: 8, timeout: 50, allowed_updates },
  ])
})

test('a poll that brings nothing does not forget how far we came', async () => {
  const { calls } = await pollThrough([ok([update(5)]), ok([])])
  expect(polls(calls).map(({ offset }) => offset)).toEqual([undefined, 6, 6, 6])
})

test('the last update is confirmed at the end, so that a new start gets nothing twice', async () => {
  const { calls } = await pollThrough([ok([update(5)])])
  expect(polls(calls).at(-1)).toMatchObject({ offset: 6, limit: 1, timeout: 0 })
})

test('nothing is confirmed when nothing came', async () => {
  const calls = telegramAnswers({ deleteWebhook: [ok()], getUpdates: ['no answer'] })
  const { stop, ...rest } = supervised()
  const polling = poll({ ...rest, ...quiet })
  await until(() => polls(calls).length === 1)
  stop()
  await polling
  expect(polls(calls)).toHaveLength(1)
})

test.each([
  ['no connection', 'no connection' as const, 'Telegram cannot be reached'],
  ['a bad gateway', badGateway, 'Telegram cannot be reached'],
  ['half a JSON text', brokenJson, 'Telegram cannot be reached'],
  ['an answer that is not a list', ok({ odd: true }), 'Telegram cannot be reached'],
  ['updates without numbers', ok([{}]), 'Telegram cannot be reached'],
  ['an address that does not exist', no(404, 'Not Found'), 'Check BOT_TOKEN, TELEGRAM_API_ROOT'],
  [
    'another program that polls',
    no(409, 'Conflict: terminated by other getUpdates request'),
    'Another program takes the updates',
  ],
])('polling survives %s, says once what it means, and says when it is over', async (_name, fault, words) => {
  const { lines, patience } = await pollThrough([fault, fault, fault, ok([update(5)])])
  expect(patience.waits).toEqual([500, 1000, 2000])
  expect(lines.map(({ level }) => level)).toEqual(['warn', 'debug', 'debug', 'info'])
  expect(lines[0]?.text).toContain(words)
  expect(JSON.stringify(lines)).not.toContain(token)
})

test('polling waits as long as flood control says', async () => {
  const { patience } = await pollThrough([no(429, 'Too Many Requests', { retry_after: 40 }), ok([update(5)])])
  expect(patience.waits).toEqual([40_000])
})

test('faults of different kinds are each told once', async () => {
  const { lines } = await pollThrough([badGateway, no(409, 'Conflict'), badGateway, ok([update(5)])])
  expect(lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'debug', 'info'])
})

test('polling survives a network that is down at the start', async () => {
  const { received } = await pollThrough([ok([update(5)])], ['no connection', badGateway, ok()])
  expect(received).toEqual([update(5)])
})

test('each answer of Telegram is a sign of life, a failed poll is not', async () => {
  const { contacts } = await pollThrough([ok([update(5)]), badGateway, ok([])])
  expect(contacts).toBe(2)
})

test('Telegram hears that we have updates only when they are stored, however often that fails', async () => {
  const calls = telegramAnswers({ deleteWebhook: [ok()], getUpdates: [ok([update(5)]), 'no answer', ok([])] })
  const { stop, ...rest } = supervised()
  let tries = 0
  const take = async (): Promise<void> => {
    tries += 1
    expect(polls(calls)).toHaveLength(1)
    if (tries < 4) throw new Error('the database is gone')
  }
  const polling = poll({ ...rest, ...quiet, take })
  await until(() => polls(calls).length === 2)
  stop()
  await polling
  expect(tries).toBe(4)
  expect(polls(calls)[1]?.offset).toBe(6)
  expect(rest.lines.map(({ level, text }) => [level, text])).toEqual([
    ['error', 'updates could not be stored; trying again until they are'],
  ])
  expect(rest.patience.waits).toEqual([500, 1000, 2000])
})

test('what could not be stored before the stop is not confirmed', async () => {
  const calls = telegramAnswers({ deleteWebhook: [ok()], getUpdates: [ok([update(5)]), ok([update(6)]), ok([])] })
  const { stop, ...rest } = supervised()
  const take = async ([one]: readonly unknown[]): Promise<void> => {
    if ((one as { update_id: number }).update_id === 5) return
    stop()
    throw new Error('the database is gone')
  }
  await poll({ ...rest, ...quiet, take })
  expect(polls(calls).at(-1)).toMatchObject({ offset: 6, limit: 1 })
})

test('no more updates are requested while the queue is full', async () => {
  const calls = telegramAnswers({ deleteWebhook: [ok()], getUpdates: [ok([update(5)]), 'no answer', ok([])] })
  const { stop, ...rest } = supervised()
  const gate = Promise.withResolvers<void>()
  const rooms = [Promise.resolve(), gate.promise]
  const polling = poll({ ...rest, ...quiet, room: () => rooms.shift() ?? Promise.resolve() })
  await until(() => polls(calls).length === 1)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(polls(calls)).toHaveLength(1)
  gate.resolve()
  await until(() => polls(calls).length === 2)
  stop()
  await polling
})

test('a refused token ends polling with what to do', async () => {
  telegramAnswers({ deleteWebhook: [ok()], getUpdates: [ok([update(5)]), no(401, 'Unauthorized')] })
  const { stop: _, ...rest } = supervised()
  await expect(poll({ ...rest, ...quiet })).rejects.toThrow(/BOT_TOKEN.*@BotFather/)
})

test('delays grow to five seconds and no further', async () => {
  const { stop, ...rest } = supervised()
  let count = 0
  const task = async (): Promise<void> => {
    count += 1
    if (count === 9) stop()
    throw new Error('no connection')
  }
  expect(await persist('getMe', task, rest)).toBeUndefined()
  expect(rest.patience.waits).toEqual([500, 1000, 2000, 4000, 5000, 5000, 5000, 5000])
})

test('a line that has gone silent is given up after 75 seconds', async () => {
  const calls = telegramAnswers({ deleteWebhook: [ok()], getUpdates: ['no answer', 'no answer', ok([])] })
  const { stop, ...rest } = supervised()
  const deadlines: [ms: number, pass: () => void][] = []
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const deadline = new AbortController()
    deadlines.push([ms, () => deadline.abort()])
    return deadline.signal
  })
  onTestFinished(() => void vi.restoreAllMocks())
  const polling = poll({ ...rest, ...quiet })
  await vi.waitFor(() => expect(polls(calls)).toHaveLength(1))
  const [ms, pass] = deadlines.at(-1) ?? []
  expect(ms).toBe(75_000)
  pass?.()
  await vi.waitFor(() => expect(polls(calls)).toHaveLength(2))
  stop()
  await polling
})

test('being asked to stop ends a wait at once', async () => {
  const stopping = new AbortController()
  const before = performance.now()
  setTimeout(() => stopping.abort(), 20)
  await defaultPatience.wait(60_000, stopping.signal)
  expect(performance.now() - before).toBeLessThan(1000)
})
