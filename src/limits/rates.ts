import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  RLWrapperTimeouts,
} from 'rate-limiter-flexible'
import { createRateTable, type RateStore, rateTable } from './rate-table.ts'

/** At most `points` events in `seconds` seconds for each key; the window starts with the first event. */
export type Rate = { readonly name: string; readonly points: number; readonly seconds: number }

/**
 * Takes one point for `key`. Returns 0 if one is left, else the milliseconds to wait before asking again. Never rejects: if counting
 * fails, it returns 0, because a failure to count must not silence the bot.
 */
export type Take = (key: string) => Promise<number>

/** Creates counters, in memory or shared by replicas. */
export type Rates = (rate: Rate) => Take

/** Where replicas count together. Rows are stored under `pseudonymOf(key)` and deleted at most 65 minutes after their window. */
export type Shared = {
  readonly client: RateStore
  readonly pseudonymOf: (key: string) => string
  /** Called if the table cannot be created; until it exists, each replica counts on its own. */
  readonly onProblem: (error: unknown) => void
}

/** If the database takes longer than this, the replica counts on its own. */
const patienceMs = 1000

function createTake(
  limiter: Pick<RateLimiterAbstract, 'consume'>,
  { seconds }: Rate,
  keyOf: Shared['pseudonymOf'],
): Take {
  // The end of a window comes from a clock that may be wrong. Ignore it if it is more than twice the window away.
  const longestMs = seconds * 2000
  return async (key) => {
    try {
      await limiter.consume(keyOf(key))
      return 0
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) return 0
      return refused.msBeforeNext > longestMs ? 0 : Math.max(refused.msBeforeNext, 1)
    }
  }
}

/** Creates counters in the memory of this process; a key is dropped when its window ends. */
export function createMemoryRates(): Rates {
  return (rate) => {
    const limiter = new RateLimiterMemory({ points: rate.points, duration: rate.seconds, keyPrefix: rate.name })
    return createTake(limiter, rate, (key) => key)
  }
}

/** Creates counters in PostgreSQL, shared by all replicas; while it fails or is slow, each replica counts on its own. */
export function createSharedRates({ client, pseudonymOf, onProblem }: Shared): Rates {
  createRateTable(client, onProblem)
  let isCleaned = false
  return (rate) => {
    const common = { points: rate.points, duration: rate.seconds, keyPrefix: rate.name }
    const insuranceLimiter = new RateLimiterMemory(common)
    const limiter = new RateLimiterPostgres({
      ...common,
      insuranceLimiter,
      storeClient: client,
      storeType: 'pool',
      tableName: rateTable,
      tableCreated: true,
      // During a flood the database is not asked about every message.
      inMemoryBlockOnConsumed: rate.points + 1,
      // One counter deletes the expired rows of all.
      clearExpiredByTimeout: !isCleaned,
    })
    isCleaned = true
    return createTake(new RLWrapperTimeouts({ limiter, timeoutMs: patienceMs }), rate, pseudonymOf)
  }
}
