import type { Log } from '../../log.ts'
import type { Patience } from '../outgoing/patience.ts'
import type { Entry, Inbox } from './inbox.ts'

/** How often this replica says that it lives, and asks what was left to it. */
const beatMs = 1000

/** After this long without a heartbeat, others may consider this replica dead (they wait five seconds) and answer in its place. */
const freshMs = 3000

export type Lease = {
  /** Whether what this replica took is surely still its own. */
  readonly isFresh: () => boolean
  /** Says every second that this replica lives, and hands what is left to it to `resume`, until `signal` aborts. Never rejects. */
  readonly hold: (resume: (entries: readonly Entry[]) => void, signal: AbortSignal) => Promise<void>
}

/** This replica's hold on what it took: kept by a beat, lost by silence. */
export function createLease(inbox: Inbox, log: Log, patience: Patience): Lease {
  let lastBeat = Number.NEGATIVE_INFINITY
  let isTroubled = false

  const beat = async (resume: (entries: readonly Entry[]) => void): Promise<void> => {
    // The moment before the call counts: the store may have taken it long before it said so.
    const now = performance.now()
    try {
      resume(await inbox.gather())
      lastBeat = now
      if (isTroubled) log.info('the database answers again')
      isTroubled = false
    } catch (err) {
      if (!isTroubled) log.error({ err }, 'the database does not answer; trying again every second')
      isTroubled = true
    }
  }

  return {
    isFresh: () => performance.now() - lastBeat < freshMs,
    hold: async (resume, signal) => {
      while (!signal.aborted) {
        await beat(resume)
        await patience.wait(beatMs, signal)
      }
    },
  }
}
