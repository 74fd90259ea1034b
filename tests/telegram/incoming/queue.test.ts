import { expect, test } from 'vitest'
import { createQueues } from '../../../src/telegram/incoming/queue.ts'

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

test('tasks of one chat run one after the other, those of another do not wait', async () => {
  const queues = createQueues(() => undefined)
  const done: string[] = []
  const task = (name: string, ms: number) => async () => {
    await later(ms)
    done.push(name)
  }
  queues.add('ann', task('ann 1', 30))
  queues.add('ann', task('ann 2', 0))
  queues.add('li', task('li 1', 5))
  await queues.idle(1000)
  expect(done).toEqual(['li 1', 'ann 1', 'ann 2'])
})

test('a task that fails is told and keeps nobody from being answered', async () => {
  const errors: unknown[] = []
  const queues = createQueues((error) => errors.push(error))
  const done: string[] = []
  queues.add('ann', async () => {
    throw new Error('broken')
  })
  queues.add('ann', async () => {
    done.push('next')
  })
  await queues.idle(1000)
  expect(errors).toEqual([new Error('broken')])
  expect(done).toEqual(['next'])
})

test('waiting for the end takes no longer than allowed', async () => {
  const queues = createQueues(() => undefined)
  queues.add('ann', () => later(500))
  const before = performance.now()
  await queues.idle(20)
  expect(performance.now() - before).toBeLessThan(300)
})

test('tasks that arrive while we wait for the end are waited for too', async () => {
  const queues = createQueues(() => undefined)
  const done: string[] = []
  queues.add('ann', async () => {
    queues.add('li', async () => {
      await later(10)
      done.push('li')
    })
  })
  await queues.idle(1000)
  expect(done).toEqual(['li'])
})

test('the depth counts what waits and what runs', async () => {
  const queues = createQueues(() => undefined)
  for (const key of ['ann', 'ann', 'li']) queues.add(key, () => later(5))
  queues.add('li', () => Promise.reject(new Error('broken')))
  expect(queues.depth()).toBe(4)
  await queues.idle(1000)
  expect(queues.depth()).toBe(0)
})

test('a wait for room ends when there is room, or at the stop', async () => {
  const queues = createQueues(() => undefined)
  const stopping = new AbortController()
  let finish: () => void = () => undefined
  queues.add('ann', () => new Promise((resolve) => (finish = resolve)))
  queues.add('li', () => later(30))
  const seen: string[] = []
  const below = (limit: number) => queues.below(limit, stopping.signal).then(() => void seen.push(`below ${limit}`))
  const waiting = [below(1), below(3), below(2)]
  await waiting[2]
  expect(seen).toEqual(['below 3', 'below 2'])
  stopping.abort()
  await waiting[0]
  finish()
  await queues.idle(1000)
})
