import { setTimeout as sleep } from 'node:timers/promises'

/** Waits `ms` milliseconds, or until `signal` aborts. Never rejects. */
type Wait = (ms: number, signal: AbortSignal) => Promise<void>

/** How long we wait, on what, and with which chance in it; tests put their own here. */
export type Patience = {
  readonly wait: Wait
  /** A number from 0 up to 1. */
  readonly random: () => number
}

export const defaultPatience: Patience = {
  wait: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
  random: Math.random,
}

const firstDelayMs = 500
const longestDelayMs = 5_000

/**
 * Milliseconds to wait after failure number `attempt` (1, 2, …): doubling from half a second to five seconds, each cut by up to
 * half at random, so that many bots do not come back to Telegram in the same moment.
 */
export function backOffMs(attempt: number, random: () => number): number {
  return Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1)) * (0.5 + random() / 2)
}

/**
 * What `task` gives, tried once at least and again for as long as it rejects. `delayAfter` hears of each failure and its number (1, 2, …) and gives the
 * milliseconds until the next try, or nothing when there is to be none. `undefined` when that or `signal` ends it.
 */
export async function keepTrying<T>(
  task: () => Promise<T>,
  delayAfter: (error: unknown, count: number) => number | undefined,
  { wait }: Patience,
  signal: AbortSignal,
): Promise<T | undefined> {
  for (let count = 1; ; count += 1) {
    try {
      return await task()
    } catch (error) {
      const delayMs = delayAfter(error, count)
      if (signal.aborted || delayMs === undefined) return undefined
      await wait(delayMs, signal)
      if (signal.aborted) return undefined
    }
  }
}
