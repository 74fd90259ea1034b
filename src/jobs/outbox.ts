import type { Log } from '../log.ts'
import type { Database } from '../store/database/schema.ts'
import { finishInOutbox, type OutboxState, returnToOutbox, type TakenEntry, takeFromOutbox } from '../store/outbox.ts'

/** The result of sending something: `interrupted` was certainly not sent. */
export type Told = Exclude<OutboxState, 'waiting'> | 'interrupted'

type OutboxOptions = {
  readonly database: Database
  readonly now: () => Date
  readonly log: Log
  /** Says what is sealed, within the limits of the door. Must not reject. */
  readonly deliver: (key: string, sealed: string) => Promise<Told>
  /** Called with the result of each entry, for counting. */
  readonly onTold: (told: Told) => void
}

/** How often the outbox is checked, and how many messages are sent at a time: few, so that answers to waiting people can overtake them. */
const [lookEveryMs, atOnce] = [1000, 6]

/** What was taken twice before may have arrived twice. */
const mostAttempts = 2

export type OutboxJob = {
  /** Takes nothing more. Resolves when what is under way is said or given back. */
  readonly stop: () => Promise<void>
}

/** Says what is in the outbox when it is due, each entry by one replica; a fault is logged and tried again. */
export function startOutbox({ database, now, log, deliver, onTold }: OutboxOptions): OutboxJob {
  let running: Promise<void> | undefined
  let isStopped = false

  const tell = async ({ key, sealed, attempts }: TakenEntry): Promise<void> => {
    const told = attempts > mostAttempts ? 'uncertain' : await deliver(key, sealed)
    onTold(told)
    await (told === 'interrupted'
      ? returnToOutbox(database, key)
      : finishInOutbox(database, key, told, now().getTime()))
  }

  const drain = async (): Promise<void> => {
    try {
      for (let taken: readonly TakenEntry[] = []; !isStopped; ) {
        taken = await takeFromOutbox(database, now().getTime(), atOnce)
        await Promise.all(taken.map(tell))
        if (taken.length < atOnce) return
      }
    } catch (err) {
      log.error({ err }, 'the outbox could not be read or marked; trying again')
    }
  }

  const look = (): void => {
    running ??= drain().finally(() => {
      running = undefined
    })
  }
  const timer = setInterval(look, lookEveryMs)
  look()
  return {
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await running
    },
  }
}
