import { within } from './within.ts'

/** One thing the bot needs, and whether it works. Anybody may read `detail`, so it is a fixed sentence, never the text of an error. */
export type Check = { readonly name: string; readonly ok: boolean; readonly detail?: string }

/** Checks everything the bot needs. */
export type Checks = () => Promise<readonly Check[]>

const checkDeadlineMs = 2000
/** For all checks together. Longer than for one, so that a slow check is reported by name. */
const allChecksDeadlineMs = 2500

/**
 * Runs the check `name`, which passes if `work` resolves within `ms` milliseconds. Never rejects, and never says why `work` failed:
 * database and network errors contain addresses.
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

/**
 * Shares one run of the checks among all requests that arrive meanwhile, so that they add no load to a slow database.
 * Rejects if `checks` does.
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
