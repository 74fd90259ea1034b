import { expect, test } from 'vitest'
import { readUpdate } from '../../src/telegram/incoming/read.ts'
import { header, listening, path, post, secret } from './listening.ts'
import { openSockets, postHead } from './raw-request.ts'

const update = (length: number): string => JSON.stringify({ update_id: 1, filler: 'x'.repeat(length) })
const deep = (depth: number): string => `{"update_id":8,"x":${'['.repeat(depth)}${']'.repeat(depth)}}`

test.each(['null', '[]', '3', '"x"', 'true', '{}', '{"update_id":"7"}', '{"update_id":1.5}', '{"update_id":1e400}'])(
  'the body %j is not an update; that is logged and counted',
  async (body) => {
    const { server, received, log, counted } = listening()
    expect((await post(server, body)).statusCode).toBe(400)
    expect([received, counted, log().length]).toEqual([[], ['dropped invalid'], 1])
  },
)

test.each(['{', '', '{"update_id":1', '{"update_id":1}}', "{'update_id':1}", '['.repeat(100_000), '\u0000'])(
  'the body %.20j is not JSON',
  async (body) => {
    const { server, received } = listening()
    expect((await post(server, body)).statusCode).toBe(400)
    expect(received).toEqual([])
    expect((await post(server, '{"update_id":1}')).statusCode).toBe(200)
  },
)

test('an update that is nested a hundred thousand levels deep does no harm', async () => {
  const { server } = listening({ receive: async (update) => void readUpdate(update, { id: 5, username: 'xubao_bot' }) })
  expect((await post(server, deep(100_000))).statusCode).toBe(200)
  expect((await post(server, deep(100))).statusCode).toBe(200)
})

test('if a key occurs twice, the last one counts', async () => {
  const { server, received } = listening()
  expect((await post(server, '{"update_id":1,"update_id":2}')).statusCode).toBe(200)
  expect(received).toEqual([{ update_id: 2 }])
})

test.each([
  '{"update_id":1,"__proto__":{"polluted":true}}',
  '{"update_id":1,"message":{"\\u005f_proto__":{"polluted":true}}}',
  '{"update_id":1,"constructor":{"prototype":{"polluted":true}}}',
])('the body %s changes nothing', async (body) => {
  const { server, received } = listening()
  expect((await post(server, body)).statusCode).toBe(400)
  expect(received).toEqual([])
  expect({}).not.toHaveProperty('polluted')
})

test('a person may write about __proto__', async () => {
  const { server, received } = listening()
  const said = { update_id: 1, message: { text: '"__proto__": {"constructor": {"prototype": 1}}' } }
  expect((await post(server, JSON.stringify(said))).statusCode).toBe(200)
  expect(received).toEqual([said])
})

test('invalid UTF-8 is replaced', async () => {
  const { server, received } = listening()
  const body = Buffer.concat([Buffer.from('{"update_id":1,"x":"'), Buffer.from([0xff, 0xe7]), Buffer.from('"}')])
  expect((await post(server, body)).statusCode).toBe(200)
  expect(received).toEqual([{ update_id: 1, x: '\ufffd\ufffd' }])
})

test('a body over 1 MiB is refused, a slightly smaller one is accepted', async () => {
  const { server, received } = listening()
  expect((await post(server, update(1024 * 1024))).statusCode).toBe(413)
  expect((await post(server, update(2 * 1024 * 1024))).statusCode).toBe(413)
  expect(received).toEqual([])
  expect((await post(server, update(1024 * 1024 - 100))).statusCode).toBe(200)
})

test('a body of unknown length is refused once it passes 1 MiB', async () => {
  const { server, received } = listening()
  const { socket, ended } = (await openSockets(server))()
  socket.write(postHead(path, 0, { [header]: secret }).replace('content-length: 0', 'transfer-encoding: chunked'))
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
  for (let count = 0; count < 17; count += 1) socket.write(chunk)
  expect(await ended).toContain('HTTP/1.1 413')
  expect(received).toEqual([])
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'nonsense', ''])(
  'the content type %j is refused',
  async (type) => {
    const { server, received } = listening()
    const response = await post(server, '{"update_id":1}', { [header]: secret, 'content-type': type })
    expect([response.statusCode, received]).toEqual([415, []])
  },
)

test('the content type may include a character set', async () => {
  const { server } = listening()
  const headers = { [header]: secret, 'content-type': 'application/json; charset=utf-8' }
  expect((await post(server, '{"update_id":1}', headers)).statusCode).toBe(200)
})

test('a body that arrives byte by byte is read completely', async () => {
  const { server, received } = listening()
  const { socket, holds } = (await openSockets(server))()
  const said = { update_id: 1, message: { text: '续保😀é' } }
  const body = Buffer.from(JSON.stringify(said))
  socket.setNoDelay()
  socket.write(postHead(path, body.length, { [header]: secret }))
  for (const byte of body) {
    socket.write(Buffer.from([byte]))
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  await holds('HTTP/1.1 200')
  expect(received).toEqual([said])
})

test('a body that arrives too slowly is cut, and the webhook keeps working', async () => {
  const { server, received } = listening({}, { requestTimeoutMs: 200 })
  const open = await openSockets(server)
  const { socket, ended } = open()
  const start = performance.now()
  socket.write(postHead(path, 1000, { [header]: secret }))
  const dribble = setInterval(() => socket.write(' '), 20)
  expect(await ended).toContain('HTTP/1.1 408')
  clearInterval(dribble)
  expect(performance.now() - start).toBeLessThan(1500)
  expect((await post(server, '{"update_id":1}')).statusCode).toBe(200)
  expect(received).toHaveLength(1)
})

test('a request with two lengths is refused', async () => {
  const { server, received } = listening()
  const { socket, ended } = (await openSockets(server))()
  const head = postHead(path, 15, { [header]: secret, 'transfer-encoding': 'chunked' })
  socket.write(`${head}{"update_id":1}`)
  expect(await ended).toContain('HTTP/1.1 400')
  expect(received).toEqual([])
})
