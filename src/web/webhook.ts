import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

type WebhookOptions = {
  /** The path of WEBHOOK_URL. */
  readonly path: string
  /** What Telegram repeats in a header of each request (Bot API, setWebhook: secret_token). */
  readonly secret: string
  /** Takes the update; must not throw. Telegram is not kept waiting for it. */
  readonly receive: (update: unknown) => Promise<void>
}

const maxBodyBytes = 1024 * 1024
const shortestSecret = 16

const update = z.looseObject({ update_id: z.int() })

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * The route by which Telegram delivers updates (Bot API, setWebhook). It answers 200 as soon as an update is handed over, 401
 * without the right secret, 400 for what is no update and 413 above one MiB. Throws for a secret that could be guessed.
 */
export function registerWebhook(server: FastifyInstance, { path, secret, receive }: WebhookOptions): void {
  if (secret.length < shortestSecret) {
    throw new Error(`WEBHOOK_SECRET needs at least ${shortestSecret} characters. Make one with: openssl rand -hex 32`)
  }
  const expected = hash(secret)

  server.route({
    method: 'POST',
    // Two colons stand for one in a route of fastify; a single one would begin a parameter.
    url: path.replaceAll(':', '::'),
    bodyLimit: maxBodyBytes,
    // Before the body is read: a stranger's bytes are not worth parsing.
    onRequest: async (request, reply) => {
      const given = request.headers['x-telegram-bot-api-secret-token']
      if (typeof given === 'string' && timingSafeEqual(hash(given), expected)) return
      await reply.code(401).send({ error: 'The secret token of this webhook is missing or wrong.' })
    },
    handler: async (request, reply) => {
      if (!update.safeParse(request.body).success)
        return reply.code(400).send({ error: 'This is not an update of the Bot API.' })
      receive(request.body).catch((err: unknown) => request.log.error({ err }, 'an update was not taken'))
      return reply.code(200).send()
    },
  })
}
