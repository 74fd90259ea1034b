import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { createLog, type Log } from '../../src/log.ts'
import { createServer, type ServerOptions } from '../../src/web/server.ts'
import { registerWebhook, type WebhookOptions } from '../../src/web/webhook.ts'

export const secret = 'a-secret-of-more-than-16'
export const header = 'x-telegram-bot-api-secret-token'
export const path = '/telegram:hook'

/** A log and its lines. */
export function collectLog(): { readonly log: Log; readonly lines: () => readonly string[] } {
  const lines: string[] = []
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  return { log: createLog('info', stream), lines: () => lines }
}

/** A server with a webhook; records the updates it receives and the events it counts. */
export function listening(options: Partial<WebhookOptions> = {}, serverOptions: Partial<ServerOptions> = {}) {
  const received: unknown[] = []
  const counted: string[] = []
  const { log, lines } = collectLog()
  const server = createServer({ log, ...serverOptions })
  onTestFinished(() => server.close())
  const metrics = {
    dropped: (reason: string) => counted.push(`dropped ${reason}`),
    deferred: (reason: string) => counted.push(`deferred ${reason}`),
    contacted: () => counted.push('contacted'),
  }
  const receive = async (update: unknown): Promise<void> => {
    received.push(update)
  }
  registerWebhook(server, { path, secret, receive, log, metrics, ...options })
  return { server, received, counted, log: lines }
}

/** Posts `payload` to the webhook as Telegram does. */
export const post = (
  server: FastifyInstance,
  payload: string | Buffer,
  headers: Record<string, string | string[]> = { [header]: secret },
) => server.inject({ method: 'POST', url: path, payload, headers: { 'content-type': 'application/json', ...headers } })
