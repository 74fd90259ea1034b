import { expect, test } from 'vitest'
import { isOurHost } from '../../../../src/web/playground/routes/local-only.ts'

test.each(['localhost', 'localhost:8080', 'LOCALHOST:8080', '127.0.0.1:8080', '127.8.9.1', '[::1]:8080'])(
  'the loopback name %s is ours',
  (header) => {
    expect(isOurHost(header, '127.0.0.1')).toBe(true)
  },
)

test.each([
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example:8080',
  'evil.example:8080',
  '192.168.1.20:8080',
  'a b',
  '',
  undefined,
])('the name %s is not ours', (header) => {
  expect(isOurHost(header, '127.0.0.1')).toBe(false)
})

test('the host that we listen on is ours', () => {
  expect(isOurHost('xubao.lan:8080', 'xubao.lan')).toBe(true)
  expect(isOurHost('[fd00::5]:8080', 'fd00::5')).toBe(true)
  expect(isOurHost('other.lan:8080', 'xubao.lan')).toBe(false)
})

test('a server on every address accepts an IP address as its name, but no foreign name', () => {
  expect(isOurHost('192.168.1.20:8080', '0.0.0.0')).toBe(true)
  expect(isOurHost('[fd00::5]:8080', '::')).toBe(true)
  expect(isOurHost('evil.example', '0.0.0.0')).toBe(false)
})
