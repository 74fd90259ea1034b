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
