/** The part of a PostgreSQL pool that is needed (`pg.Pool` has it). */
export type RateStore = {
  readonly query: (statement: {
    readonly text: string
    readonly values?: unknown[]
    readonly name?: string
  }) => Promise<unknown>
}

/** The table of the counters; rate-limiter-flexible reads and writes it. */
export const rateTable = 'rate_limits'

/**
 * The columns that rate-limiter-flexible expects (RateLimiterPostgres). Unlogged, because the counts of the last minute need not survive
 * a crash of the database, and no message should wait for a disk.
 */
const statement = `create unlogged table if not exists ${rateTable} (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
)`

/** PostgreSQL's error codes if another replica creates the same table first (unique_violation, duplicate_table, duplicate_object). */
const lostRace: readonly unknown[] = ['23505', '42P07', '42710']

const retryMs = 60_000

/** Creates the table; if that fails, calls `onProblem` and tries again every minute. Returns at once. */
export function createRateTable(client: RateStore, onProblem: (error: unknown) => void): void {
  client.query({ text: statement }).catch((error: unknown) => {
    if (lostRace.includes((error as { code?: unknown }).code)) return
    onProblem(error)
    setTimeout(() => createRateTable(client, onProblem), retryMs).unref()
  })
}
