import { connect, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import nock from 'nock'
import { onTestFinished } from 'vitest'

/**
 * Opens `server` on a free port of this machine until the test ends, and gives what connects to it byte by byte. nock is out of
 * the way meanwhile: it holds back what a socket writes until a request is whole, so that no server would see a slow one.
 */
export async function openSockets(server: FastifyInstance): Promise<() => RawSocket> {
  nock.restore()
  await server.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(async () => {
    nock.activate()
    await server.close()
  })
  const { port } = server.server.address() as { port: number }
  return () => rawSocket(connect(port, '127.0.0.1'))
}

export type RawSocket = {
  readonly socket: Socket
  /** What has come back so far. */
  readonly answered: () => string
  /** Resolves with all that came back when the other side has ended the connection. */
  readonly ended: Promise<string>
  /** Resolves when what came back holds `part`. */
  readonly holds: (part: string) => Promise<void>
}

function rawSocket(socket: Socket): RawSocket {
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk
  })
  socket.on('error', () => undefined)
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(text)))
  const holds = async (part: string): Promise<void> => {
    while (!text.includes(part)) {
      if (socket.destroyed) throw new Error(`The connection ended before "${part}" came, with: ${text}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  onTestFinished(() => void socket.destroy())
  return { socket, answered: () => text, ended, holds }
}

/** The head of a POST to `path`, with a body of `length` bytes to follow. */
export const postHead = (path: string, length: number, headers: Readonly<Record<string, string>> = {}): string =>
  [
    `POST ${path} HTTP/1.1`,
    'host: localhost',
    'content-type: application/json',
    `content-length: ${length}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n')
