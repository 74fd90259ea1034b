import { existsSync } from 'node:fs'
import { Kysely } from 'kysely'
import { connect, sqliteFile } from './database.ts'
import type { Database, Tables } from './schema.ts'
import { createReadingDialect } from './sqlite.ts'

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function openForReading(url: string): Database {
  const file = sqliteFile(url)
  if (file === undefined) return connect(url)
  if (file === ':memory:')
    throw new Error(
      'DATABASE_URL names a database in memory. Only the bot itself can read it, and it ends with the bot.',
    )
  if (!existsSync(file))
    throw new Error(
      `There is no database ${file} yet. The bot makes it when it starts: npx xubao start. If yours is elsewhere, set DATABASE_URL=sqlite:FILE.`,
    )
  return new Kysely<Tables>({ dialect: createReadingDialect(file) })
}

/** The address of a server, which may hold a password, is not repeated. */
function problemOf(url: string, reason: string): string {
  const file = sqliteFile(url)
  if (/no such table|relation .+ does not exist/.test(reason))
    return `${file ?? 'The database of DATABASE_URL'} is not a database of this bot, or an older version made it (${reason}). The bot brings it up to date when it starts.`
  const remedy = /unable to open|readonly/.test(reason) ? ' Run this as root or as the user of the bot.' : ''
  if (file !== undefined) return `${file} cannot be read (${reason}).${remedy}`
  return `The server of DATABASE_URL cannot be asked (${reason}).`
}

/**
 * Lets `use` read the database that `url` names, also while the bot writes to it, and closes it. Nothing is made or changed: a SQLite file is opened
 * for reading only. Rejects with an error that says what to do when there is no database or it cannot be read.
 */
export async function readDatabase<Result>(url: string, use: (database: Database) => Promise<Result>): Promise<Result> {
  let database: Database | undefined
  try {
    database = openForReading(url)
  } catch (error) {
    if (error instanceof Error && 'errcode' in error) throw new Error(problemOf(url, error.message), { cause: error })
    throw error
  }
  try {
    return await use(database)
  } catch (error) {
    throw new Error(problemOf(url, reasonOf(error)), { cause: error })
  } finally {
    await database.destroy()
  }
}
