import type { Kysely } from 'kysely'
import { lockAllQueues } from '../database/locks.ts'
import type { Tables } from '../database/schema.ts'

/** A replica whose heartbeat has not changed for this long is considered dead. */
const deadAfterMs = 5000

/** One look counts for this much at most: a replica that stood still itself, or had no database, has to look several times. */
const mostALookMs = 2000

/** The beat of a replica that owns updates and is not in the table. */
const absent = -1

type Beat = { readonly name: string; readonly beat: number }

/**
 * Finds the dead among the replicas by looking at their beats again and again. Only the time between its own looks counts, so clocks
 * of different machines are never compared.
 */
export function createWatch(monotonicNow: () => number): (beats: readonly Beat[]) => readonly Beat[] {
  let known: ReadonlyMap<string, { readonly beat: number; readonly unchangedMs: number }> = new Map()
  let lookedAt = monotonicNow()
  return (beats) => {
    const now = monotonicNow()
    const passedMs = Math.min(now - lookedAt, mostALookMs)
    lookedAt = now
    known = new Map(
      beats.map(({ name, beat }) => {
        const before = known.get(name)
        return [name, { beat, unchangedMs: before?.beat === beat ? before.unchangedMs + passedMs : 0 }]
      }),
    )
    return beats.filter(({ name }) => (known.get(name)?.unchangedMs ?? 0) >= deadAfterMs)
  }
}

/** Shows the others that this replica lives. */
export async function raiseBeat(database: Kysely<Tables>, replica: string): Promise<void> {
  await database
    .insertInto('replicas')
    .values({ name: replica, beat: 1 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet((row) => ({ beat: row('replicas.beat', '+', 1) })))
    .execute()
}

/** The beats of all replicas but this one, and whether there are updates that nobody owns. */
export async function otherReplicas(
  database: Kysely<Tables>,
  replica: string,
): Promise<{ readonly beats: readonly Beat[]; readonly isSomethingLeft: boolean }> {
  const listed = await database.selectFrom('replicas').selectAll().execute()
  const owners = await database.selectFrom('updates').select('owner').distinct().where('done_at', 'is', null).execute()
  const beats = new Map(listed.map(({ name, beat }) => [name, beat]))
  for (const { owner } of owners) if (owner !== null && !beats.has(owner)) beats.set(owner, absent)
  beats.delete(replica)
  return {
    beats: [...beats].map(([name, beat]) => ({ name, beat })),
    isSomethingLeft: owners.some(({ owner }) => owner === null),
  }
}

/** Gives the waiting updates of the dead and of those who left to `replica`, in a transaction. Who beat once more meanwhile keeps theirs. */
export async function takeOver(transaction: Kysely<Tables>, replica: string, dead: readonly Beat[]): Promise<void> {
  await lockAllQueues(transaction)
  const waiting = transaction.updateTable('updates').set({ owner: replica, handed: 1 }).where('done_at', 'is', null)
  for (const { name, beat } of dead) {
    const row = await transaction.selectFrom('replicas').select('beat').where('name', '=', name).executeTakeFirst()
    if ((row?.beat ?? absent) !== beat) continue
    await transaction.deleteFrom('replicas').where('name', '=', name).execute()
    await waiting.where('owner', '=', name).execute()
  }
  await waiting.where('owner', 'is', null).execute()
}

/** Releases the waiting updates of `replica` within a transaction, so that another replica can answer them. */
export async function handBack(transaction: Kysely<Tables>, replica: string): Promise<void> {
  await lockAllQueues(transaction)
  await transaction
    .updateTable('updates')
    .set({ owner: null, handed: 1 })
    .where('owner', '=', replica)
    .where('done_at', 'is', null)
    .execute()
  await transaction.deleteFrom('replicas').where('name', '=', replica).execute()
}
