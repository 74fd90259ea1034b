import { beforeEach, expect, test, vi } from 'vitest'
import { createOutgoingLimit, type OutgoingLimit } from '../../src/limits/outgoing.ts'
import { createMemoryRates } from '../../src/limits/rates.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

const never = new AbortController().signal
const person = 42
const [club, choir] = [-1001, -1002]

const limit = (outgoingPerSecond: number, outgoingPerGroupMinute: number): OutgoingLimit =>
  createOutgoingLimit({ outgoingPerSecond, outgoingPerGroupMinute, rates: createMemoryRates() })

/** Asks `count` times at once; gives the numbers of those that may leave so far, in the order in which they were let. */
function sends(outgoing: OutgoingLimit, count: number, chatId = person, signal = never): readonly number[] {
  const left: number[] = []
  for (let number = 0; number < count; number += 1)
    void outgoing.take(chatId, chatId < 0, signal).then(() => left.push(number))
  return left
}

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

test('a rush of 600 leaves at once', async () => {
  const left = sends(limit(30, 20), 600)
  await pass(0)
  expect(left).toHaveLength(600)
})

test('in the long run 30 a second leave, in the order in which they came', async () => {
  const left = sends(limit(30, 20), 10_000)
  await pass(60_000 - 1)
  expect(left.length).toBeGreaterThan(1750)
  expect(left.length).toBeLessThanOrEqual(1800)
  await pass(120_000)
  expect(left.length).toBeGreaterThan(5250)
  expect(left.length).toBeLessThanOrEqual(5400)
  expect(left).toEqual(left.map((_, index) => index))
})

test('a steady stream of 20 a second never waits', async () => {
  const outgoing = limit(30, 20)
  for (let second = 0; second < 180; second += 1) {
    const left = sends(outgoing, 20)
    await pass(0)
    expect(left).toHaveLength(20)
    await pass(1000)
  }
})

test('one a second is one a second on the average of a minute', async () => {
  const left = sends(limit(1, 0), 200)
  await pass(60_000 - 1)
  expect(left.length).toBeGreaterThanOrEqual(59)
  expect(left.length).toBeLessThanOrEqual(61)
})

test('20 messages a minute leave for a group, and what waits there delays no other chat', async () => {
  const outgoing = limit(30, 20)
  const inClub = sends(outgoing, 50, club)
  const inChoir = sends(outgoing, 5, choir)
  const alone = sends(outgoing, 100)
  await pass(0)
  expect([inClub.length, inChoir.length, alone.length]).toEqual([20, 5, 100])
  await pass(60_000)
  expect(inClub).toEqual(Array.from({ length: 40 }, (_, index) => index))
})

test('whoever gives up waiting is let go at once and takes no turn of those behind', async () => {
  const outgoing = limit(0, 1)
  const given = new AbortController()
  sends(outgoing, 1, club)
  const first = sends(outgoing, 1, club, given.signal)
  const second = sends(outgoing, 1, club)
  await pass(1000)
  expect([first, second]).toEqual([[], []])
  given.abort()
  await pass(0)
  expect([first, second]).toEqual([[0], []])
  await pass(60_000)
  expect(second).toEqual([0])
})

test('a signal that has aborted already waits for nothing', async () => {
  const outgoing = limit(1, 1)
  for (const chat of [person, club]) {
    const left = sends(outgoing, 100, chat, AbortSignal.abort())
    await pass(0)
    expect(left).toHaveLength(100)
  }
})

test('0 is without limit', async () => {
  const left = sends(limit(0, 0), 10_000)
  await pass(0)
  expect(left).toHaveLength(10_000)
})

test('thousands who wait with one signal are no leak to Node, and are all forgotten when it aborts', async () => {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
  const outgoing = limit(1, 0)
  const stop = new AbortController()
  const left = sends(outgoing, 5000, person, stop.signal)
  await pass(10)
  stop.abort()
  await pass(0)
  expect(left).toHaveLength(5000)
  expect(warned).not.toHaveBeenCalled()
  await pass(60_000)
  expect(vi.getTimerCount()).toBe(0)
})
