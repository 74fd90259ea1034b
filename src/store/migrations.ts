import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Forward steps from an empty database to today's tables; a number is never used twice, a step never changed once released. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-people': {
    up: async (database: Kysely<unknown>) => {
      await database.schema
        .createTable('people')
        .addColumn('person', 'text', (column) => column.primaryKey())
        .addColumn('locale', 'text', (column) => column.notNull())
        .execute()
    },
  },
}
