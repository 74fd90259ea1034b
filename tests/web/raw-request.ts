import { connect, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import nock from 'nock'
import { onTestFinished } from 'vitest'

/**
 * Opens `server` on a free port until the test ends, and returns a function that opens raw sockets to it. nock is disabled
 * meanwhile: it buffers what a socket writes until the request is complete, so the server would never see a slow one.
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
  /** The response so far. */
  readonly answered: () => string
  /** Resolves with the whole response once the server has closed the connection. */
  readonly ended: Promise<string>
  /** Resolves once the response contains `part`. */
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

/** The head of a POST to `path` with a body of `length` bytes. */
export const postHead = (path: string, length: number, headers: Readonly<Record<string, string>> = {}): string =>
  [
    `POST ${path} HTTP/1.1`,
    'host: localhost',
    'content-type: application/json',
    `content-length: ${length}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n')
