import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createLog } from '../../src/log.ts'
import { createServer, listen } from '../../src/web/server.ts'

const quiet = createLog('silent')
const local = '127.0.0.1'

function collectLog() {
  const lines: string[] = []
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  return { lines, log: createLog('info', stream) }
}

test('the headers of every response forbid whatever the page does not need', async () => {
  const { headers } = await createServer({ log: quiet }).inject('/nothing')
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  )
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(headers['x-powered-by']).toBeUndefined()
})

test('for an unknown address a browser gets a plain page and a program gets JSON', async () => {
  const server = createServer({ log: quiet })
  const page = await server.inject({ url: '/nothing', headers: { accept: 'text/html,*/*' } })
  expect(page.statusCode).toBe(404)
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.body).toContain('There is nothing at this address.')
  const data = await server.inject('/nothing')
  expect(data.json()).toEqual({ error: 'There is nothing at this address.' })
})

test('a failure is logged with its path, and the response does not give the reason', async () => {
  const { lines, log } = collectLog()
  const server = createServer({ log })
  server.post('/broken', () => {
    throw new Error('the secret reason')
  })
  const response = await server.inject({ method: 'POST', url: '/broken', payload: { text: 'my question' } })
  expect(response.statusCode).toBe(500)
  expect(response.body).toBe('{"error":"Something went wrong on the server. The log has the details."}')
  expect(lines.join('')).toContain('the secret reason')
  expect(lines.join('')).toContain('/broken')
  expect(lines.join('')).not.toContain('my question')
})

test.each([
  ['no JSON at all', 'application/json', '{', 400, 'The request could not be read. Send JSON.'],
  ['a text', 'text/plain', 'hello', 415, 'Send the body as application/json.'],
  ['a form of another site', 'application/x-www-form-urlencoded', 'a=b', 415, 'Send the body as application/json.'],
  [
    'two million characters',
    'application/json',
    JSON.stringify('x'.repeat(2_000_000)),
    413,
    'The request is too large. Send less.',
  ],
])('a body that is %s is refused in plain words', async (_what, type, payload, status, sentence) => {
  const server = createServer({ log: quiet })
  server.post('/echo', (request) => request.body)
  const response = await server.inject({ method: 'POST', url: '/echo', headers: { 'content-type': type }, payload })
  expect(response.statusCode).toBe(status)
  expect(response.json()).toEqual({ error: sentence })
})

test('port 0 picks a free port and the address is returned', async () => {
  const server = createServer({ log: quiet })
  const address = await listen(server, { host: local, port: 0 })
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  await server.close()
})

test('if the port is in use, the error says what to do', async () => {
  const other = createTcpServer()
  await new Promise<void>((done) => other.listen(0, local, done))
  const { port } = other.address() as AddressInfo
  const attempt = listen(createServer({ log: quiet }), { host: local, port })
  await expect(attempt).rejects.toThrow(
    `Port ${port} is taken by another program. Set PORT in .env to a free one, or start with: PORT=8080 npm start`,
  )
  other.close()
})

test('if this machine does not have the host address, the error says what to do', async () => {
  const attempt = listen(createServer({ log: quiet }), { host: '192.0.2.1', port: 0 })
  await expect(attempt).rejects.toThrow(
    'This machine does not have the address 192.0.2.1. Set HOST in .env to 127.0.0.1',
  )
})
