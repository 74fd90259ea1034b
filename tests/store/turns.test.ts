import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createBatches, createTurns } from '../../src/store/inbox/turns.ts'

test('work is done one piece after the other, in the order in which it came', async () => {
  const inTurn = createTurns()
  const done: string[] = []
  const work = (name: string, ms: number) =>
    inTurn(async () => {
      await sleep(ms)
      done.push(name)
      return name
    })
  expect(await Promise.all([work('slow', 20), work('quick', 0)])).toEqual(['slow', 'quick'])
  expect(done).toEqual(['slow', 'quick'])
})

test('a failure is told to its caller and to nobody else', async () => {
  const inTurn = createTurns()
  const failed = inTurn(() => Promise.reject(new Error('broken')))
  const next = inTurn(async () => 'well')
  await expect(failed).rejects.toThrow('broken')
  expect(await next).toBe('well')
})

test('calls that come while a batch runs go together in the next', async () => {
  const batches: (readonly number[])[] = []
  const add = createBatches(async (items: readonly number[]) => {
    batches.push(items)
    await sleep(5)
    return items.length
  }, 100)
  expect(await Promise.all([add([1]), add([2]), add([3, 4])])).toEqual([1, 3, 3])
  expect(await add([5])).toBe(1)
  expect(batches).toEqual([[1], [2, 3, 4], [5]])
})

test('a batch is not larger than it may be, but for a single call that is', async () => {
  const batches: (readonly number[])[] = []
  const add = createBatches(async (items: readonly number[]) => {
    batches.push(items)
    await sleep(1)
  }, 3)
  await Promise.all([add([1]), add([2]), add([3]), add([4]), add([5, 6, 7, 8]), add([9])])
  expect(batches).toEqual([[1], [2, 3, 4], [5, 6, 7, 8], [9]])
})

test('a batch that fails is rejected for all its callers, and the next one goes on', async () => {
  const add = createBatches(async (items: readonly string[]) => {
    await sleep(1)
    if (items.includes('broken')) throw new Error('broken')
    return items.length
  }, 100)
  const results = await Promise.allSettled([add(['first']), add(['well']), add(['broken'])])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(await add(['again'])).toBe(1)
})
