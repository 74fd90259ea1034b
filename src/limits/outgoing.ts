import { createLine, type Line } from './line.ts'
import type { Rates, Take } from './rates.ts'

export type OutgoingOptions = {
  /** Messages per second in all chats together, averaged over a minute; 0 means no limit. */
  readonly outgoingPerSecond: number
  /** Messages per minute to one group; 0 means no limit. */
  readonly outgoingPerGroupMinute: number
  readonly rates: Rates
}

export type OutgoingLimit = {
  /**
   * Resolves when a message to this chat may be sent, in order of the calls, or as soon as `signal` aborts (check it afterwards). Never rejects.
   * A group that is waiting does not delay other chats.
   */
  readonly take: (chatId: number, isGroup: boolean, signal: AbortSignal) => Promise<void>
}

const wholeBot = 'all'

/**
 * The rate for all chats, in two counters. Two thirds are spread evenly; one third of a minute's allowance may be sent in a burst (for 30 a
 * second: 20 a second, and 600 a minute). So an ordinary rush is answered immediately, and the average over a minute stays within Telegram's
 * limit (Bots FAQ, "My bot is hitting limits": about 30 a second).
 */
function createOverall(perSecond: number, rates: Rates): () => Promise<number> {
  const steadyPoints = Math.max(1, Math.floor((perSecond * 2) / 3))
  const steady = rates({ name: 'steady', points: steadyPoints, seconds: 1 })
  const burst = rates({ name: 'burst', points: (perSecond - steadyPoints) * 60, seconds: 60 })
  return async () => {
    const steadyMs = await steady(wholeBot)
    return steadyMs === 0 ? 0 : Math.min(steadyMs, await burst(wholeBot))
  }
}

/** One line for each waiting group; removed when it is empty. */
function createGroupLines(take: Take): (chatId: number, signal: AbortSignal) => Promise<void> {
  const lines = new Map<number, Line>()
  return async (chatId, signal) => {
    const line = lines.get(chatId) ?? createLine(() => take(String(chatId)))
    lines.set(chatId, line)
    await line.pass(signal)
    if (line.isEmpty() && lines.get(chatId) === line) lines.delete(chatId)
  }
}

/** Limits how fast messages are sent, in all chats together and to one group. Telegram's 429s are handled per call. */
export function createOutgoingLimit(options: OutgoingOptions): OutgoingLimit {
  const { outgoingPerSecond, outgoingPerGroupMinute, rates } = options
  const takeOverall = outgoingPerSecond > 0 ? createOverall(outgoingPerSecond, rates) : undefined
  const overall = takeOverall && createLine(takeOverall)
  const groups =
    outgoingPerGroupMinute > 0
      ? createGroupLines(rates({ name: 'outgoing group', points: outgoingPerGroupMinute, seconds: 60 }))
      : undefined

  return {
    take: async (chatId, isGroup, signal) => {
      if (isGroup) await groups?.(chatId, signal)
      await overall?.pass(signal)
    },
  }
}
