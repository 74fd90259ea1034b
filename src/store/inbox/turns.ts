/** Runs pieces of work one after the other, in the order in which they came; a failure is told to its caller only. */
export function createTurns(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
}

type Caller<Item, Result> = {
  readonly items: readonly Item[]
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

/** The first callers in line whose items fit into one batch; the first one always. */
function nextIn<Item, Result>(line: Caller<Item, Result>[], most: number): readonly Caller<Item, Result>[] {
  let count = 0
  const end = line.findIndex(({ items }, index) => {
    count += items.length
    return index > 0 && count > most
  })
  return line.splice(0, end === -1 ? line.length : end)
}

/**
 * Gathers calls that come while one batch is under way and runs them together as the next one: under load one transaction serves many.
 * Every caller gets the result of its batch, or its failure.
 * @param most items in a batch; a single call may bring more
 */
export function createBatches<Item, Result>(
  run: (items: readonly Item[]) => Promise<Result>,
  most: number,
): (items: readonly Item[]) => Promise<Result> {
  const line: Caller<Item, Result>[] = []
  let isRunning = false

  const drain = async (): Promise<void> => {
    isRunning = true
    while (line.length > 0) {
      const callers = nextIn(line, most)
      try {
        const result = await run(callers.flatMap(({ items }) => items))
        for (const { resolve } of callers) resolve(result)
      } catch (error) {
        for (const { reject } of callers) reject(error)
      }
    }
    isRunning = false
  }

  return (items) =>
    new Promise((resolve, reject) => {
      line.push({ items, resolve, reject })
      if (!isRunning) void drain()
    })
}
