import { connect } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import nock from 'nock'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { registerWebhook } from '../../src/web/webhook.ts'

const secret = 'a-secret-of-more-than-16'
const header = 'x-telegram-bot-api-secret-token'
const open: FastifyInstance[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

function listening(receive?: (update: unknown) => Promise<void>) {
  const received: unknown[] = []
  const server = Fastify()
  open.push(server)
  const keep = async (update: unknown): Promise<void> => {
    received.push(update)
  }
  registerWebhook(server, { path: '/telegram:hook', secret, receive: receive ?? keep })
  return { server, received }
}

const post = (server: FastifyInstance, payload: string, headers: Record<string, string> = { [header]: secret }) =>
  server.inject({
    method: 'POST',
    url: '/telegram:hook',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  })

test('an update with the right secret is handed over and answered with nothing but 200', async () => {
  const { server, received } = listening()
  const response = await post(server, '{"update_id":7,"message":{"text":"医保断了😀"}}')
  expect([response.statusCode, response.body]).toEqual([200, ''])
  expect(received).toEqual([{ update_id: 7, message: { text: '医保断了😀' } }])
})

test.each([
  ['no secret', {}],
  ['an empty secret', { [header]: '' }],
  ['a wrong secret', { [header]: `${secret}x` }],
  ['the word undefined', { [header]: 'undefined' }],
])('%s is refused before the body is read', async (_name, headers) => {
  const { server, received } = listening()
  const response = await post(server, 'not even JSON', headers)
  expect(response.statusCode).toBe(401)
  expect(response.body).not.toContain(secret)
  expect(received).toEqual([])
})

test.each(['null', '[]', '3', '"x"', '{}', '{"update_id":"7"}', '{"update_id":1.5}', '{', ''])(
  'the body %j is no update',
  async (body) => {
    const { server, received } = listening()
    expect((await post(server, body)).statusCode).toBe(400)
    expect(received).toEqual([])
  },
)

test('a body of more than one MiB is refused, one of a little less is taken', async () => {
  const { server, received } = listening()
  const update = (length: number): string => JSON.stringify({ update_id: 1, filler: 'x'.repeat(length) })
  expect((await post(server, update(1024 * 1024))).statusCode).toBe(413)
  expect(received).toEqual([])
  expect((await post(server, update(1024 * 1024 - 100))).statusCode).toBe(200)
})

test.each(['GET', 'PUT', 'DELETE'] as const)('%s finds nothing', async (method) => {
  const { server } = listening()
  expect((await server.inject({ method, url: '/telegram:hook', headers: { [header]: secret } })).statusCode).toBe(404)
})

test('the path is taken literally', async () => {
  const { server } = listening()
  const response = await server.inject({
    method: 'POST',
    url: '/telegramother',
    payload: {},
    headers: { [header]: secret },
  })
  expect(response.statusCode).toBe(404)
})

test('Telegram is not kept waiting for the answer to a person, nor told when it fails', async () => {
  const slow = listening(() => new Promise(() => undefined))
  expect((await post(slow.server, '{"update_id":1}')).statusCode).toBe(200)
  const failing = listening(async () => {
    throw new Error('broken')
  })
  expect((await post(failing.server, '{"update_id":1}')).statusCode).toBe(200)
})

test('a Chinese character that arrives in two pieces stays whole', async () => {
  nock.enableNetConnect('127.0.0.1')
  onTestFinished(() => nock.disableNetConnect())
  const { server, received } = listening()
  await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as { port: number }
  const body = Buffer.from('{"update_id":1,"message":{"text":"续保"}}')
  const cut = body.indexOf(Buffer.from('续')) + 1
  const socket = connect(port, '127.0.0.1')
  const head = `POST /telegram:hook HTTP/1.1\r\nhost: x\r\n${header}: ${secret}\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n`
  socket.write(Buffer.concat([Buffer.from(head), body.subarray(0, cut)]))
  await new Promise((resolve) => setTimeout(resolve, 30))
  socket.write(body.subarray(cut))
  await new Promise((resolve) => socket.once('close', resolve).resume())
  expect(received).toEqual([{ update_id: 1, message: { text: '续保' } }])
})

test('a secret that could be guessed is refused at the start, with the remedy', () => {
  expect(() => registerWebhook(Fastify(), { path: '/x', secret: 'short', receive: async () => undefined })).toThrow(
    /openssl rand -hex 32/,
  )
  expect(() => registerWebhook(Fastify(), { path: '/x', secret: '', receive: async () => undefined })).toThrow(
    /WEBHOOK_SECRET/,
  )
})
