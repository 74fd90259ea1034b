import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/**
 * Makes `server.close()` graceful: it answers running requests and closes idle connections at once (browsers keep some open).
 * After `graceMs` milliseconds it cuts whatever is still running.
 */
export function closeGently(server: FastifyInstance, graceMs: number): void {
  const idle = new Set<Socket>()
  let isClosing = false

  server.server.on('connection', (socket: Socket) => {
    idle.add(socket)
    socket.once('close', () => idle.delete(socket))
  })
  server.server.on('request', ({ socket }, response) => {
    idle.delete(socket)
    response.once('close', () => !socket.destroyed && idle.add(socket))
  })
  server.addHook('onSend', async (_request, reply) => {
    // The client must not send its next request on a connection that is about to close.
    if (isClosing) reply.header('connection', 'close')
  })
  server.addHook('preClose', async () => {
    isClosing = true
    for (const socket of idle) socket.destroy()
    const timer = setTimeout(() => server.server.closeAllConnections(), graceMs)
    server.server.once('close', () => clearTimeout(timer))
  })
}
