/** A waiting line. `pass` resolves when its turn comes or when `signal` aborts; it never rejects. */
export type Line = {
  readonly pass: (signal: AbortSignal) => Promise<void>
  /** Whether nothing is waiting. */
  readonly isEmpty: () => boolean
}

/** The longest delay of a timer in Node. */
const longestMs = 2 ** 31 - 1

/** Unreferenced, so that a waiting line does not keep the process alive. */
const rest = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.min(ms, longestMs)).unref()
  })

/**
 * Lets callers pass one by one, in order of arrival. `admit` is called for the first in line: 0 lets it pass; otherwise it is called again
 * after that many milliseconds. It must not reject.
 */
export function createLine(admit: () => Promise<number> | number): Line {
  const waiting = new Set<() => void>()
  let isServing = false

  const serve = async (): Promise<void> => {
    for (const leave of waiting) {
      while (waiting.has(leave)) {
        const waitMs = await admit()
        if (waitMs > 0) await rest(waitMs)
        else leave()
      }
    }
    isServing = false
  }

  const pass: Line['pass'] = (signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const leave = (): void => {
        signal.removeEventListener('abort', leave)
        waiting.delete(leave)
        resolve()
      }
      signal.addEventListener('abort', leave)
      waiting.add(leave)
      if (isServing) return
      isServing = true
      void serve()
    })

  return { pass, isEmpty: () => waiting.size === 0 }
}
