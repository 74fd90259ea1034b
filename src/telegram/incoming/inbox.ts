import type { Received } from '../outgoing/received.ts'

/** An update that waits for its answer. `queue`: what is answered in order; `payload`: the read update as JSON, redacted. */
export type Entry = { readonly id: string; readonly number: number; readonly queue: string; readonly payload: string }

/** What came in and waits for its answer; it outlives the process and is shared by all replicas (src/store/inbox/inbox.ts). */
export type Inbox = {
  /** Stores entries; gives those that are new and this replica's to answer, in order of number. Rejects when they could not be stored. */
  readonly claim: (entries: readonly Entry[]) => Promise<readonly Entry[]>
  /** Marks an entry as answered, or as failed for `reason`. */
  readonly finish: (id: string, failure?: string) => Promise<void>
  /** Entries that were left to this replica since the last call; also says that it lives: to be called every second. */
  readonly gather: () => Promise<readonly Entry[]>
  /** Whether an entry still waits for this replica. */
  readonly isMine: (id: string) => Promise<boolean>
  /** Hands waiting updates back, for other replicas or the next start to answer. */
  readonly leave: () => Promise<void>
}

/** Typing in the inline field must not wait for an answer in the private chat of the same person. */
function queueOf(received: Received): string {
  if (received.kind === 'inline') return `inline ${received.incoming.from.id}`
  return received.incoming?.chat.id ?? `press ${received.id}`
}

const numberOf = (id: string): number => Number(id.slice(id.indexOf(':') + 1))

/**
 * What to store for an update. The pictures of an album come as several updates and are one thing said: without words they share an entry
 * that is named after the album, so that only the first is answered; one with words takes the album's place along.
 */
export function entriesOf(received: Received): readonly Entry[] {
  const { id } = received
  const own: Entry = { id, number: numberOf(id), queue: queueOf(received), payload: JSON.stringify(received) }
  if (received.kind !== 'message' || received.album === undefined) return [own]
  const album = { ...own, id: `telegram-${received.album}` }
  return received.incoming.content.kind === 'attachment' ? [album] : [own, { ...album, payload: '' }]
}

/** The update that an entry holds; `undefined` if there is nothing to answer. */
export function receivedOf({ payload }: Entry): Received | undefined {
  return payload === '' ? undefined : (JSON.parse(payload) as Received)
}
