import type { Log } from '../log.ts'
import { forgetOldAnswers } from '../store/answers.ts'
import type { Database } from '../store/database/schema.ts'
import { truncateLog } from '../store/database/truncate-log.ts'
import { forgetOldMemories } from '../store/memories.ts'
import { clearDoneOutbox } from '../store/outbox.ts'
import { forgetToldReminders } from '../store/reminders.ts'
import { sweep } from '../store/sweep.ts'

const dayMs = 24 * 60 * 60 * 1000
const hourMs = 60 * 60 * 1000
const minuteMs = 60 * 1000

/** What a conversation remembers is gone an hour after it was last used (see dialogue/remember); so is which message was the answer to which. */
const memoriesKeptMs = hourMs

/** A reminder that comes no more can be put off for a month after it came. */
const toldRemindersKeptMs = 30 * dayMs

type RetentionOptions = {
  readonly database: Database
  /** For how many days questions are kept. */
  readonly retentionDays: number
  readonly now: () => Date
  readonly log: Log
}

/**
 * Deletes what is older than it may be, until it is stopped: memories of conversations now and every minute, the rest now and every hour. A fault is logged and
 * tried again the next time.
 */
export function startRetention({ database, retentionDays, now, log }: RetentionOptions): { readonly stop: () => void } {
  const attempt = async (what: string, deleteOld: () => Promise<void>): Promise<void> => {
    try {
      await deleteOld()
    } catch (err) {
      log.error({ err }, `old ${what} could not be deleted; trying again later`)
    }
  }
  const forget = () =>
    attempt('memories', async () => {
      const before = now().getTime() - memoriesKeptMs
      await forgetOldMemories(database, before)
      await forgetOldAnswers(database, before)
      // An update that was answered is cleared at once; this takes its words out of the files too.
      await truncateLog(database)
    })
  const clear = () =>
    attempt('rows', async () => {
      await clearDoneOutbox(database, now().getTime() - retentionDays * dayMs)
      await forgetToldReminders(database, now().getTime() - toldRemindersKeptMs)
      const swept = await sweep(database, { now: now(), questionsKeptMs: retentionDays * dayMs })
      if (swept.questions + swept.updates > 0) log.info(swept, 'deleted what is older than it may be')
    })
  const runs = [
    { run: forget, everyMs: minuteMs },
    { run: clear, everyMs: hourMs },
  ]
  for (const { run } of runs) void run()
  const timers = runs.map(({ run, everyMs }) => setInterval(() => void run(), everyMs))
  return {
    stop: () => {
      for (const timer of timers) clearInterval(timer)
    },
  }
}
