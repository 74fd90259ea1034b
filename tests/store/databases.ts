import { Client } from 'pg'
import { onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import type { Database } from '../../src/store/schema.ts'

const postgres = process.env.TEST_DATABASE_URL

/** Takes away what an earlier test left in the PostgreSQL database, so that each begins with an empty one. */
async function emptied(url: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('drop table if exists people, kysely_migration, kysely_migration_lock')
  await client.end()
  return url
}

/** A database that is closed when the test is over. */
export async function open(url: string): Promise<Database> {
  const database = await openDatabase(url)
  onTestFinished(() => database.destroy())
  return database
}

/**
 * Runs `check` on an empty database of every kind: SQLite in memory, and PostgreSQL where TEST_DATABASE_URL names a database whose
 * tables may be dropped; skipped where it does not. Only one file may use it, because files run side by side.
 */
export function onEveryDatabase(name: string, check: (database: Database) => Promise<void>): void {
  test(`SQLite: ${name}`, async () => check(await open('sqlite::memory:')))
  onPostgres(name, async (url) => check(await open(url)))
}

/** Runs `check` with the address of an empty PostgreSQL database, under the same conditions. */
export function onPostgres(name: string, check: (url: string) => Promise<void>): void {
  test.skipIf(!postgres)(`PostgreSQL: ${name}`, async () => check(await emptied(postgres ?? '')))
}
