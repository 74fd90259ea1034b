import type { Kysely } from 'kysely'
import type { Database, Tables } from './database/schema.ts'

/** Stands for all chats together, as a name of a chat; chats themselves are named by their pseudonyms. */
const everyChat = '*'

/** Whether the bot shall be silent in a chat: paused there, or everywhere. */
export async function isPaused(database: Database, chat: string): Promise<boolean> {
  const row = await database
    .selectFrom('chats')
    .select('chat')
    .where('chat', 'in', [chat, everyChat])
    .where('paused', '=', 1)
    .executeTakeFirst()
  return row !== undefined
}

async function pause(database: Kysely<Tables>, chat: string): Promise<void> {
  await database
    .insertInto('chats')
    .values({ chat, paused: 1 })
    .onConflict((conflict) => conflict.column('chat').doUpdateSet({ paused: 1 }))
    .execute()
}

/** Pauses a chat, or all of them (`*`), or ends that. Kept over restarts. */
export async function setPaused(database: Database, chat: string, paused: boolean): Promise<void> {
  // No row says the same as "not paused", and is less to keep.
  await (paused ? pause(database, chat) : forgetChat(database, chat))
}

/** Carries the settings of a chat along when its id changes (a group became a supergroup); moving twice changes nothing more. */
export async function moveChat(database: Database, from: string, to: string): Promise<void> {
  if (from === to) return
  await database.transaction().execute(async (transaction) => {
    const moved = await transaction.deleteFrom('chats').where('chat', '=', from).returning('paused').executeTakeFirst()
    if (moved?.paused === 1) await pause(transaction, to)
  })
}

/** Deletes what is kept about a chat, as when the bot was removed from it. */
export async function forgetChat(database: Database, chat: string): Promise<void> {
  await database.deleteFrom('chats').where('chat', '=', chat).execute()
}
