import { beforeEach, expect, test, vi } from 'vitest'
import { createPauses, type Pauses } from '../../src/limits/pauses.ts'
import { keptPauses } from './guarded-bot.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

const ignore = () => {}

function counted(): Pauses & { asked: number } {
  const stored = keptPauses()
  const counting = {
    asked: 0,
    setPaused: stored.setPaused,
    isPaused: (chat: string) => {
      counting.asked += 1
      return stored.isPaused(chat)
    },
  }
  return counting
}

test('the answer for a chat is cached for two seconds', async () => {
  const stored = counted()
  const pauses = createPauses(stored, ignore)
  await Promise.all([pauses.isPaused('club'), pauses.isPaused('club')])
  vi.advanceTimersByTime(1999)
  await pauses.isPaused('club')
  expect(stored.asked).toBe(1)
  vi.advanceTimersByTime(1)
  await pauses.isPaused('club')
  expect(stored.asked).toBe(2)
})

test('a change made here takes effect at once, a pause of the whole bot in every chat', async () => {
  const pauses = createPauses(keptPauses(), ignore)
  expect(await pauses.isPaused('club')).toBe(false)
  await pauses.setPaused(undefined, true)
  expect(await pauses.isPaused('club')).toBe(true)
  await pauses.setPaused(undefined, false)
  expect(await pauses.isPaused('club')).toBe(false)
})

test('if the database fails, the last known state of the chat counts and the error is reported', async () => {
  const stored = keptPauses()
  const problems: unknown[] = []
  const pauses = createPauses(stored, (error) => problems.push(error))
  await pauses.setPaused('club', true)
  await pauses.isPaused('club')
  const gone = new Error('gone')
  vi.spyOn(stored, 'isPaused').mockRejectedValue(gone)
  for (let round = 0; round < 3; round += 1) {
    vi.advanceTimersByTime(2000)
    expect(await pauses.isPaused('club')).toBe(true)
  }
  expect(await pauses.isPaused('choir')).toBe(false)
  expect(problems).toEqual([gone, gone, gone, gone])
})

test('a pause that cannot be stored is an error', async () => {
  const stored = { ...keptPauses(), setPaused: () => Promise.reject(new Error('gone')) }
  await expect(createPauses(stored, ignore).setPaused('club', true)).rejects.toThrow('gone')
})

test('5,000 chats are cached, and the least recently asked one is dropped first', async () => {
  const stored = counted()
  const pauses = createPauses(stored, ignore)
  for (let chat = 0; chat <= 5000; chat += 1) await pauses.isPaused(`chat ${chat}`)
  await pauses.isPaused('chat 1')
  expect(stored.asked).toBe(5001)
  await pauses.isPaused('chat 0')
  expect(stored.asked).toBe(5002)
})
