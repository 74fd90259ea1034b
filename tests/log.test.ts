import { expect, test } from 'vitest'
import { createLog, type Log, withoutSecrets } from '../src/log.ts'

const token = `1234567890:${'AAbb-_99'.repeat(5)}`
const address = 'postgres://xubao:geheim@db.example.com/xubao'

/** The lines that `write` logs. */
function logged(write: (log: Log) => void, level = 'info'): readonly Record<string, unknown>[] {
  const lines: string[] = []
  write(createLog(level, { write: (line) => lines.push(line) }))
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}

test.each([
  [`https://api.telegram.org/bot${token}/getMe`, 'https://api.telegram.org/bot[token]/getMe'],
  [`${token}${''} and ${token}`, '[token] and [token]'],
  [address, 'postgres://xubao:[password]@db.example.com/xubao'],
  ['postgres://xubao:p@ss@db/x', 'postgres://xubao:[password]@db/x'],
  ['postgres://xubao:p%40%2F@db/x', 'postgres://xubao:[password]@db/x'],
  ['postgres://:geheim@db/x', 'postgres://:[password]@db/x'],
])('%s is shown as %s', (text, shown) => {
  expect(withoutSecrets(text)).toBe(shown)
})

test.each([
  'telegram:123456789',
  'postgres://db.example.com:5432/xubao',
  'postgres://xubao@db/x',
  'https://bot.example.com:8443/telegram',
  '2026-11-23T12:41:38',
])('%s is not a secret', (text) => {
  expect(withoutSecrets(text)).toBe(text)
})

test('no secret reaches the log, wherever it is', () => {
  const error = Object.assign(new Error(`connect ${address} for ${token}`, { cause: new Error(token) }), {
    request: { url: `https://api.telegram.org/bot${token}/getMe` },
  })
  const lines = logged((log) => {
    log.error({ err: error }, 'answering failed')
    log.error({ err: error })
    log.error(error)
    log.error(`lost ${token}`)
    log.info({ url: `https://api.telegram.org/bot${token}/`, at: { address } }, 'a call')
    log.warn({ err: `${token}` }, 'no error at all')
  })
  expect(lines).toHaveLength(6)
  expect(JSON.stringify(lines)).not.toMatch(/AAbb|geheim/)
})

test('the log keeps the name, message and stack of an error', () => {
  const [line] = logged((log) => log.error({ err: new TypeError(`no answer for ${token}`) }, 'answering failed'))
  expect(line).toMatchObject({
    msg: 'answering failed',
    err: { name: 'TypeError', message: 'no answer for [token]', stack: expect.stringMatching(/\n\s+at /) },
  })
  expect(Object.keys(line?.err as object).sort()).toEqual(['message', 'name', 'stack'])
})

test('a thrown value that is not an error is logged as text', () => {
  const [line] = logged((log) => log.error({ err: 'odd' }, 'answering failed'))
  expect(line?.err).toBe('odd')
})

test('ids are logged', () => {
  const [line] = logged((log) => log.info({ incoming: 'telegram:123' }, 'answered'))
  expect(line).toMatchObject({ incoming: 'telegram:123', msg: 'answered' })
})

test('only lines at or above the level are logged', () => {
  const say = (log: Log): void => {
    log.debug('fine')
    log.info('good')
    log.error('bad')
  }
  expect(logged(say, 'debug')).toHaveLength(3)
  expect(logged(say, 'error').map(({ msg }) => msg)).toEqual(['bad'])
  expect(logged(say, 'silent')).toEqual([])
})
