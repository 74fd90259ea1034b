import { type Kysely, PostgresAdapter, sql } from 'kysely'
import type { Tables } from './schema.ts'

/** Keeps our advisory locks apart from those of others in the same database (Kysely's own, for instance). */
const space = 20_871

/** The lock on all queues. Each other number locks a group of queues, so that a claim never needs many locks. */
const allQueues = 0
const buckets = 1024

/** Whether replicas share the database. On SQLite a writing transaction is alone anyway. */
export const isShared = (database: Kysely<Tables>): boolean => database.getExecutor().adapter instanceof PostgresAdapter

function bucketOf(queue: string): number {
  let hash = 0
  for (const character of queue) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 2_147_483_647
  return 1 + (hash % buckets)
}

/** Until the transaction ends, no other replica decides who owns one of these queues. Always in the same order: two claims never wait for each other. */
export async function lockQueues(transaction: Kysely<Tables>, queues: readonly string[]): Promise<void> {
  if (!isShared(transaction)) return
  const locks = [allQueues, ...[...new Set(queues.map(bucketOf))].sort((a, b) => a - b)]
  await sql`
    select case lock
      when ${sql.lit(allQueues)} then pg_advisory_xact_lock_shared(${sql.lit(space)}, lock)
      else pg_advisory_xact_lock(${sql.lit(space)}, lock)
    end
    from unnest(${locks}::int[]) as lock`.execute(transaction)
}

/** Until the transaction ends, no other replica decides who owns any queue. */
export async function lockAllQueues(transaction: Kysely<Tables>): Promise<void> {
  if (!isShared(transaction)) return
  await sql`select pg_advisory_xact_lock(${sql.lit(space)}, ${sql.lit(allQueues)})`.execute(transaction)
}
