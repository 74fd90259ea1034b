import type { Database } from '../../src/store/database/schema.ts'
import type { WaitingUpdate } from '../../src/store/inbox/claim.ts'
import { createInbox, type ReplicaInbox } from '../../src/store/inbox/inbox.ts'

/** An update of chat `queue`; numbers tell updates apart. */
export function entry(number: number, queue = 'telegram:chat'): WaitingUpdate {
  return { id: `telegram:${number}`, number, queue, payload: JSON.stringify({ text: `question ${number}` }) }
}

export const numbersOf = (entries: readonly WaitingUpdate[]): readonly number[] => entries.map(({ number }) => number)

/** The moment that tests take for now. */
export const noon = new Date('2026-11-23T04:00:00Z')

/** A clock that only a test moves. */
export type Clock = { readonly now: () => number; readonly pass: (ms: number) => void }

export function createClock(): Clock {
  let ms = 0
  return {
    now: () => ms,
    pass: (more) => {
      ms += more
    },
  }
}

export function replicaOf(database: Database, replica: string, clock: Clock = createClock()): ReplicaInbox {
  return createInbox(database, { replica, now: () => noon, monotonicNow: clock.now })
}

/** Lets time pass as it does for replicas that run: every second each of them gathers. Gives what each gathered. */
export async function passSeconds(
  seconds: number,
  clock: Clock,
  running: readonly ReplicaInbox[],
): Promise<readonly (readonly WaitingUpdate[])[]> {
  const gathered: WaitingUpdate[][] = running.map(() => [])
  for (let second = 0; second < seconds; second += 1) {
    clock.pass(1000)
    for (const [index, inbox] of running.entries()) gathered[index]?.push(...(await inbox.gather()))
  }
  return gathered
}
