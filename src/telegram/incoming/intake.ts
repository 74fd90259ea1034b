import type { Incoming } from '../../conversation/incoming.ts'
import type { Log } from '../../log.ts'
import type { Metrics } from '../../metrics.ts'
import type { Answer } from '../outgoing/answer.ts'
import type { Me } from '../outgoing/methods.ts'
import { backOffMs, keepTrying, type Patience } from '../outgoing/patience.ts'
import { uncertain } from '../outgoing/send.ts'
import { type Entry, entriesOf, type Inbox, receivedOf } from './inbox.ts'
import type { Lease } from './lease.ts'
import type { Queues } from './queue.ts'
import { readUpdate } from './read.ts'

type IntakeOptions = {
  readonly inbox: Inbox
  readonly queues: Queues
  readonly lease: Lease
  /** Whether the bot is meant. What people say to one another is never stored. */
  readonly isForUs: (incoming: Incoming) => boolean
  readonly answer: Answer
  readonly log: Log
  readonly metrics: Metrics
  readonly patience: Patience
  /** Aborts when the bot is asked to stop: nothing new is begun then. */
  readonly stopping: AbortSignal
  /** Aborts when the bot has no more time. */
  readonly signal: AbortSignal
}

export type Intake = {
  /** Stores updates for the bot `me` and puts their answers in the queues of their chats. Resolves when they are safe; rejects when they could not be stored. */
  readonly take: (updates: readonly unknown[], me: Me) => Promise<void>
  /** Puts entries in the queues that are stored already. */
  readonly resume: (entries: readonly Entry[], me: Me) => void
}

/** How updates come in: each is stored before anything is said to it, and marked when its answer has left. So none is lost and none answered twice. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: the life of one entry from claim to finish, read from top to bottom.
export function createIntake(options: IntakeOptions): Intake {
  const { inbox, queues, lease, isForUs, answer, log, metrics, patience, stopping, signal } = options
  /** The entries queued here: if the store hands one out twice, it must not be answered twice. */
  const underWay = new Set<string>()

  /** Returns the answer of the store, retrying until it can be reached; `undefined` when the time is up before. */
  const persist = <T>(task: () => Promise<T>, id: string, trouble: string): Promise<T | undefined> => {
    const delayAfter = (err: unknown, count: number): number => {
      if (count === 1) log.error({ err, update: id }, trouble)
      return backOffMs(count, patience.random)
    }
    return keepTrying(task, delayAfter, patience, signal)
  }

  /** Whether an entry is still this replica's to answer. While the store cannot be asked it stays in its place, and its chat waits with it. */
  const isMine = async (id: string): Promise<boolean> =>
    lease.isFresh() ||
    (await persist(() => inbox.isMine(id), id, 'whose an update is could not be looked up; trying again')) === true

  /** Marks an entry; an answer that left must not leave again, so it tries until the store can be reached. */
  const finish = (id: string, failure: string | undefined): Promise<void> =>
    persist(() => inbox.finish(id, failure), id, 'an answered update could not be marked; trying again')

  const work = async (entry: Entry, me: Me, since: number): Promise<void> => {
    const { id } = entry
    // What waits stays stored for the next start.
    if (stopping.aborted) return
    if (!(await isMine(id))) return
    const received = receivedOf(entry)
    const outcome = received ? await answer(received, me.username) : { kind: 'answered' as const }
    if (outcome.kind === 'interrupted') return
    const failure = outcome.kind === 'failed' ? outcome.reason : undefined
    if (failure) metrics.dropped(failure === uncertain ? 'uncertain' : 'undeliverable')
    await finish(id, failure)
    metrics.answered((performance.now() - since) / 1000)
  }

  const enqueue = (entries: readonly Entry[], me: Me): void => {
    const since = performance.now()
    for (const entry of entries) {
      if (underWay.has(entry.id)) continue
      underWay.add(entry.id)
      queues.add(entry.queue, () => work(entry, me, since).finally(() => underWay.delete(entry.id)))
    }
  }

  /** What is to be stored of an update; nothing for what is not said to us. */
  const read = (update: unknown, me: Me): readonly Entry[] => {
    const received = readUpdate(update, me)
    if (!received || (received.incoming && !isForUs(received.incoming))) {
      metrics.dropped('unread')
      return []
    }
    metrics.updateReceived(received.kind)
    return entriesOf(received)
  }

  return {
    take: async (updates, me) => {
      const entries = updates.flatMap((update) => read(update, me))
      if (entries.length === 0) return
      const own = await inbox.claim(entries)
      for (let left = entries.length - own.length; left > 0; left -= 1) metrics.duplicateReceived()
      enqueue(own, me)
    },
    resume: enqueue,
  }
}
