import { setTimeout as sleep } from 'node:timers/promises'

export type Queues = {
  /** Runs `task` after all earlier tasks of the same `key`; other keys do not wait. */
  readonly add: (key: string, task: () => Promise<void>) => void
  /** Resolves when no task is left, at the latest after `ms` milliseconds. */
  readonly idle: (ms: number) => Promise<void>
}

/**
 * One queue per key, made when needed and dropped when empty: the messages of a chat are answered in their order, and a slow
 * answer in one chat holds up nobody else. What a task throws goes to `onError`.
 */
export function createQueues(onError: (error: unknown) => void): Queues {
  const ends = new Map<string, Promise<void>>()

  const add: Queues['add'] = (key, task) => {
    const end = (ends.get(key) ?? Promise.resolve())
      .then(task)
      .catch(onError)
      .then(() => {
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

  return { add, idle }
}

/** Tells whether a value is new, and remembers the last `limit` of them. */
export function createRecent(limit: number): (value: string) => boolean {
  const known = new Set<string>()
  return (value) => {
    if (known.has(value)) return false
    known.add(value)
    const [oldest] = known
    if (known.size > limit && oldest !== undefined) known.delete(oldest)
    return true
  }
}
