import { expect, test } from 'vitest'
import { header, listening, path, post, secret } from './listening.ts'
import { openSockets, postHead } from './raw-request.ts'

const update = (length: number): string => JSON.stringify({ update_id: 1, filler: 'x'.repeat(length) })
const deep = (depth: number): string => `{"update_id":8,"x":${'['.repeat(depth)}${']'.repeat(depth)}}`

test.each(['null', '[]', '3', '"x"', 'true', '{}', '{"update_id":"7"}', '{"update_id":1.5}', '{"update_id":1e400}'])(
  'the body %j is no update; that is logged and counted',
  async (body) => {
    const { server, received, log, counted } = listening()
    expect((await post(server, body)).statusCode).toBe(400)
    expect([received, counted, log().length]).toEqual([[], ['dropped invalid'], 1])
  },
)

test.each(['{', '', '{"update_id":1', '{"update_id":1}}', "{'update_id':1}", '['.repeat(100_000), '\u0000'])(
  'the body %.20j is no JSON',
  async (body) => {
    const { server, received } = listening()
    expect((await post(server, body)).statusCode).toBe(400)
    expect(received).toEqual([])
    expect((await post(server, '{"update_id":1}')).statusCode).toBe(200)
  },
)

test('what is nested a hundred thousand deep is refused by its id, and the next update is taken', async () => {
  const { server, received, log } = listening()
  expect((await post(server, deep(100_000))).statusCode).toBe(400)
  expect(log().map((line) => JSON.parse(line).update)).toEqual(['telegram:8'])
  expect((await post(server, deep(100))).statusCode).toBe(200)
  expect(received).toHaveLength(1)
})

test('of a key that comes twice the last one counts', async () => {
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

test('a person who writes about __proto__ is heard', async () => {
  const { server, received } = listening()
  const said = { update_id: 1, message: { text: '"__proto__": {"constructor": {"prototype": 1}}' } }
  expect((await post(server, JSON.stringify(said))).statusCode).toBe(200)
  expect(received).toEqual([said])
})

test('bytes that are no UTF-8 are replaced, and hold nothing up', async () => {
  const { server, received } = listening()
  const body = Buffer.concat([Buffer.from('{"update_id":1,"x":"'), Buffer.from([0xff, 0xe7]), Buffer.from('"}')])
  expect((await post(server, body)).statusCode).toBe(200)
  expect(received).toEqual([{ update_id: 1, x: '\ufffd\ufffd' }])
})

test('a body of more than one MiB is refused, one of a little less is taken', async () => {
  const { server, received } = listening()
  expect((await post(server, update(1024 * 1024))).statusCode).toBe(413)
  expect((await post(server, update(2 * 1024 * 1024))).statusCode).toBe(413)
  expect(received).toEqual([])
  expect((await post(server, update(1024 * 1024 - 100))).statusCode).toBe(200)
})

test('a body that does not say its length is refused as soon as it passes one MiB', async () => {
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

test('the content type may name its character set', async () => {
  const { server } = listening()
  const headers = { [header]: secret, 'content-type': 'application/json; charset=utf-8' }
  expect((await post(server, '{"update_id":1}', headers)).statusCode).toBe(200)
})

test('what arrives byte by byte arrives whole', async () => {
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

test('a body that dribbles is cut, and the webhook goes on', async () => {
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
