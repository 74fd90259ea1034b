import { STATUS_CODES } from 'node:http'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import type { Log } from '../log.ts'
import { closeGently } from './closing.ts'

/** Lets a browser run and show our own files, and nothing else. */
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const

/** Enough for one Telegram update; every other body is far smaller. */
const maxBodyBytes = 1024 * 1024

/** Replies with one sentence: as a page if a browser opens the address, otherwise as JSON. */
function refuse(request: FastifyRequest, reply: FastifyReply, status: number, sentence: string): FastifyReply {
  reply.code(status)
  if (request.method !== 'GET' || !request.headers.accept?.includes('text/html')) return reply.send({ error: sentence })
  const title = `${status} ${STATUS_CODES[status] ?? ''}`.trim()
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${sentence}</p></html>`
  return reply.type('text/html; charset=utf-8').send(page)
}

const sentences: Readonly<Record<number, string>> = {
  400: 'The request could not be read. Send JSON.',
  413: 'The request is too large. Send less.',
  415: 'Send the body as application/json.',
}

export type ServerOptions = {
  readonly log: Log
  /** Milliseconds in which a request must arrive; slower connections are cut with 408. */
  readonly requestTimeoutMs?: number
  /** Milliseconds in which running requests may finish when the server closes. */
  readonly closeGraceMs?: number
}

/** Node checks connections at intervals, so it cuts a slow one up to a quarter of the limit late. */
const connectionsFor = (requestTimeoutMs: number) => ({
  requestTimeout: requestTimeoutMs,
  headersTimeout: requestTimeoutMs,
  connectionsCheckingInterval: Math.ceil(requestTimeoutMs / 4),
})

/**
 * Creates the web server, without pages: strict headers on every response, JSON bodies of at most 1 MiB, errors in plain words
 * without a stack. Logs unexpected failures with method and path, never with the body. Requests may finish when it closes;
 * see {@link closeGently}.
 */
export function createServer({ log, requestTimeoutMs = 30_000, closeGraceMs = 5000 }: ServerOptions): FastifyInstance {
  const http = connectionsFor(requestTimeoutMs)
  const server = fastify({ bodyLimit: maxBodyBytes, requestTimeout: requestTimeoutMs, http })
  closeGently(server, closeGraceMs)
  server.removeContentTypeParser('text/plain')
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers)
  })
  server.setNotFoundHandler((request, reply) => refuse(request, reply, 404, 'There is nothing at this address.'))
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500)
      return refuse(request, reply, status, sentences[status] ?? STATUS_CODES[status] ?? 'The request failed.')
    log.error({ err: error, method: request.method, path: request.routeOptions.url }, 'a request failed')
    return refuse(request, reply, 500, 'Something went wrong on the server. The log has the details.')
  })
  return server
}

const remedies: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_host, port) =>
    `Port ${port} is taken by another program. Set PORT in .env to a free one, or start with: PORT=${port === 8080 ? 8081 : 8080} npm start`,
  EACCES: (_host, port) => `Port ${port} needs root rights. Set PORT in .env to 1024 or higher, for example PORT=8080.`,
  EADDRNOTAVAIL: (host) =>
    `This machine does not have the address ${host}. Set HOST in .env to 127.0.0.1, or to 0.0.0.0 for all its addresses.`,
  ENOTFOUND: (host) =>
    `The host name ${host} has no address. Set HOST in .env to 127.0.0.1, or to 0.0.0.0 for all addresses of this machine.`,
}

/**
 * Starts listening and returns the address, such as `http://127.0.0.1:8080`; port 0 picks a free port.
 * If the port or host is not available, rejects with an Error that says what to do.
 */
export async function listen(
  server: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> {
  try {
    return await server.listen({ host, port })
  } catch (error) {
    const remedy = remedies[(error as NodeJS.ErrnoException).code ?? '']
    throw remedy ? new Error(remedy(host, port), { cause: error }) : error
  }
}
