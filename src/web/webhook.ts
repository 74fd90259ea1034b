import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Log } from '../log.ts'
import type { DeferReason, Metrics } from '../metrics.ts'
import { createSecretCheck } from './same-secret.ts'
import { within } from './within.ts'

export type WebhookOptions = {
  /** The path of WEBHOOK_URL. */
  readonly path: string
  /** The secret that Telegram sends in a header of each request (Bot API, setWebhook: secret_token). */
  readonly secret: string
  /** Resolves once the update is stored, or is known not to concern the bot. If it rejects, Telegram delivers the update again. */
  readonly receive: (update: unknown) => Promise<void>
  readonly log: Log
  readonly metrics?: Pick<Metrics, 'dropped' | 'deferred' | 'contacted'>
  /** Whether the queue is full, so that Telegram should keep further updates for now. */
  readonly isFull?: () => boolean
  /** Milliseconds that `receive` may take. */
  readonly deadlineMs?: number
}

const maxBodyBytes = 1024 * 1024
const shortestSecret = 16
const defaultDeadlineMs = 15_000
const retryAfterSeconds = 1

const update = z.looseObject({ update_id: z.int() })

/** Whether `task` succeeded, failed, or took longer than `ms` milliseconds; in the last case it goes on by itself. */
async function outcomeOf(task: () => Promise<void>, ms: number): Promise<{ reason?: DeferReason; err?: unknown }> {
  try {
    return await within<{ reason?: DeferReason }>(
      ms,
      task().then(() => ({})),
      { reason: 'slow' },
    )
  } catch (err) {
    return { reason: 'failed', err }
  }
}

/**
 * The route to which Telegram delivers updates (Bot API, setWebhook). 200: the update is stored. 503 with `retry-after`: it is not,
 * or too many are waiting; Telegram redelivers unless it gets a 2xx. 401: the secret is missing or wrong. 400: the body is not an
 * update. 413: it is larger than 1 MiB. Throws if the secret is short enough to guess.
 */
export function registerWebhook(server: FastifyInstance, options: WebhookOptions): void {
  const { path, secret, receive, log, metrics, isFull = () => false, deadlineMs = defaultDeadlineMs } = options
  if (secret.length < shortestSecret) {
    throw new Error(`WEBHOOK_SECRET needs at least ${shortestSecret} characters. Make one with: openssl rand -hex 32`)
  }
  const isSecret = createSecretCheck(secret)
  const defer = (reply: FastifyReply, reason: DeferReason): FastifyReply => {
    metrics?.deferred(reason)
    return reply.code(503).header('retry-after', retryAfterSeconds).send({ error: 'Not now. Please deliver it again.' })
  }

  server.route({
    method: 'POST',
    // In a route of fastify a colon starts a parameter; a double colon is a literal one.
    url: path.replaceAll(':', '::'),
    bodyLimit: maxBodyBytes,
    // Checked before the body is read, so that nothing is parsed in vain.
    onRequest: async (request, reply) => {
      if (!isSecret(request.headers['x-telegram-bot-api-secret-token']))
        return reply.code(401).send({ error: 'The secret token of this webhook is missing or wrong.' })
      if (isFull()) return defer(reply, 'full')
    },
    handler: async (request, reply) => {
      const { success, data } = update.safeParse(request.body)
      if (!success) {
        log.warn('the webhook received something that is not an update')
        metrics?.dropped('invalid')
        return reply.code(400).send({ error: 'This is not an update of the Bot API.' })
      }
      const id = `telegram:${data.update_id}`
      const { reason, err } = await outcomeOf(async () => receive(request.body), deadlineMs)
      if (reason) {
        log.error(
          { update: id, reason, ...(err !== undefined && { err }) },
          'an update could not be stored; Telegram will deliver it again',
        )
        return defer(reply, reason)
      }
      metrics?.contacted()
      return reply.code(200).send()
    },
  })
}
