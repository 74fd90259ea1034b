import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { createServer } from '../../src/web/server.ts'
import { registerWebhook } from '../../src/web/webhook.ts'
import { collectLog, header, listening, post, secret } from './listening.ts'

test('an update with the right secret is received and answered with an empty 200', async () => {
  const { server, received } = listening()
  const response = await post(server, '{"update_id":7,"message":{"text":"医保断了😀"}}')
  expect([response.statusCode, response.body]).toEqual([200, ''])
  expect(received).toEqual([{ update_id: 7, message: { text: '医保断了😀' } }])
})

test('the response is sent only once the update is stored', async () => {
  const safe = Promise.withResolvers<void>()
  const { server, counted } = listening({ receive: () => safe.promise })
  let isAnswered = false
  const response = post(server, '{"update_id":1}').then(({ statusCode }) => {
    isAnswered = true
    return statusCode
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect([isAnswered, counted]).toEqual([false, []])
  safe.resolve()
  expect([await response, counted]).toEqual([200, ['contacted']])
})

test.each([
  ['rejects', () => Promise.reject(new Error('no database'))],
  [
    'throws',
    () => {
      throw new Error('no database')
    },
  ],
])(
  'if receiving an update %s, Telegram is asked to deliver it again, and the log has its id',
  async (_how, receive) => {
    const { server, log, counted } = listening({ receive })
    const response = await post(server, '{"update_id":7,"message":{"text":"my question"}}')
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '1'])
    expect(response.body).not.toContain('no database')
    expect(log()).toHaveLength(1)
    expect(JSON.parse(log()[0] ?? '')).toMatchObject({
      level: 50,
      update: 'telegram:7',
      err: { message: 'no database' },
    })
    expect(log().join('')).not.toContain('my question')
    expect(counted).toEqual(['deferred failed'])
  },
)

test('an update that is not stored in time is requested again, and a late error is ignored', async () => {
  const late = Promise.withResolvers<void>()
  const { server, log, counted } = listening({ receive: () => late.promise, deadlineMs: 30 })
  const response = await post(server, '{"update_id":7}')
  expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '1'])
  expect(JSON.parse(log()[0] ?? '')).toMatchObject({ update: 'telegram:7', reason: 'slow' })
  expect(counted).toEqual(['deferred slow'])
  late.reject(new Error('much later'))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(log()).toHaveLength(1)
})

test('while the queue is full, updates are deferred, and strangers still get 401', async () => {
  let isFull = true
  const { server, received, counted } = listening({ isFull: () => isFull })
  const response = await post(server, '{"update_id":7}')
  expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '1'])
  expect([received, counted]).toEqual([[], ['deferred full']])
  expect((await post(server, '{"update_id":7}', {})).statusCode).toBe(401)
  isFull = false
  expect((await post(server, '{"update_id":7}')).statusCode).toBe(200)
})

test.each<[string, Record<string, string | string[]>]>([
  ['no secret', {}],
  ['an empty secret', { [header]: '' }],
  ['a longer secret', { [header]: `${secret}x` }],
  ['half the secret', { [header]: secret.slice(0, 12) }],
  ['another secret of the same length', { [header]: `${secret.slice(0, -1)}!` }],
  ['the secret in capitals', { [header]: secret.toUpperCase() }],
  ['the secret twice', { [header]: [secret, secret] }],
  ['the word undefined', { [header]: 'undefined' }],
])('%s is refused before the body is read', async (_name, headers) => {
  const { server, received } = listening()
  const response = await post(server, 'not even JSON', headers)
  expect(response.statusCode).toBe(401)
  expect(response.body).not.toContain(secret)
  expect(received).toEqual([])
})

test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const)('%s gets 404', async (method) => {
  const { server } = listening()
  expect((await server.inject({ method, url: '/telegram:hook', headers: { [header]: secret } })).statusCode).toBe(404)
})

test('the path is taken literally', async () => {
  const { server } = listening()
  const headers = { [header]: secret }
  const response = await server.inject({ method: 'POST', url: '/telegramother', payload: {}, headers })
  expect(response.statusCode).toBe(404)
})

test.each(['short', '', '123456789012345'])('the start rejects the secret %j and says what to do', (guessable) => {
  const server: FastifyInstance = createServer({ log: collectLog().log })
  const options = { path: '/x', secret: guessable, receive: async () => undefined, log: collectLog().log }
  expect(() => registerWebhook(server, options)).toThrow(/WEBHOOK_SECRET.*openssl rand -hex 32/)
})
