import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../metrics.ts'
import { type Checks, shareChecks, shown } from './check.ts'
import { createMetricsGuard } from './metrics-guard.ts'

export type HealthOptions = {
  /** Looks at what the bot needs; see runCheck. */
  readonly checks: Checks
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>
  /** Opens /metrics to others than this machine. */
  readonly metricsToken?: string
  /** The host that the server listens on. */
  readonly host: string
}

/**
 * What watches the bot from outside. /healthz: 200 while the process answers. /readyz: 200 when all checks are well, else 503,
 * with each of them. /metrics: for Prometheus; for requests made on this machine, or with the bearer token, else 401 or 403.
 */
export function registerHealth(server: FastifyInstance, { checks, metrics, metricsToken, host }: HealthOptions): void {
  const refusalOf = createMetricsGuard(metricsToken, host)
  const look = shareChecks(checks)

  server.get('/healthz', async (_request, reply) =>
    reply.header('cache-control', 'no-store').type('text/plain').send('ok'),
  )
  server.get('/readyz', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    const results = await look()
    const ready = results.every(({ ok }) => ok)
    return reply.code(ready ? 200 : 503).send({ ready, checks: results.map(shown) })
  })
  server.get('/metrics', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const refusal = refusalOf(request)
    if (!refusal) return reply.type(metrics.contentType).send(await metrics.text())
    if (refusal.status === 401) reply.header('www-authenticate', 'Bearer')
    return reply.code(refusal.status).send({ error: refusal.error })
  })
}
