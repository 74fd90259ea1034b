import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { createMigrations } from './migrations.ts'
import type { Tables } from './schema.ts'

/** The steps that the database has taken and this program does not know: somebody started a newer version before. */
async function unknownSteps(database: Kysely<Tables>, known: Readonly<Record<string, Migration>>) {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database)
  return rows.map(({ name }) => name).filter((name) => !(name in known))
}

/** What to tell when a database (or a backup) has tables of a later version. */
export function newerVersionAdvice(step: string): string {
  return `it was made by a newer version of this program, which took the step ${step}. Start that version, or restore a backup that this one made`
}

/**
 * Takes the steps that are missing, all or none. Several processes may do so at once: the first takes them, the others wait (an advisory
 * lock in PostgreSQL, a writing transaction in SQLite). Rejects when a step fails or the tables are of a newer version.
 * @param pseudonymOf the name under which a person or chat is stored
 */
export async function migrate(database: Kysely<Tables>, pseudonymOf: (id: string) => string): Promise<void> {
  const migrations = createMigrations(pseudonymOf)
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (!error) return
  const [unknown] = await unknownSteps(database, migrations).catch(() => [])
  throw unknown ? new Error(newerVersionAdvice(unknown), { cause: error }) : error
}
