import { type Kysely, sql } from 'kysely'
import { isShared } from './database/locks.ts'
import type { Database, ReminderRow, Tables } from './database/schema.ts'
import { type OutboxEntry, putIntoOutbox } from './outbox.ts'

// Chats are named by pseudonyms here. Whom to write to is sealed, and this room cannot open it.

/** A reminder as it is kept. Times are milliseconds since 1970. */
export type StoredReminder = ReminderRow

/** The reminders of a chat, the oldest first. */
export async function remindersOf(database: Database, chat: string): Promise<readonly StoredReminder[]> {
  return database
    .selectFrom('reminders')
    .selectAll()
    .where('chat', '=', chat)
    .orderBy('created')
    .orderBy('id')
    .execute()
}

/** Keeps a reminder, or changes the one of the same id in the same chat. */
export async function keepReminder(database: Database, reminder: StoredReminder): Promise<void> {
  const { id: _id, chat, created: _created, ...changed } = reminder
  await database
    .insertInto('reminders')
    .values(reminder)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed).where('reminders.chat', '=', chat))
    .execute()
}

/** Deletes a reminder of a chat, and what of it waits to be said. Whether there was one. */
export async function deleteReminder(database: Database, chat: string, id: string): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom('reminders')
      .where('id', '=', id)
      .where('chat', '=', chat)
      .executeTakeFirstOrThrow()
    if (numDeletedRows === 0n) return false
    await transaction
      .deleteFrom('outbox')
      .where('chat', '=', chat)
      .where('state', '=', 'waiting')
      .where('key', 'like', `reminder:${id}:%`)
      .execute()
    return true
  })
}

/** The message for a due reminder, and the reminder as it goes on; `undefined` deletes it. */
export type Told = {
  readonly entry?: OutboxEntry
  readonly left: Pick<StoredReminder, 'next_due' | 'snoozed_until'>
}

/** Reminders that are due, the longest due first. Where replicas share the database, no other gets them until the transaction ends. */
function dueReminders(transaction: Kysely<Tables>, now: number, most: number): Promise<readonly StoredReminder[]> {
  const due = transaction.selectFrom('reminders').selectAll().where('due', '<=', now).orderBy('due').limit(most)
  return (isShared(transaction) ? due.forUpdate().skipLocked() : due).execute()
}

/** Writes what is left of many reminders with one statement. */
async function leave(transaction: Kysely<Tables>, left: readonly StoredReminder[]): Promise<void> {
  if (left.length === 0) return
  await transaction
    .insertInto('reminders')
    .values([...left])
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        next_due: row.ref('excluded.next_due'),
        snoozed_until: row.ref('excluded.snoozed_until'),
        due: row.ref('excluded.due'),
        told: row.ref('excluded.told'),
      })),
    )
    .execute()
}

/** When a reminder is due next; never while it is paused. */
export const dueAt = ({
  next_due,
  snoozed_until,
  paused,
}: Pick<StoredReminder, 'next_due' | 'snoozed_until' | 'paused'>) => {
  const moments = [next_due, snoozed_until].filter((moment) => moment !== null)
  return paused === 1 || moments.length === 0 ? null : Math.min(...moments)
}

/**
 * Puts up to `most` reminders that are due into the outbox, and says how many. Being told and what is left of a reminder become true together or not at
 * all: a crash in the middle leaves it due, and the key of the entry keeps it from being said twice.
 */
export async function tellDueReminders(
  database: Database,
  {
    now,
    most,
    tell,
  }: { readonly now: number; readonly most: number; readonly tell: (reminder: StoredReminder) => Told | undefined },
): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const due = await dueReminders(transaction, now, most)
    const told = due.map((reminder) => ({ reminder, told: tell(reminder) }))
    await putIntoOutbox(
      transaction,
      told.flatMap((one) => one.told?.entry ?? []),
    )
    const gone = told.flatMap((one) => (one.told ? [] : [one.reminder.id]))
    if (gone.length > 0) await transaction.deleteFrom('reminders').where('id', 'in', gone).execute()
    await leave(
      transaction,
      told.flatMap(({ reminder, told: its }) => {
        if (!its) return []
        const left = { ...reminder, ...its.left }
        return [{ ...left, due: dueAt(left), told: now }]
      }),
    )
    return due.length
  })
}

/** How much waits in the outbox, counted up to `most`. */
export async function countInOutbox(database: Database, most: number): Promise<number> {
  const waiting = database.selectFrom('outbox').select('key').where('state', '=', 'waiting').limit(most).as('waiting')
  const { count } = await database
    .selectFrom(waiting)
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Deletes reminders that come no more and were last told before `before`, and says how many. */
export async function forgetToldReminders(database: Database, before: number): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom('reminders')
    .where('next_due', 'is', null)
    .where('snoozed_until', 'is', null)
    .where('told', '<', before)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
