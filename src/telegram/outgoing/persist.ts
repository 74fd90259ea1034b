import type { Log } from '../../log.ts'
import { type Failure, sortFailure } from './failure.ts'
import { backOffMs, keepTrying, type Patience } from './patience.ts'

export type Supervised = {
  readonly log: Log
  readonly patience: Patience
  /** Aborts when the bot is asked to stop. */
  readonly signal: AbortSignal
}

/** What to do about a failure, in the words of the log. */
function remedyOf({ kind }: Failure): string {
  switch (kind) {
    case 'conflict':
      return 'Another program takes the updates of this bot (409). Stop it, or give each its own token from @BotFather. Trying again.'
    case 'wait':
      return 'Telegram asks to slow down (429). Waiting as told.'
    case 'retry':
    case 'unreachable':
    case 'unknown':
      return 'Telegram cannot be reached. Trying again until it can.'
    default:
      return 'Telegram refuses a call that the bot cannot do without. Check BOT_TOKEN, TELEGRAM_API_ROOT and WEBHOOK_URL. Trying again.'
  }
}

/** What to do about a token that Telegram refuses. */
export const refused = (): Error =>
  new Error(
    'Telegram does not accept BOT_TOKEN (401 Unauthorized). Copy the token again from @BotFather (/mybots, API Token) into .env and start again.',
  )

/**
 * What `task` gives, tried again with back-off for as long as it fails; each kind of fault is logged once. `undefined` when
 * `signal` aborts or `forMs` milliseconds have passed before. Rejects only when Telegram refuses the token: no waiting mends that.
 */
export async function persist<T>(
  name: string,
  task: () => Promise<T>,
  { log, patience, signal }: Supervised,
  forMs = Number.POSITIVE_INFINITY,
): Promise<T | undefined> {
  const start = performance.now()
  const known = new Set<Failure['kind']>()
  const delayAfter = (error: unknown, count: number): number | undefined => {
    const failure = sortFailure(error)
    if (signal.aborted || performance.now() - start >= forMs) return undefined
    if (failure.kind === 'unauthorised') throw refused()
    log[known.has(failure.kind) ? 'debug' : 'warn']({ method: name, reason: failure.reason }, remedyOf(failure))
    known.add(failure.kind)
    return failure.kind === 'wait' ? failure.seconds * 1000 : backOffMs(count, patience.random)
  }
  if (signal.aborted) return undefined
  const told = async (): Promise<T> => {
    const result = await task()
    if (known.size > 0) log.info({ method: name }, 'Telegram answers again')
    return result
  }
  return keepTrying(told, delayAfter, patience, signal)
}
