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

/** Asks `count` times at once; returns the numbers of those that may be sent so far, in that order. */
function sends(outgoing: OutgoingLimit, count: number, chatId = person, signal = never): readonly number[] {
  const left: number[] = []
  for (let number = 0; number < count; number += 1)
    void outgoing.take(chatId, chatId < 0, signal).then(() => left.push(number))
  return left
}

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

test('a rush of 600 messages is sent at once', async () => {
  const left = sends(limit(30, 20), 600)
  await pass(0)
  expect(left).toHaveLength(600)
})

test('in the long run 30 messages a second are sent, in order of arrival', async () => {
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

test('a limit of one a second holds on average over a minute', async () => {
  const left = sends(limit(1, 0), 200)
  await pass(60_000 - 1)
  expect(left.length).toBeGreaterThanOrEqual(59)
  expect(left.length).toBeLessThanOrEqual(61)
})

test('a group gets 20 messages a minute, and messages waiting there do not delay other chats', async () => {
  const outgoing = limit(30, 20)
  const inClub = sends(outgoing, 50, club)
  const inChoir = sends(outgoing, 5, choir)
  const alone = sends(outgoing, 100)
  await pass(0)
  expect([inClub.length, inChoir.length, alone.length]).toEqual([20, 5, 100])
  await pass(60_000)
  expect(inClub).toEqual(Array.from({ length: 40 }, (_, index) => index))
})

test('a caller that gives up is released at once and does not take a turn from the ones behind', async () => {
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

test('a call with an aborted signal does not wait', async () => {
  const outgoing = limit(1, 1)
  for (const chat of [person, club]) {
    const left = sends(outgoing, 100, chat, AbortSignal.abort())
    await pass(0)
    expect(left).toHaveLength(100)
  }
})

test('0 means no limit', async () => {
  const left = sends(limit(0, 0), 10_000)
  await pass(0)
  expect(left).toHaveLength(10_000)
})

test('thousands of callers may wait with one signal without a leak warning, and all are released when it aborts', async () => {
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
