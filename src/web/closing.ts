import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/**
 * Makes `server.close()` gentle: requests that run are answered, connections on which none runs end at once (a browser
 * keeps some open for later), and what still runs after `graceMs` milliseconds is cut.
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
    // Whoever asks next must not do so on a connection that is about to end.
    if (isClosing) reply.header('connection', 'close')
  })
  server.addHook('preClose', async () => {
    isClosing = true
    for (const socket of idle) socket.destroy()
    const timer = setTimeout(() => server.server.closeAllConnections(), graceMs)
    server.server.once('close', () => clearTimeout(timer))
  })
}
