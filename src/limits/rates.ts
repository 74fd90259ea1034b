import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  RLWrapperTimeouts,
} from 'rate-limiter-flexible'
import { createRateTable, type RateStore, rateTable } from './rate-table.ts'

/** So many of something in so many seconds, for each key; a window begins with the first of it. */
export type Rate = { readonly name: string; readonly points: number; readonly seconds: number }

/**
 * Takes one of a rate for `key`. Gives 0 when it may be had, else the milliseconds after which to ask again. Never rejects: what cannot be
 * counted may be had, because a fault of the counting must not silence the bot.
 */
export type Take = (key: string) => Promise<number>

/** Makes counters: in memory, or shared by replicas. */
export type Rates = (rate: Rate) => Take

/** Where replicas count together. Rows are kept under `pseudonymOf(key)`; they are deleted at the latest 65 minutes after their window. */
export type Shared = {
  readonly client: RateStore
  readonly pseudonymOf: (key: string) => string
  /** Hears why the table could not be made; until it is, every replica counts for itself. */
  readonly onProblem: (error: unknown) => void
}

/** A database that takes longer than this is not waited for: this replica counts by itself then. */
const patienceMs = 1000

function createTake(
  limiter: Pick<RateLimiterAbstract, 'consume'>,
  { seconds }: Rate,
  keyOf: Shared['pseudonymOf'],
): Take {
  // Windows are kept by clocks that can be wrong. No honest window is longer than itself; twice leaves room for a little difference.
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

/** Counters in the memory of this process; a key is forgotten when its window ends. */
export function createMemoryRates(): Rates {
  return (rate) => {
    const limiter = new RateLimiterMemory({ points: rate.points, duration: rate.seconds, keyPrefix: rate.name })
    return createTake(limiter, rate, (key) => key)
  }
}

/** Counters in PostgreSQL, for all replicas together; while it fails or is slow, each replica counts for itself. */
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
      // A flood is turned away without asking the database about every drop of it.
      inMemoryBlockOnConsumed: rate.points + 1,
      // One of the counters deletes what is over, for all of them.
      clearExpiredByTimeout: !isCleaned,
    })
    isCleaned = true
    return createTake(new RLWrapperTimeouts({ limiter, timeoutMs: patienceMs }), rate, pseudonymOf)
  }
}
