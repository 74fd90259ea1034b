import { expect, test } from 'vitest'
import { runCheck, shown } from '../../src/web/check.ts'

test('a check is well when its work ends in time', async () => {
  expect(await runCheck('database', async () => 7)).toEqual({ name: 'database', ok: true })
})

test('a check that fails says so without the reason', async () => {
  const failed = { name: 'database', ok: false, detail: 'It failed.' }
  expect(await runCheck('database', () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.5:5432')))).toEqual(
    failed,
  )
  const thrown = (): Promise<void> => {
    throw new Error('at once')
  }
  expect(await runCheck('database', thrown)).toEqual(failed)
})

test('a check that hangs is given up', async () => {
  const hanging = () => new Promise(() => undefined)
  expect(await runCheck('database', hanging, 30)).toEqual({
    name: 'database',
    ok: false,
    detail: 'No answer within 0.03 s.',
  })
})

test.each([
  ['reached postgres://me:secret@db.internal/xubao', 'reached [address]'],
  ['no way to 10.0.0.5:5432 or 10.0.0.6', 'no way to [address] or [address]'],
  ['no way to [fd00::5]:5432 or ::1', 'no way to [address] or [address]'],
  ['no way to db.internal:5432', 'no way to [address]'],
  ['the bot 123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'the bot [token]'],
  ['Silent for 120 s.', 'Silent for 120 s.'],
])('of "%s" is shown "%s"', (detail, expected) => {
  expect(shown({ name: 'x', ok: false, detail })).toEqual({ name: 'x', ok: false, detail: expected })
})
