import { setTimeout as sleep } from 'node:timers/promises'
import { withoutSecrets } from '../log.ts'

/** One thing that the bot needs, and whether it is there. `detail` is for the operator; addresses in it are not shown. */
export type Check = { readonly name: string; readonly ok: boolean; readonly detail?: string }

/** Looks at what the bot needs. */
export type Checks = () => Promise<readonly Check[]>

const checkDeadlineMs = 2000
/** All checks together: longer than one, so that a slow one is told by its name. */
const allChecksDeadlineMs = 2500

async function within<T>(ms: number, task: Promise<T>, late: T): Promise<T> {
  const early = new AbortController()
  try {
    return await Promise.race([task, sleep(ms, late, { signal: early.signal })])
  } finally {
    early.abort()
  }
}

/**
 * The check `name`: well when `work` resolves within `ms` milliseconds. Never rejects, and never says why `work` failed:
 * errors of databases and networks name addresses.
 */
export async function runCheck(name: string, work: () => Promise<unknown>, ms = checkDeadlineMs): Promise<Check> {
  const failed: Check = { name, ok: false, detail: 'It failed.' }
  const task = async (): Promise<Check> => {
    await work()
    return { name, ok: true }
  }
  return within(
    ms,
    task().catch(() => failed),
    { name, ok: false, detail: `No answer within ${ms / 1000} s.` },
  )
}

/** Addresses with a scheme, numeric ones of both kinds, and names with a port. */
const addresses = [
  /\w+:\/\/\S+/g,
  /\[?(?:[\da-f]{0,4}:){2,}[\da-f.]*\]?(?::\d+)?/gi,
  /\b\d+(?:\.\d+){3}(?::\d+)?\b/g,
  /[\w.-]+:\d{2,5}\b/g,
]

const shownDetail = (detail: string): string =>
  addresses.reduce((text, address) => text.replace(address, '[address]'), withoutSecrets(detail))

/** A check as the world may see it: without secrets and addresses. */
export const shown = ({ name, ok, detail }: Check): Check => ({
  name,
  ok,
  ...(detail && { detail: shownDetail(detail) }),
})

/**
 * Whoever asks while the checks run gets the result of these: many questions are no load on a database that is slow already.
 * Rejects when `checks` does.
 */
export function shareChecks(checks: Checks): Checks {
  const late: readonly Check[] = [{ name: 'checks', ok: false, detail: 'No answer in time.' }]
  let running: Promise<readonly Check[]> | undefined
  return () => {
    running ??= within(allChecksDeadlineMs, (async () => checks())(), late).finally(() => {
      running = undefined
    })
    return running
  }
}
