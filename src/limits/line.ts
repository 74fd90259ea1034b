/** People stand in it; `signal` lets one leave early. Resolves when it is their turn, or when they left; never rejects. */
export type Line = {
  readonly pass: (signal: AbortSignal) => Promise<void>
  /** Whether nobody stands in it. */
  readonly isEmpty: () => boolean
}

/** The longest that a timer of Node can wait. */
const longestMs = 2 ** 31 - 1

/** Nothing but a line waits for this timer, and a process that ends need not wait for lines. */
const rest = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.min(ms, longestMs)).unref()
  })

/**
 * One after another, in the order in which they came. `admit` is asked for the first of the line: 0 lets them pass, else it is asked again
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
