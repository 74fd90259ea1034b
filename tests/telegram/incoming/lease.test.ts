import { expect, onTestFinished, test, vi } from 'vitest'
import type { Entry, Inbox } from '../../../src/telegram/incoming/inbox.ts'
import { createLease } from '../../../src/telegram/incoming/lease.ts'
import { keptLog, memoryInbox } from '../edge.ts'

const entry: Entry = { id: 'telegram:1', number: 1, queue: 'telegram:42', payload: '{}' }

/** A lease on an inbox whose `gather` is `gather`, and a clock that only its waiting moves; it is held for `beats` beats. */
async function held(beats: number, gather: (beat: number) => Promise<readonly Entry[]>) {
  let ms = 0
  vi.spyOn(performance, 'now').mockImplementation(() => ms)
  onTestFinished(() => void vi.restoreAllMocks())
  const stopping = new AbortController()
  const { log, lines } = keptLog()
  const [waits, resumed, fresh]: [number[], Entry[][], boolean[]] = [[], [], []]
  const { inbox } = await memoryInbox()
  const counting: Inbox = { ...inbox, gather: () => gather(waits.length + 1) }
  const wait = async (more: number): Promise<void> => {
    waits.push(more)
    ms += more
    fresh.push(lease.isFresh())
    if (waits.length === beats) stopping.abort()
  }
  const lease = createLease(counting, log, { wait, random: () => 1 })
  const before = lease.isFresh()
  await lease.hold((entries) => void resumed.push([...entries]), stopping.signal)
  const pass = (more: number): void => {
    ms += more
  }
  return { lease, before, lines, waits, resumed, fresh, pass }
}

const down = async (): Promise<never> => {
  throw new Error('the database is gone')
}

test('a replica gathers every second until it is stopped, and resumes what was left to it', async () => {
  const { waits, resumed } = await held(3, async (beat) => (beat === 2 ? [entry] : []))
  expect(waits).toEqual([1000, 1000, 1000])
  expect(resumed).toEqual([[], [entry], []])
})

test('a lease is fresh from the first beat on, for three seconds', async () => {
  const { lease, before, pass } = await held(1, async () => [])
  expect(before).toBe(false)
  pass(1999)
  expect(lease.isFresh()).toBe(true)
  pass(1)
  expect(lease.isFresh()).toBe(false)
})

test('without the database the lease goes stale, which is told once, and so is its end', async () => {
  const { fresh, lines } = await held(8, async (beat) => (beat >= 2 && beat <= 6 ? down() : []))
  expect(fresh).toEqual([true, true, false, false, false, false, true, true])
  expect(lines.map(({ level, fields, text }) => [level, text ?? fields])).toEqual([
    ['error', 'the database does not answer; trying again every second'],
    ['info', 'the database answers again'],
  ])
})

test('the moment before a slow beat counts, not the one after it', async () => {
  let slow = 0
  const { lease } = await held(1, async () => {
    slow = performance.now()
    vi.spyOn(performance, 'now').mockReturnValue(slow + 3000)
    return []
  })
  expect(lease.isFresh()).toBe(false)
})
