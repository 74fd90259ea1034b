import type { Database } from './database/schema.ts'
import { truncateLog } from './database/truncate-log.ts'
import { deletePersonal } from './personal.ts'

// A person is named by their pseudonym here, never by the id their platform gives them.

/** The language a person chose with /lang, if any. */
export async function savedLocale(database: Database, person: string): Promise<string | undefined> {
  const row = await database.selectFrom('people').select('locale').where('person', '=', person).executeTakeFirst()
  return row?.locale
}

/** Remembers the language a person chose; `undefined` deletes the choice. */
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

/** What was deleted about a person: whether a chosen language, and how many questions, memories of conversations and reminders. */
export type Forgotten = {
  readonly language: boolean
  readonly questions: number
  readonly memories: number
  readonly reminders: number
}

/** Deletes everything that is kept about a person, also from the files; nothing when it rejects. */
export async function forgetPerson(database: Database, person: string): Promise<Forgotten> {
  const forgotten = await database.transaction().execute(async (transaction) => {
    const { people, questions, memories, reminders } = await deletePersonal(transaction, person)
    return { language: people > 0, questions, memories, reminders }
  })
  await truncateLog(database)
  return forgotten
}
