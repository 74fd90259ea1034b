import type { Kysely } from 'kysely'
import type { Tables } from './database/schema.ts'

/**
 * Every table that holds something about a person, and the column with the name (a pseudonym) by which it is found. A private chat has the name of its
 * person. It feeds /forget; a test holds it against the tables there are. Rows die by themselves too: see the sweep and `jobs/retention`.
 */
export const personalTables = {
  people: 'person',
  questions: 'person',
  memories: 'person',
  answers: 'chat',
  chats: 'chat',
  outbox: 'chat',
  reminders: 'chat',
} as const satisfies Partial<Record<keyof Tables, string>>

/** Tables that tell nothing about anybody. Updates hold words only while they wait, for seconds as a rule, and nothing by which a person is found. */
export const impersonalTables = ['updates', 'replicas'] as const satisfies readonly (keyof Tables)[]

export type PersonalTable = keyof typeof personalTables

/** Deletes every row about a person, in a transaction, and says how many of each table. */
export async function deletePersonal(
  transaction: Kysely<Tables>,
  person: string,
): Promise<Readonly<Record<PersonalTable, number>>> {
  const counts = { people: 0, questions: 0, memories: 0, answers: 0, chats: 0, outbox: 0, reminders: 0 }
  for (const [table, column] of Object.entries(personalTables) as [PersonalTable, 'person' | 'chat'][]) {
    const { numDeletedRows } = await transaction
      .deleteFrom(table)
      .where(transaction.dynamic.ref(column), '=', person)
      .executeTakeFirstOrThrow()
    counts[table] = Number(numDeletedRows)
  }
  return counts
}
