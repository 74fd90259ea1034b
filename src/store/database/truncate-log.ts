import { type Kysely, SqliteAdapter, sql } from 'kysely'
import type { Tables } from './schema.ts'

/**
 * Empties SQLite's log beside the file, in which words stand that have been deleted from the file since. PostgreSQL does so by itself: its VACUUM frees
 * the rows, and its log is recycled by checkpoints.
 */
export async function truncateLog(database: Kysely<Tables>): Promise<void> {
  if (database.getExecutor().adapter instanceof SqliteAdapter)
    await sql`pragma wal_checkpoint(truncate)`.execute(database)
}
