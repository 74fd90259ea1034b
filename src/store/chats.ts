import type { Kysely } from 'kysely'
import type { ChatRow, Database, Tables } from './database/schema.ts'

// Chats are named by their pseudonyms here; as the name of a chat, `*` means all chats.
export const everyChat = '*'

/** Where answers to a group go: into the group, so that only the asker sees them, or into the asker's private chat. */
export type AnswersGo = 'here' | 'asker' | 'private'

/** What was set for a chat. `locale`: the language to answer in, whatever is written; `place`: the province or city that is meant where none is named. */
export type ChatSettings = {
  readonly paused: boolean
  readonly silent: boolean
  readonly answers: AnswersGo
  readonly locale?: string
  readonly place?: string
}

/** What a chat is like before anything is set. */
export const defaultSettings: ChatSettings = { paused: false, silent: false, answers: 'here' }

/** A change: `null` takes a choice back. */
export type ChatChange = Partial<Omit<ChatSettings, 'locale' | 'place'>> & {
  readonly locale?: string | null
  readonly place?: string | null
}

const settingsIn = ({ paused, silent, answers, locale, place }: ChatRow): ChatSettings => ({
  paused: paused === 1,
  silent: silent === 1,
  answers,
  ...(locale !== null && { locale }),
  ...(place !== null && { place }),
})

const rowOf = async (database: Kysely<Tables>, chat: string): Promise<ChatRow | undefined> =>
  database.selectFrom('chats').selectAll().where('chat', '=', chat).executeTakeFirst()

/** What was set for a chat, or what holds where nothing was. */
export async function settingsOf(database: Database, chat: string): Promise<ChatSettings> {
  const row = await rowOf(database, chat)
  return row ? settingsIn(row) : defaultSettings
}

/** Changes what is set for a chat at `at` (milliseconds since 1970); what is not named stays. */
export async function changeSettings(database: Database, chat: string, change: ChatChange, at: number): Promise<void> {
  const { paused, silent, ...rest } = change
  const changed = {
    ...rest,
    ...(paused !== undefined && { paused: paused ? (1 as const) : (0 as const) }),
    ...(silent !== undefined && { silent: silent ? (1 as const) : (0 as const) }),
    updated: at,
  }
  const fresh = { chat, paused: 0, silent: 0, answers: 'here', locale: null, place: null } as const
  await database
    .insertInto('chats')
    .values({ ...fresh, ...changed })
    .onConflict((conflict) => conflict.column('chat').doUpdateSet(changed))
    .execute()
}

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

/**
 * Carries the settings of a chat along when its id changes (a group became a supergroup); moving twice changes nothing more. Where both have some,
 * the later ones hold, but a pause of either stays.
 */
export async function moveChat(database: Database, from: string, to: string): Promise<void> {
  if (from === to) return
  await database.transaction().execute(async (transaction) => {
    const moved = await transaction.deleteFrom('chats').where('chat', '=', from).returningAll().executeTakeFirst()
    if (!moved) return
    const there = await rowOf(transaction, to)
    await transaction.deleteFrom('chats').where('chat', '=', to).execute()
    const later = there && there.updated > moved.updated ? there : moved
    const paused = there?.paused === 1 || moved.paused === 1 ? 1 : 0
    await transaction
      .insertInto('chats')
      .values({ ...later, chat: to, paused })
      .execute()
  })
}

/** Deletes everything that is kept about a chat: its settings, which message answers which, what was to be said there, and its reminders. */
export async function forgetChat(database: Database, chat: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    for (const table of ['chats', 'answers', 'outbox', 'reminders'] as const)
      await transaction.deleteFrom(table).where('chat', '=', chat).execute()
  })
}
