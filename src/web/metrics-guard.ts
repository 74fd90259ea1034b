import type { FastifyRequest } from 'fastify'
import { isOurHost } from './playground/routes/local-only.ts'
import { createSecretCheck } from './same-secret.ts'

/** Headers that proxies add to forwarded requests. */
const forwarding = /^(forwarded|via|x-forwarded.*|x-original-.*|x-real-ip|.*client-ip|cf-.*|x-envoy-.*|x-amzn-.*)$/

const isLoopbackPeer = (address = ''): boolean => address === '::1' || /^(::ffff:)?127\./.test(address)

/** Whether a request was made on this machine rather than forwarded by a proxy that runs here. */
function isLocal({ raw, headers }: FastifyRequest, host: string): boolean {
  return (
    isLoopbackPeer(raw.socket.remoteAddress) &&
    // nginx in its default configuration adds no header but uses this version.
    raw.httpVersion !== '1.0' &&
    !Object.keys(headers).some((name) => forwarding.test(name)) &&
    isOurHost(headers.host, host)
  )
}

type Refusal = { readonly status: 401 | 403; readonly error: string }

/** Returns a function that says why a request may not read the metrics; `undefined` if it may. */
export function createMetricsGuard(
  token: string | undefined,
  host: string,
): (request: FastifyRequest) => Refusal | undefined {
  const isToken = token ? createSecretCheck(token) : () => false
  return (request) => {
    const given = request.headers.authorization
    if (given !== undefined) {
      if (isToken(/^bearer +(\S+)$/i.exec(given)?.[1])) return undefined
      return { status: 401, error: 'The token is wrong: it must be the value of METRICS_TOKEN.' }
    }
    if (isLocal(request, host)) return undefined
    return token
      ? { status: 401, error: 'The metrics need the value of METRICS_TOKEN: Authorization: Bearer <token>.' }
      : { status: 403, error: 'Only this machine may read the metrics. To let others read them, set METRICS_TOKEN.' }
  }
}
