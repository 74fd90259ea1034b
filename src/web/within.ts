import { setTimeout as sleep } from 'node:timers/promises'

/** Waits for `task` for at most `ms` milliseconds, then gives `late`; the task itself goes on. Rejects if the task does so in time. */
export async function within<T>(ms: number, task: Promise<T>, late: T): Promise<T> {
  const early = new AbortController()
  try {
    return await Promise.race([task, sleep(ms, late, { signal: early.signal })])
  } finally {
    early.abort()
  }
}
