import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Log } from '../log.ts'
import type { DeferReason, Metrics } from '../metrics.ts'
import { createSecretCheck } from './same-secret.ts'

export type WebhookOptions = {
  /** The path of WEBHOOK_URL. */
  readonly path: string
  /** What Telegram repeats in a header of each request (Bot API, setWebhook: secret_token). */
  readonly secret: string
  /** Resolves when the update is safe: stored, or known not to be ours. When it rejects, Telegram is asked to deliver it again. */
  readonly receive: (update: unknown) => Promise<void>
  readonly log: Log
  readonly metrics?: Pick<Metrics, 'dropped' | 'deferred' | 'contacted'>
  /** Whether so many updates wait that Telegram had better keep the next ones for a while. */
  readonly isFull?: () => boolean
  /** Milliseconds for `receive`. */
  readonly deadlineMs?: number
}

const maxBodyBytes = 1024 * 1024
const shortestSecret = 16
const defaultDeadlineMs = 15_000
const retryAfterSeconds = 1
/** Far deeper than any update; what walks through one, such as JSON.stringify, ends in a stack overflow much later. */
const deepest = 200

const update = z.looseObject({ update_id: z.int() })

const parts = (value: object): readonly object[] =>
  Object.values(value).filter((part) => typeof part === 'object' && part !== null)

/** Level by level: a walk that calls itself would be the very overflow that this is to prevent. */
function isTooDeep(body: object): boolean {
  let level: readonly object[] = [body]
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) level = level.flatMap(parts)
  return level.length > 0
}

/** Whether `task` ended well, failed, or took longer than `ms` milliseconds; it goes on then, and nobody waits for it. */
async function outcomeOf(task: () => Promise<void>, ms: number): Promise<{ reason?: DeferReason; err?: unknown }> {
  const early = new AbortController()
  const isSlow = sleep(ms, { reason: 'slow' } as const, { signal: early.signal })
  try {
    return await Promise.race([task().then(() => ({})), isSlow])
  } catch (err) {
    return { reason: 'failed', err }
  } finally {
    early.abort()
  }
}

/**
 * The route by which Telegram delivers updates (Bot API, setWebhook). 200: the update is safe. 503 with `retry-after`: it is
 * not, or too many wait; Telegram delivers again whatever is not answered with 2xx. 401: the secret is missing or wrong; 400:
 * this is no update; 413: above one MiB. Throws for a secret that could be guessed.
 */
export function registerWebhook(server: FastifyInstance, options: WebhookOptions): void {
  const { path, secret, receive, log, metrics, isFull = () => false, deadlineMs = defaultDeadlineMs } = options
  if (secret.length < shortestSecret) {
    throw new Error(`WEBHOOK_SECRET needs at least ${shortestSecret} characters. Make one with: openssl rand -hex 32`)
  }
  const isSecret = createSecretCheck(secret)
  const defer = (reply: FastifyReply, reason: DeferReason): FastifyReply => {
    metrics?.deferred(reason)
    return reply.code(503).header('retry-after', retryAfterSeconds).send({ error: 'Not now. Deliver it again.' })
  }

  server.route({
    method: 'POST',
    // Two colons stand for one in a route of fastify; a single one would begin a parameter.
    url: path.replaceAll(':', '::'),
    bodyLimit: maxBodyBytes,
    // Before the body is read: a stranger's bytes are not worth parsing, and what we cannot take need not be.
    onRequest: async (request, reply) => {
      if (!isSecret(request.headers['x-telegram-bot-api-secret-token']))
        return reply.code(401).send({ error: 'The secret token of this webhook is missing or wrong.' })
      if (isFull()) return defer(reply, 'full')
    },
    handler: async (request, reply) => {
      const { success, data } = update.safeParse(request.body)
      const id = success ? `telegram:${data.update_id}` : undefined
      if (!success || isTooDeep(data)) {
        log.warn({ update: id }, 'what came to the webhook is no update')
        metrics?.dropped('invalid')
        return reply.code(400).send({ error: 'This is not an update of the Bot API.' })
      }
      const { reason, err } = await outcomeOf(async () => receive(request.body), deadlineMs)
      if (reason) {
        log.error(
          { update: id, reason, ...(err !== undefined && { err }) },
          'an update was not taken; Telegram is asked to deliver it again',
        )
        return defer(reply, reason)
      }
      metrics?.contacted()
      return reply.code(200).send()
    },
  })
}
