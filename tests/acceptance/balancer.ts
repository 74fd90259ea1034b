import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'

type Answer = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: Buffer }

async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Hands a request on; rejects when the replica cannot be reached or breaks off. */
function handOn(incoming: IncomingMessage, body: Buffer, port: number, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, url, headers } = incoming
    const outgoing = request({ host: '127.0.0.1', port, method, path: url, headers, agent }, (response) => {
      bodyOf(response).then(
        (answer) => resolve({ status: response.statusCode ?? 502, headers: response.headers, body: answer }),
        reject,
      )
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/**
 * A load balancer: requests go to the `ports` in turn; where one refuses the connection, breaks off or says 503, to the next of them, and when
 * none is left the answer is 502. Gives its own port.
 */
export async function openBalancer(ports: () => readonly number[]): Promise<number> {
  let turn = 0
  const agent = new Agent({ keepAlive: true })
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(incoming)
    const [first, list] = [turn++, ports()]
    for (let tried = 0; tried < list.length; tried += 1) {
      const port = list[(first + tried) % list.length] ?? 0
      const answer = await handOn(incoming, body, port, agent).catch(() => undefined)
      if (!answer || answer.status === 503) continue
      response.writeHead(answer.status, answer.headers).end(answer.body)
      return
    }
    response.writeHead(502).end()
  }
  const server = createServer((incoming, response) => void serve(incoming, response).catch(() => response.destroy()))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
    agent.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('The load balancer has no port.')
  return address.port
}
