import type { Kysely } from 'kysely'
import { lockQueues } from '../database/locks.ts'
import type { Tables } from '../database/schema.ts'

/** An update that waits for its answer. `queue`: what is answered in order; `payload`: the read update as JSON, redacted. */
export type WaitingUpdate = {
  readonly id: string
  readonly number: number
  readonly queue: string
  readonly payload: string
}

export const inOrder = (entries: readonly WaitingUpdate[]): readonly WaitingUpdate[] =>
  entries.toSorted((a, b) => a.number - b.number)

type Holder = { readonly owner: string | null; readonly handed: 0 | 1 }

/** Who answers each of the queues in which something waits. */
async function holdersOf(transaction: Kysely<Tables>, queues: readonly string[]): Promise<ReadonlyMap<string, Holder>> {
  const rows = await transaction
    .selectFrom('updates')
    .select(['queue', 'owner', (row) => row.fn.max('handed').as('handed')])
    .where('queue', 'in', queues)
    .where('done_at', 'is', null)
    .groupBy(['queue', 'owner'])
    .execute()
  return new Map(rows.flatMap(({ queue, owner, handed }) => (queue === null ? [] : [[queue, { owner, handed }]])))
}

/**
 * Stores entries, within a transaction, and gives the ids of those that are new and this replica's to answer now. A queue in which something waits
 * keeps its owner, and what follows something not yet fetched is not overtaking it: both are left to be gathered.
 */
export async function storeEntries(
  transaction: Kysely<Tables>,
  entries: readonly WaitingUpdate[],
  { replica, receivedAt }: { readonly replica: string; readonly receivedAt: number },
): Promise<ReadonlySet<string>> {
  const different = [...new Map(entries.map((entry) => [entry.id, entry])).values()]
  const queues = [...new Set(different.map(({ queue }) => queue))]
  await lockQueues(transaction, queues)
  const holders = await holdersOf(transaction, queues)
  const rows = different.map((entry) => {
    const { owner, handed } = holders.get(entry.queue) ?? { owner: replica, handed: 0 as const }
    const isLeft = owner !== replica || handed === 1
    return { ...entry, owner, handed: isLeft ? (1 as const) : (0 as const), state: 'waiting' as const }
  })
  const stored = await transaction
    .insertInto('updates')
    .values(rows.map((row) => ({ ...row, received_at: receivedAt })))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning(['id', 'handed'])
    .execute()
  return new Set(stored.flatMap(({ id, handed }) => (handed === 0 ? [id] : [])))
}
