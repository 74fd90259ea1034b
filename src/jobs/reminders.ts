import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { type Due, dueOf, type Reminder } from '../reminders/reminder.ts'
import { readReminder } from '../reminders/stored.ts'
import type { Database } from '../store/database/schema.ts'
import { countInOutbox, type StoredReminder, type Told, tellDueReminders } from '../store/reminders.ts'

type RemindersOptions = {
  readonly database: Database
  readonly now: () => Date
  readonly log: Log
  /** Returns the sealed message for a due reminder; `undefined` if the chat can no longer be reached. */
  readonly say: (reminder: Reminder, due: Due, sealedChat: string) => string | undefined
}

/** How often due reminders are looked up: everybody is told within a minute. */
const lookEveryMs = 20_000
/** The most reminders sent in one transaction. Between two transactions, others can use the database. */
const atOnce = 100
/** If this much is in the outbox, other reminders wait, so that answers to waiting people are not delayed. The outbox is checked again soon. */
const [outboxFullAt, lookAgainMs] = [500, 2_000]

export type RemindersJob = { readonly stop: () => Promise<void> }

const nullFor = (moment: number | undefined): number | null => moment ?? null

/** What is to be put into the outbox of a reminder, and what is left of it. One that this version cannot read, or whose chat nobody can open, is deleted. */
function createTell(options: RemindersOptions, now: number) {
  return (stored: StoredReminder): Told | undefined => {
    const reminder = readReminder(stored)
    const due = reminder && dueOf(reminder, now)
    if (!reminder || !due) return undefined
    const sealed = options.say(reminder, due, stored.sealed)
    if (sealed === undefined) return undefined
    return {
      entry: { key: `reminder:${stored.id}:${due.due}`, chat: stored.chat, sealed, due: due.sayAt },
      left: { next_due: nullFor(due.left.nextDue), snoozed_until: nullFor(due.left.snoozedUntil) },
    }
  }
}

/** Puts what is due into the outbox until nothing is due or the outbox is full; whether it is. */
export async function tellAllDue(
  options: RemindersOptions,
  isStopped: () => boolean = () => false,
): Promise<'done' | 'full'> {
  const { database, now } = options
  while (!isStopped()) {
    if ((await countInOutbox(database, outboxFullAt)) >= outboxFullAt) return 'full'
    const moment = now().getTime()
    const told = await tellDueReminders(database, { now: moment, most: atOnce, tell: createTell(options, moment) })
    if (told < atOnce) return 'done'
    await nextTurn()
  }
  return 'done'
}

/** Tells people what they wanted to be reminded of, each time once, by one replica. A fault is logged and tried again. */
export function startReminders(options: RemindersOptions): RemindersJob {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  const look = async (): Promise<void> => {
    const state = await tellAllDue(options, () => isStopped).catch((err: unknown) => {
      options.log.error({ err }, 'reminders could not be read or told; trying again')
      return 'done' as const
    })
    if (!isStopped) timer = setTimeout(run, state === 'full' ? lookAgainMs : lookEveryMs)
  }
  let running = Promise.resolve()
  const run = (): void => {
    running = look()
  }
  run()
  return {
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}
