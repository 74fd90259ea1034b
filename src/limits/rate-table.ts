/** What is needed of a PostgreSQL pool (`pg.Pool` is one). */
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
 * The columns are those that rate-limiter-flexible expects (RateLimiterPostgres). Unlogged: what happened in the last minute need not outlive
 * a crash of the database, and no message waits for a disk.
 */
const statement = `create unlogged table if not exists ${rateTable} (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
)`

/** PostgreSQL's codes for losing the race against another replica that makes the same table (unique_violation, duplicate_table, duplicate_object). */
const lostRace: readonly unknown[] = ['23505', '42P07', '42710']

const retryMs = 60_000

/** Makes the table, and tries again every minute while it cannot be made; `onProblem` hears why each time. Returns at once. */
export function createRateTable(client: RateStore, onProblem: (error: unknown) => void): void {
  client.query({ text: statement }).catch((error: unknown) => {
    if (lostRace.includes((error as { code?: unknown }).code)) return
    onProblem(error)
    setTimeout(() => createRateTable(client, onProblem), retryMs).unref()
  })
}
