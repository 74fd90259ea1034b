import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from './database/schema.ts'

const day = 24 * 60 * 60 * 1000

/** Rows deleted by one statement; between two statements, other readers and writers have their turn. */
const rowsAtOnce = 500

export type SweepOptions = {
  readonly now: Date
  readonly questionsKeptMs: number
  /** How long an answered update is recognised; three days unless told (Telegram keeps what it could not deliver for one). */
  readonly updatesKeptMs?: number
}

export type Swept = { readonly questions: number; readonly updates: number }

async function repeatedly(deleteSome: () => Promise<{ readonly numDeletedRows: bigint }>): Promise<number> {
  let total = 0
  for (;;) {
    const count = Number((await deleteSome()).numDeletedRows)
    total += count
    if (count < rowsAtOnce) return total
    await nextTurn()
  }
}

/** Deletes questions and done updates that are older than they may be, and says how many. What waits for its answer is never deleted. */
export async function sweep(database: Database, options: SweepOptions): Promise<Swept> {
  const { now, questionsKeptMs, updatesKeptMs = 3 * day } = options
  const askedBefore = now.getTime() - questionsKeptMs
  const doneBefore = now.getTime() - updatesKeptMs
  const oldQuestions = database.selectFrom('questions').select('id').where('asked_at', '<', askedBefore)
  const oldUpdates = database.selectFrom('updates').select('id').where('done_at', '<', doneBefore)
  const questions = await repeatedly(() =>
    database.deleteFrom('questions').where('id', 'in', oldQuestions.limit(rowsAtOnce)).executeTakeFirstOrThrow(),
  )
  const updates = await repeatedly(() =>
    database.deleteFrom('updates').where('id', 'in', oldUpdates.limit(rowsAtOnce)).executeTakeFirstOrThrow(),
  )
  return { questions, updates }
}

/** How many updates wait for their answer, over all replicas. */
export async function countWaiting(database: Database): Promise<number> {
  const row = await database
    .selectFrom('updates')
    .select(sql<number>`count(*)`.as('count'))
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
