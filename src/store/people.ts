import type { Database } from './schema.ts'

/** The language a person chose with /lang, if any. */
export async function savedLocale(database: Database, person: string): Promise<string | undefined> {
  const row = await database.selectFrom('people').select('locale').where('person', '=', person).executeTakeFirst()
  return row?.locale
}

/** Remembers the language a person chose; `undefined` deletes all that is kept about them. */
export async function saveLocale(database: Database, person: string, locale: string | undefined): Promise<void> {
  if (locale === undefined) {
    await database.deleteFrom('people').where('person', '=', person).execute()
    return
  }
  await database
    .insertInto('people')
    .values({ person, locale })
    .onConflict((conflict) => conflict.column('person').doUpdateSet({ locale }))
    .execute()
}
