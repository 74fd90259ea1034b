import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../metrics.ts'
import { type Checks, shareChecks } from './check.ts'
import { createMetricsGuard } from './metrics-guard.ts'

export type HealthOptions = {
  /** Checks everything the bot needs; see runCheck. */
  readonly checks: Checks
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>
  /** The bearer token with which other machines may read /metrics. */
  readonly metricsToken?: string
  /** The host that the server listens on. */
  readonly host: string
}

/**
 * The routes for monitoring. /healthz: 200 while the process responds. /readyz: 200 if every check passes, else 503; lists the
 * checks. /metrics: for Prometheus; only for this machine or with the bearer token, else 401 or 403.
 */
export function registerHealth(server: FastifyInstance, { checks, metrics, metricsToken, host }: HealthOptions): void {
  const refusalOf = createMetricsGuard(metricsToken, host)
  const runChecks = shareChecks(checks)

  server.get('/healthz', async (_request, reply) =>
    reply.header('cache-control', 'no-store').type('text/plain').send('ok'),
  )
  server.get('/readyz', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    const results = await runChecks()
    const ready = results.every(({ ok }) => ok)
    return reply.code(ready ? 200 : 503).send({ ready, checks: results })
  })
  server.get('/metrics', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const refusal = refusalOf(request)
    if (!refusal) return reply.type(metrics.contentType).send(await metrics.text())
    if (refusal.status === 401) reply.header('www-authenticate', 'Bearer')
    return reply.code(refusal.status).send({ error: refusal.error })
  })
}
