import { STATUS_CODES } from 'node:http'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import type { Log } from '../log.ts'
import { closeGently } from './closing.ts'

/** What a browser may do with anything this server gives: run and show our own files, nothing else. */
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

/** Room for one Telegram update; everything else that is sent here is far smaller. */
const maxBodyBytes = 1024 * 1024

/** Answers with a short sentence: a page for a browser that opens an address, JSON for everything else. */
function refuse(request: FastifyRequest, reply: FastifyReply, status: number, sentence: string): FastifyReply {
  reply.code(status)
  if (request.method !== 'GET' || !request.headers.accept?.includes('text/html')) return reply.send({ error: sentence })
  const title = `${status} ${STATUS_CODES[status] ?? ''}`.trim()
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${sentence}</p></html>`
  return reply.type('text/html; charset=utf-8').send(page)
}

const sentences: Readonly<Record<number, string>> = {
  400: 'The request could not be read. Send JSON.',
  413: 'That is too much at once. Send less.',
  415: 'Send the body as application/json.',
}

export type ServerOptions = {
  readonly log: Log
  /** Milliseconds for a request to arrive whole; a connection that takes longer is cut with 408. */
  readonly requestTimeoutMs?: number
  /** Milliseconds for requests that run to be answered when the server closes. */
  readonly closeGraceMs?: number
}

/** The connections are looked at in turns; a slow one is found at the latest a quarter of its time later. */
const connectionsFor = (requestTimeoutMs: number) => ({
  requestTimeout: requestTimeoutMs,
  headersTimeout: requestTimeoutMs,
  connectionsCheckingInterval: Math.ceil(requestTimeoutMs / 4),
})

/**
 * The web server, without any page yet: strict headers on every answer, bodies of at most 1 MiB and only JSON, errors in
 * plain words without a stack. What fails unexpectedly is logged with its method and path, never with its body. Closing it
 * lets requests finish; see {@link closeGently}.
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
      return refuse(request, reply, status, sentences[status] ?? STATUS_CODES[status] ?? 'That did not work.')
    log.error({ err: error, method: request.method, path: request.routeOptions.url }, 'a request failed')
    return refuse(request, reply, 500, 'Something went wrong on the server. Its log says what.')
  })
  return server
}

const remedies: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_host, port) =>
    `Port ${port} is taken by another program. Set PORT in .env to a free one, or start with: PORT=${port === 8080 ? 8081 : 8080} npm start`,
  EACCES: (_host, port) =>
    `Port ${port} needs special rights. Set PORT in .env to 1024 or more, for example PORT=8080.`,
  EADDRNOTAVAIL: (host) =>
    `This machine has no address ${host}. Set HOST in .env to 127.0.0.1, or to 0.0.0.0 for all its addresses.`,
  ENOTFOUND: (host) =>
    `The name ${host} has no address. Set HOST in .env to 127.0.0.1, or to 0.0.0.0 for all addresses of this machine.`,
}

/**
 * Opens the server to requests and gives its address, such as `http://127.0.0.1:8080`; port 0 takes a free one.
 * Rejects with an Error that says what to do when the port or the host is not to be had.
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
