import { expect, test } from 'vitest'
import { createLog } from '../../src/log.ts'
import { createMetrics } from '../../src/metrics.ts'
import { type Checks, runCheck } from '../../src/web/check.ts'
import { registerHealth } from '../../src/web/health.ts'
import { createServer } from '../../src/web/server.ts'
import { openSockets } from './raw-request.ts'

const token = 'a-token-of-enough-characters'
const own = { host: '127.0.0.1:8080' }
const fine: Checks = async () => [{ name: 'database', ok: true }]

function healthy({ checks = fine, metricsToken }: { checks?: Checks; metricsToken?: string } = {}) {
  const server = createServer({ log: createLog('silent') })
  registerHealth(server, { checks, metrics: createMetrics(), host: '127.0.0.1', ...(metricsToken && { metricsToken }) })
  const metricsFor = (headers: Record<string, string | undefined>, remoteAddress = '127.0.0.1') =>
    server.inject({ url: '/metrics', headers: { ...own, ...headers } as Record<string, string>, remoteAddress })
  return { server, metricsFor }
}

test('anybody may ask whether the process is alive', async () => {
  const { server } = healthy()
  const response = await server.inject({ url: '/healthz', remoteAddress: '203.0.113.9' })
  expect([response.statusCode, response.body]).toEqual([200, 'ok'])
})

test('the bot is ready if every check passes', async () => {
  const { server } = healthy()
  const response = await server.inject('/readyz')
  expect(response.statusCode).toBe(200)
  expect(response.json()).toEqual({ ready: true, checks: [{ name: 'database', ok: true }] })
})

test('if a check fails, the bot is not ready and the check is named', async () => {
  const checks: Checks = async () => [...(await fine()), { name: 'telegram', ok: false, detail: 'Silent for 120 s.' }]
  const response = await healthy({ checks }).server.inject('/readyz')
  expect(response.statusCode).toBe(503)
  expect(response.json()).toEqual({
    ready: false,
    checks: [
      { name: 'database', ok: true },
      { name: 'telegram', ok: false, detail: 'Silent for 120 s.' },
    ],
  })
})

test.each(['/healthz', '/readyz', '/metrics'])('%s answers HEAD without a body, and is not cached', async (url) => {
  const { server } = healthy()
  const get = await server.inject({ url, headers: own })
  const head = await server.inject({ method: 'HEAD', url, headers: own })
  expect([get.statusCode, head.statusCode, head.body]).toEqual([200, 200, ''])
  expect(get.headers['cache-control']).toBe('no-store')
  expect(head.headers['cache-control']).toBe('no-store')
})

test('if the checks hang or fail, the bot is alive but not ready', async () => {
  const hanging = healthy({ checks: () => new Promise(() => undefined) }).server
  const start = performance.now()
  const response = await hanging.inject('/readyz')
  expect(performance.now() - start).toBeLessThan(4000)
  expect([response.statusCode, response.json().checks[0].name]).toEqual([503, 'checks'])
  const failing = healthy({ checks: () => Promise.reject(new Error('postgres://me:hidden@db')) }).server
  const broken = await failing.inject('/readyz')
  expect(broken.statusCode).toBe(500)
  expect(broken.body).not.toContain('hidden')
  expect((await failing.inject('/healthz')).statusCode).toBe(200)
})

test('the bot is ready again once a check recovers', async () => {
  let isWell = false
  const { server } = healthy({
    checks: async () => [await runCheck('database', async () => isWell || Promise.reject())],
  })
  expect((await server.inject('/readyz')).statusCode).toBe(503)
  isWell = true
  expect((await server.inject('/readyz')).statusCode).toBe(200)
})

test('simultaneous requests share one run of the checks', async () => {
  let looks = 0
  const checks: Checks = async () => {
    looks += 1
    await new Promise((resolve) => setTimeout(resolve, 50))
    return fine()
  }
  const { server } = healthy({ checks })
  const responses = await Promise.all(Array.from({ length: 50 }, () => server.inject('/readyz')))
  expect(responses.map(({ statusCode }) => statusCode)).toEqual(Array(50).fill(200))
  expect(looks).toBe(1)
})

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('a request from %s may read the metrics', async (address) => {
  const response = await healthy().metricsFor({}, address)
  expect(response.statusCode).toBe(200)
  expect(response.headers['content-type']).toContain('text/plain; version=0.0.4')
  expect(response.body).toContain('xubao_queue_depth 0')
})

test.each(['203.0.113.9', '10.0.0.1', '::ffff:10.0.0.1', '2001:db8::127.0.0.1', ''])(
  'a request from %j may not read the metrics',
  async (address) => {
    const response = await healthy().metricsFor({}, address || '0.0.0.0')
    expect(response.statusCode).toBe(403)
    expect(response.json().error).toContain('set METRICS_TOKEN')
    expect(response.body).not.toContain('xubao_')
  },
)

test.each([
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'true-client-ip',
  'cf-connecting-ip',
])('a request that a proxy of this machine handed on with %s gets no metrics', async (name) => {
  expect((await healthy().metricsFor({ [name]: '127.0.0.1' })).statusCode).toBe(403)
  expect((await healthy().metricsFor({ [name]: '' })).statusCode).toBe(403)
})

test('an HTTP/1.0 request, as an unconfigured proxy forwards it, gets no metrics', async () => {
  const { server } = healthy()
  const open = await openSockets(server)
  const [old, current] = [open(), open()]
  old.socket.write('GET /metrics HTTP/1.0\r\nhost: 127.0.0.1:8080\r\n\r\n')
  expect(await old.ended).toContain('HTTP/1.1 403')
  current.socket.write('GET /metrics HTTP/1.1\r\nhost: 127.0.0.1:8080\r\nconnection: close\r\n\r\n')
  expect(await current.ended).toContain('xubao_queue_depth 0')
})

test('a foreign page whose host name points to this machine gets no metrics', async () => {
  expect((await healthy().metricsFor({ host: 'evil.example' })).statusCode).toBe(403)
})

test('with the token, metrics can be read from anywhere and through any proxy', async () => {
  const { metricsFor } = healthy({ metricsToken: token })
  const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.9', host: 'bot.example.com' }
  expect((await metricsFor(headers, '203.0.113.9')).statusCode).toBe(200)
  expect((await metricsFor({ ...headers, authorization: `bearer  ${token}` }, '203.0.113.9')).statusCode).toBe(200)
})

test.each([
  ['no token', undefined],
  ['a wrong token', 'Bearer a-token-of-enough-charakters'],
  ['a longer token', `Bearer ${token}x`],
  ['half a token', `Bearer ${token.slice(0, 10)}`],
  ['an empty token', 'Bearer '],
  ['the token without its scheme', token],
  ['the token under another scheme', `Basic ${token}`],
])('%s does not open the metrics from elsewhere', async (_what, authorization) => {
  const { metricsFor } = healthy({ metricsToken: token })
  const response = await metricsFor(authorization === undefined ? {} : { authorization }, '203.0.113.9')
  expect(response.statusCode).toBe(401)
  expect(response.headers['www-authenticate']).toBe('Bearer')
  expect(response.body).not.toContain(token)
})

test('without METRICS_TOKEN every token is refused', async () => {
  for (const authorization of ['Bearer undefined', 'Bearer ', 'Bearer x'])
    expect((await healthy().metricsFor({ authorization }, '203.0.113.9')).statusCode).toBe(401)
})
