import type { Database } from '../database/schema.ts'
import { inOrder, storeEntries, type WaitingUpdate } from './claim.ts'
import { createWatch, handBack, otherReplicas, raiseBeat, takeOver } from './replicas.ts'
import { createBatches, createTurns } from './turns.ts'

/** What came in and waits for its answer, shared by all replicas: every update is answered by exactly one of them. */
export type ReplicaInbox = {
  /** Stores entries; gives those that are new AND this replica's to answer, in order of number. Rejects when the database fails; then nothing of the batch is stored. */
  readonly claim: (entries: readonly WaitingUpdate[]) => Promise<readonly WaitingUpdate[]>
  /** Marks an entry as answered, or as failed for `reason`. One that is done already, or unknown, stays as it is. */
  readonly finish: (id: string, failure?: string) => Promise<void>
  /** Entries that other replicas left to this one since the last call: handed over, or taken over from a dead one. Raises the beat: call it every second. In order of number. */
  readonly gather: () => Promise<readonly WaitingUpdate[]>
  /** Whether an entry still waits for this replica (it may have been taken over while this process stood still). */
  readonly isMine: (id: string) => Promise<boolean>
  /** Hands waiting updates back, for other replicas or the next start to answer. */
  readonly leave: () => Promise<void>
}

export type InboxOptions = {
  /** The name of this replica, used by no other at the same time. After a restart under the same name it goes on at once where it ended. */
  readonly replica: string
  readonly now: () => Date
  /** Milliseconds that only grow. */
  readonly monotonicNow?: () => number
}

/** Entries of one transaction: enough to make its cost small, few enough for the parameters of a statement. */
const entriesAtOnce = 500

/**
 * What this replica has to fetch once more: everything it owns after the start, and later what it may have lost because the database failed
 * just when it confirmed. Gives a function that runs before anything else in a turn, and one that notes ids in doubt.
 */
function createRecovery(database: Database, replica: string) {
  const doubtful = new Set<string>()
  let isFresh = true
  const recover = async (): Promise<void> => {
    if (!isFresh && doubtful.size === 0) return
    const mine = database
      .updateTable('updates')
      .set({ handed: 1 })
      .where('owner', '=', replica)
      .where('done_at', 'is', null)
    await (isFresh ? mine : mine.where('id', 'in', [...doubtful])).execute()
    isFresh = false
    doubtful.clear()
  }
  const doubt = (ids: readonly string[]): void => {
    for (const id of ids) doubtful.add(id)
  }
  return { recover, doubt }
}

/** Claims a list in one transaction; when only its end fails it is unknown whether it is stored, which the recovery then finds out. */
function createClaim(database: Database, { replica, now }: InboxOptions, doubt: (ids: readonly string[]) => void) {
  return async (entries: readonly WaitingUpdate[]): Promise<ReadonlySet<string>> => {
    let claimed: ReadonlySet<string> = new Set()
    try {
      await database.transaction().execute(async (transaction) => {
        claimed = await storeEntries(transaction, entries, { replica, receivedAt: now().getTime() })
      })
    } catch (error) {
      doubt([...claimed])
      throw error
    }
    return claimed
  }
}

/** Fetches what was left to this replica. Two statements, so that a failure in between loses nothing. */
async function fetchHanded(
  database: Database,
  replica: string,
  doubt: (ids: readonly string[]) => void,
): Promise<readonly WaitingUpdate[]> {
  const rows = await database
    .selectFrom('updates')
    .select(['id', 'number', 'queue', 'payload'])
    .where('owner', '=', replica)
    .where('handed', '=', 1)
    .where('done_at', 'is', null)
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  try {
    await database
      .updateTable('updates')
      .set({ handed: 0 })
      .where('owner', '=', replica)
      .where('id', 'in', ids)
      .execute()
  } catch (error) {
    doubt(ids)
    throw error
  }
  return inOrder(rows.map(({ queue, payload, ...row }) => ({ ...row, queue: queue ?? '', payload: payload ?? '' })))
}

/** The inbox of one replica over the shared database. Calls of `claim` at the same time share a transaction. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: five short statements that take turns on one queue; apart, each would need all of it.
export function createInbox(database: Database, options: InboxOptions): ReplicaInbox {
  const { replica, now, monotonicNow = () => performance.now() } = options
  const inTurn = createTurns()
  const { recover, doubt } = createRecovery(database, replica)
  const claimAll = createClaim(database, options, doubt)
  const deadAmong = createWatch(monotonicNow)
  const claimed = createBatches(async (entries: readonly WaitingUpdate[]) => {
    const ids = await inTurn(async () => {
      await recover()
      return claimAll(entries)
    })
    // An entry that two calls of one batch bring goes to the first.
    const left = new Set(ids)
    return (entry: WaitingUpdate) => left.delete(entry.id)
  }, entriesAtOnce)

  const claim: ReplicaInbox['claim'] = async (entries) => {
    if (entries.length === 0) return []
    const isClaimed = await claimed(entries)
    return inOrder(entries.filter(isClaimed))
  }

  // In one turn with claims: what is gathered comes out before anything that is claimed after it.
  const gather: ReplicaInbox['gather'] = async () => {
    // Not in turn: a replica that has much to claim would seem dead to the others, and they would answer what it is answering.
    await raiseBeat(database, replica)
    return inTurn(async () => {
      await recover()
      const { beats, isSomethingLeft } = await otherReplicas(database, replica)
      const dead = deadAmong(beats)
      if (dead.length > 0 || isSomethingLeft)
        await database.transaction().execute((transaction) => takeOver(transaction, replica, dead))
      return fetchHanded(database, replica, doubt)
    })
  }

  const finish: ReplicaInbox['finish'] = async (id, failure) => {
    const state = failure === undefined ? 'answered' : 'failed'
    await database
      .updateTable('updates')
      .set({
        state,
        reason: failure ?? null,
        queue: null,
        payload: null,
        owner: null,
        handed: 0,
        done_at: now().getTime(),
      })
      .where('id', '=', id)
      .where('done_at', 'is', null)
      .execute()
  }

  const isMine: ReplicaInbox['isMine'] = async (id) => {
    const row = await database
      .selectFrom('updates')
      .select('id')
      .where('id', '=', id)
      .where('owner', '=', replica)
      .where('done_at', 'is', null)
      .executeTakeFirst()
    return row !== undefined
  }

  const leave: ReplicaInbox['leave'] = () =>
    inTurn(() => database.transaction().execute((transaction) => handBack(transaction, replica)))

  return { claim, finish, gather, isMine, leave }
}
