import { type Dialect, Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Pool } from 'pg'
import { migrations } from './migrations.ts'
import type { Database, Tables } from './schema.ts'
import { createSqliteDialect } from './sqlite.ts'

const sqlite = 'sqlite:'

function dialectFor(url: string): Dialect {
  if (url.startsWith(sqlite)) return createSqliteDialect(url.slice(sqlite.length))
  return new PostgresDialect({ pool: new Pool({ connectionString: url, connectionTimeoutMillis: 5000 }) })
}

/**
 * Opens the database that `DATABASE_URL` names (`sqlite:<file>`, `postgres://…`) and brings its tables up to date. Throws an error that says
 * what to check when it cannot be opened; the address, which may hold a password, is not repeated.
 */
export async function openDatabase(url: string): Promise<Database> {
  try {
    const database = new Kysely<Tables>({ dialect: dialectFor(url) })
    const { error } = await new Migrator({
      db: database,
      provider: { getMigrations: async () => migrations },
    }).migrateToLatest()
    if (error) {
      await database.destroy()
      throw error
    }
    return database
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const remedy = url.startsWith(sqlite)
      ? 'Check that its folder can be written to.'
      : 'Check that the server runs and that user, password and name are right.'
    throw new Error(`The database of DATABASE_URL cannot be opened (${reason}). ${remedy}`, { cause: error })
  }
}
