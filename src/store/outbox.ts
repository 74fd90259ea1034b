import { type Kysely, sql } from 'kysely'
import type { Database, Tables } from './database/schema.ts'

// Chats are named by pseudonyms here. Where and what is to be said is sealed, and this room cannot open it.

/** Something to be said that nobody asked for just now; `key` makes it once only. Times are milliseconds since 1970. */
export type OutboxEntry = { readonly key: string; readonly chat: string; readonly sealed: string; readonly due: number }

/** The result of an entry: `uncertain` may have arrived. */
export type OutboxState = 'waiting' | 'sent' | 'forbidden' | 'failed' | 'uncertain'

/** An entry that a replica took; `attempts`: how often it was taken, this time too. */
export type TakenEntry = { readonly key: string; readonly sealed: string; readonly attempts: number }

/** How long a replica keeps what it took. If the replica died, it may have sent it: the next replica sees the earlier try in `attempts`. */
const takenMs = 10 * 60 * 1000

/** Puts entries into the outbox; one whose key is known stays as it is. */
export async function putIntoOutbox(database: Kysely<Tables>, entries: readonly OutboxEntry[]): Promise<void> {
  if (entries.length === 0) return
  await database
    .insertInto('outbox')
    .values(
      entries.map((entry) => ({ ...entry, attempts: 0, state: 'waiting' as const, taken_until: null, done_at: null })),
    )
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
}

/** Takes up to `most` entries that are due, the longest due first. No other replica gets them meanwhile. */
export async function takeFromOutbox(database: Database, now: number, most: number): Promise<readonly TakenEntry[]> {
  const isFree = sql<boolean>`(taken_until is null or taken_until <= ${now})`
  const due = database
    .selectFrom('outbox')
    .select('key')
    .where('state', '=', 'waiting')
    .where('due', '<=', now)
    .where(isFree)
    .orderBy('due')
    .limit(most)
  const rows = await database
    .updateTable('outbox')
    .set((row) => ({ taken_until: now + takenMs, attempts: row('attempts', '+', 1) }))
    .where('key', 'in', due)
    // Asked again once the row is locked: of two replicas that chose the same row only one still finds it free.
    .where(isFree)
    .returning(['key', 'sealed', 'attempts'])
    .execute()
  return rows.flatMap(({ sealed, ...row }) => (sealed === null ? [] : [{ ...row, sealed }]))
}

/** Marks an entry; what it said is deleted, its key stays so that it is not said again. */
export async function finishInOutbox(
  database: Database,
  key: string,
  state: Exclude<OutboxState, 'waiting'>,
  at: number,
): Promise<void> {
  await database
    .updateTable('outbox')
    .set({ state, sealed: null, taken_until: null, done_at: at })
    .where('key', '=', key)
    .where('state', '=', 'waiting')
    .execute()
}

/** Gives an entry back that was taken and surely not sent. */
export async function returnToOutbox(database: Database, key: string): Promise<void> {
  await database
    .updateTable('outbox')
    .set((row) => ({ taken_until: null, attempts: row('attempts', '-', 1) }))
    .where('key', '=', key)
    .where('state', '=', 'waiting')
    .execute()
}

/** Deletes entries that were done before `before`, and says how many. */
export async function clearDoneOutbox(database: Database, before: number): Promise<number> {
  const { numDeletedRows } = await database.deleteFrom('outbox').where('done_at', '<', before).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
