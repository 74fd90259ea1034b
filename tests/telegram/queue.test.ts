import { expect, test } from 'vitest'
import { createQueues, createRecent } from '../../src/telegram/queue.ts'

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

test('a value is new once, until so many others came that it is forgotten', () => {
  const isNew = createRecent(2)
  expect(['a', 'a', 'b', 'a', 'c', 'a'].map(isNew)).toEqual([true, false, true, false, true, true])
})
