import { setTimeout as sleep } from 'node:timers/promises'

export type Queues = {
  /** Runs `task` after all earlier tasks of the same `key`; other keys do not wait. */
  readonly add: (key: string, task: () => Promise<void>) => void
  /** How many tasks wait or run. */
  readonly depth: () => number
  /** Resolves when fewer than `limit` tasks wait or run, or when `signal` aborts. */
  readonly below: (limit: number, signal: AbortSignal) => Promise<void>
  /** Resolves when no task is left, at the latest after `ms` milliseconds. */
  readonly idle: (ms: number) => Promise<void>
}

/** How long to wait before checking a full queue again. */
const lookAgainMs = 20

/**
 * One queue per key, made when needed and dropped when empty: the messages of a chat are answered in their order, and a slow
 * answer in one chat holds up nobody else. What a task throws goes to `onError`.
 */
export function createQueues(onError: (error: unknown) => void): Queues {
  const ends = new Map<string, Promise<void>>()
  let count = 0

  const add: Queues['add'] = (key, task) => {
    count += 1
    const end = (ends.get(key) ?? Promise.resolve())
      .then(task)
      .catch(onError)
      .then(() => {
        count -= 1
        if (ends.get(key) === end) ends.delete(key)
      })
    ends.set(key, end)
  }

  const empty = async (): Promise<void> => {
    while (ends.size > 0) await Promise.all(ends.values())
  }

  const idle: Queues['idle'] = async (ms) => {
    const early = new AbortController()
    const deadline = sleep(ms, undefined, { signal: early.signal }).catch(() => undefined)
    await Promise.race([empty(), deadline])
    early.abort()
  }

  const below: Queues['below'] = async (limit, signal) => {
    while (count >= limit && !signal.aborted) await sleep(lookAgainMs, undefined, { signal }).catch(() => undefined)
  }

  return { add, depth: () => count, below, idle }
}
