import type { Log } from '../log.ts'
import type { Database } from '../store/database/schema.ts'
import { sweep } from '../store/sweep.ts'

const dayMs = 24 * 60 * 60 * 1000
const hourMs = 60 * 60 * 1000

type UpkeepOptions = {
  readonly database: Database
  /** For how many days questions are kept. */
  readonly retentionDays: number
  readonly now: () => Date
  readonly log: Log
}

/** Deletes what is older than it may be, now and every hour, until it is stopped. A fault is logged and tried again at the next hour. */
export function startUpkeep({ database, retentionDays, now, log }: UpkeepOptions): { readonly stop: () => void } {
  const run = async (): Promise<void> => {
    try {
      const swept = await sweep(database, { now: now(), questionsKeptMs: retentionDays * dayMs })
      if (swept.questions + swept.updates > 0) log.info(swept, 'deleted what is older than it may be')
    } catch (err) {
      log.error({ err }, 'old rows could not be deleted; trying again in an hour')
    }
  }
  void run()
  const timer = setInterval(() => void run(), hourMs)
  return { stop: () => clearInterval(timer) }
}
