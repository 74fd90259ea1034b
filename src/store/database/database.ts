import { type Dialect, Kysely, PostgresDialect } from 'kysely'
import type { Pool } from 'pg'
import { migrate } from './migrate.ts'
import { createPool } from './postgres.ts'
import type { Database, Tables } from './schema.ts'
import { createSqliteDialect } from './sqlite.ts'

const sqlite = 'sqlite:'

/** The file that `DATABASE_URL` names, or `undefined` if it names a server. */
export function sqliteFile(url: string): string | undefined {
  return url.startsWith(sqlite) ? url.slice(sqlite.length) : undefined
}

/** The database that `url` names, as it is: no table is made or changed. Throws when a file cannot be opened. */
export function connect(url: string): Database {
  const file = sqliteFile(url)
  if (file !== undefined) return new Kysely<Tables>({ dialect: createSqliteDialect(file) })
  const pool = createPool(url)
  const dialect: Dialect = new PostgresDialect({ pool })
  return Object.assign(new Kysely<Tables>({ dialect }), { pool })
}

function remedyFor(url: string, reason: string): string {
  // Advice that says what to do by itself.
  if (/made by a newer version/.test(reason)) return ''
  if (sqliteFile(url) === undefined) return ' Check that the server runs and that user, password and name are right.'
  if (/not a database|malformed|disk image/.test(reason))
    return ' The file is broken. Put a backup in its place: npm run db -- restore FILE. Without a backup move the file away; a new one is made.'
  return ' Check that its folder can be written to.'
}

/**
 * Opens the database that `DATABASE_URL` names (`sqlite:<file>`, `postgres://…`) and brings its tables up to date; several processes may do so
 * at once. Rejects with an error that says what to do when it cannot be opened; the address, which may hold a password, is not repeated.
 * @param pseudonymOf the name under which a person or chat (`telegram:42`) is stored; rows of older versions are renamed by it
 */
export async function openDatabase(
  url: string,
  { pseudonymOf }: { readonly pseudonymOf: (id: string) => string },
): Promise<Database> {
  try {
    const database = connect(url)
    try {
      await migrate(database, pseudonymOf)
    } catch (error) {
      await database.destroy()
      throw error
    }
    return database
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`The database of DATABASE_URL cannot be opened (${reason}).${remedyFor(url, reason)}`, {
      cause: error,
    })
  }
}

/** The connections under a PostgreSQL database, for those who bring their own statements (rate limits); `undefined` on SQLite. */
export function poolOf(database: Database): Pool | undefined {
  return database.pool
}
