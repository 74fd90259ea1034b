import type { Failure } from './failure.ts'
import type { Method } from './methods.ts'
import { backOffMs } from './patience.ts'

/** Calls that post a new message each time they are made. */
const sends: readonly Method[] = ['sendMessage', 'sendDocument']
/** Presses and inline queries cannot be answered after a short while (Bot API, answerCallbackQuery: "query is too old"). */
const queries: readonly Method[] = ['answerCallbackQuery', 'answerInlineQuery']

/**
 * For how long a call is tried again: while Telegram cannot be reached a day, as long as it keeps updates itself (Bot API, "Getting updates");
 * where it answers with a fault of its own ten minutes, because a message that only ever fails would hold up its chat.
 */
export const triedForMs = {
  unreachable: 24 * 3600 * 1000,
  unknown: 24 * 3600 * 1000,
  retry: 10 * 60 * 1000,
  query: 60 * 1000,
}

/** A group becomes a supergroup once; what goes on moving goes in a circle. */
const mostMoves = 3

/** Somebody may read a message twice, but never again and again. */
const mostUnknown = 1

/** A call under way: how often it was tried, for how many milliseconds, how often its chat moved, and how often nobody knew whether it was carried out. */
export type Progress = {
  readonly method: Method
  readonly count: number
  readonly sinceMs: number
  readonly moves: number
  readonly unknown: number
}

/** Whether a failure leaves open that the message is in the chat already. */
export const isUncertain = (method: Method, { kind }: Failure): boolean =>
  sends.includes(method) && (kind === 'unknown' || kind === 'retry')

/** Milliseconds until the next try; `undefined` when there is to be none. */
export function delayAfter(failure: Failure, progress: Progress, random: () => number): number | undefined {
  const { method, count, sinceMs, moves, unknown } = progress
  const isQuery = queries.includes(method)
  switch (failure.kind) {
    case 'moved':
      return moves > mostMoves ? undefined : 0
    case 'wait': {
      const ms = failure.seconds * 1000
      return isQuery && ms > triedForMs.query ? undefined : ms
    }
    case 'unreachable':
    case 'unknown':
    case 'retry': {
      if (unknown > mostUnknown) return undefined
      return sinceMs < (isQuery ? triedForMs.query : triedForMs[failure.kind]) ? backOffMs(count, random) : undefined
    }
    default:
      return undefined
  }
}
