import type { Database } from './database/schema.ts'

// A person in a chat is named by pseudonyms here. What is remembered is text of the conversation's own, which this room does not read.

/** A memory: of which person, in which of their chats, and when it was last used (milliseconds since 1970). */
export type StoredMemory = {
  readonly person: string
  readonly chat: string
  readonly text: string
  readonly at: number
}

/** What is remembered of a person in a chat, if anything. */
export async function recallMemory(database: Database, person: string, chat: string): Promise<string | undefined> {
  const row = await database
    .selectFrom('memories')
    .select('text')
    .where('person', '=', person)
    .where('chat', '=', chat)
    .executeTakeFirst()
  return row?.text
}

/** Remembers it in the place of what was remembered before. */
export async function keepMemory(database: Database, memory: StoredMemory): Promise<void> {
  const { text, at } = memory
  await database
    .insertInto('memories')
    .values(memory)
    .onConflict((conflict) => conflict.columns(['person', 'chat']).doUpdateSet({ text, at }))
    .execute()
}

/** Forgets every memory that was last used before `before` (milliseconds since 1970), and says how many. */
export async function forgetOldMemories(database: Database, before: number): Promise<number> {
  const { numDeletedRows } = await database.deleteFrom('memories').where('at', '<', before).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
