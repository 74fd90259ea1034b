import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { createLog } from '../../src/log.ts'
import { createServer, type ServerOptions } from '../../src/web/server.ts'
import { openSockets, postHead } from './raw-request.ts'

/** A server with one page that answers on request. */
function waiting(options: Partial<ServerOptions> = {}) {
  const server: FastifyInstance = createServer({ log: createLog('silent'), ...options })
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<string>()
  server.get('/slow', () => {
    asked.resolve()
    return answer.promise
  })
  server.get('/quick', () => 'quick')
  server.post('/echo', (request) => request.body)
  return { server, asked: asked.promise, answer: answer.resolve }
}

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`

test('a request that is running when the server closes is answered, then its connection closes', async () => {
  const { server, asked, answer } = waiting()
  const open = await openSockets(server)
  const { socket, ended } = open()
  socket.write(get('/slow'))
  await asked
  const closed = server.close()
  setTimeout(() => answer('the whole answer'), 50)
  const response = await ended
  await closed
  expect(response).toContain('HTTP/1.1 200')
  expect(response).toContain('connection: close')
  expect(response).toContain('the whole answer')
})

test('idle connections do not delay the close, whether they were used or not', async () => {
  const { server } = waiting()
  const open = await openSockets(server)
  const used = open()
  used.socket.write(get('/quick'))
  await used.holds('quick')
  expect(used.answered()).toContain('Connection: keep-alive')
  const unused = open()
  await new Promise((resolve) => unused.socket.once('connect', resolve))
  const start = performance.now()
  await server.close()
  await Promise.all([used.ended, unused.ended])
  expect(performance.now() - start).toBeLessThan(1000)
})

test('a request that is not answered in time is cut', async () => {
  const { server, asked } = waiting({ closeGraceMs: 100 })
  const open = await openSockets(server)
  const { socket, ended } = open()
  socket.write(get('/slow'))
  await asked
  const start = performance.now()
  await server.close()
  expect(await ended).toBe('')
  expect(performance.now() - start).toBeGreaterThan(90)
  expect(performance.now() - start).toBeLessThan(2000)
})

test('a server that never listened closes', async () => {
  const { server } = waiting()
  expect((await server.inject('/quick')).body).toBe('quick')
  await server.close()
})

test('a body that arrives too slowly is cut', async () => {
  const { server } = waiting({ requestTimeoutMs: 200 })
  const open = await openSockets(server)
  const { socket, ended } = open()
  const start = performance.now()
  socket.write(postHead('/echo', 1000))
  const dribble = setInterval(() => socket.write(' '), 20)
  const response = await ended
  clearInterval(dribble)
  expect(response).toContain('HTTP/1.1 408')
  expect(performance.now() - start).toBeGreaterThan(190)
  expect(performance.now() - start).toBeLessThan(1500)
})

test.each([
  ['a head that never ends', 'GET /quick HTTP/1.1\r\nhost: localhost\r\n'],
  ['a connection that never says a word', ''],
])('%s is cut when its time is over, while others are served', async (_what, words) => {
  const { server } = waiting({ requestTimeoutMs: 200 })
  const open = await openSockets(server)
  const slow = open()
  if (words) slow.socket.write(words)
  const other = open()
  other.socket.write(get('/quick'))
  await other.holds('quick')
  expect(await slow.ended).toContain('HTTP/1.1 408')
})

test('a body that continues after the refusal is cut too', async () => {
  const { server } = waiting({ requestTimeoutMs: 200 })
  server.addHook('onRequest', async (_request, reply) => reply.code(401).send())
  const open = await openSockets(server)
  const { socket, ended } = open()
  socket.write(postHead('/echo', 1_000_000))
  const dribble = setInterval(() => socket.write('x'), 20)
  expect(await ended).toContain('HTTP/1.1 401')
  clearInterval(dribble)
})
