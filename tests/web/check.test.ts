import { expect, test } from 'vitest'
import { runCheck } from '../../src/web/check.ts'

test('a check passes if its work finishes in time', async () => {
  expect(await runCheck('database', async () => 7)).toEqual({ name: 'database', ok: true })
})

test('a failed check does not give the reason', async () => {
  const failed = { name: 'database', ok: false, detail: 'It failed.' }
  expect(await runCheck('database', () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.5:5432')))).toEqual(
    failed,
  )
  const thrown = (): Promise<void> => {
    throw new Error('at once')
  }
  expect(await runCheck('database', thrown)).toEqual(failed)
})

test('a check that hangs fails after its time limit', async () => {
  const hanging = () => new Promise(() => undefined)
  expect(await runCheck('database', hanging, 30)).toEqual({
    name: 'database',
    ok: false,
    detail: 'No answer within 0.03 s.',
  })
})
