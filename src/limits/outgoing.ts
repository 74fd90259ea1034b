import { createLine, type Line } from './line.ts'
import type { Rates, Take } from './rates.ts'

export type OutgoingOptions = {
  /** Messages a second over all chats, on the average of a minute; 0 is without limit. */
  readonly outgoingPerSecond: number
  /** Messages a minute to one group; 0 is without limit. */
  readonly outgoingPerGroupMinute: number
  readonly rates: Rates
}

export type OutgoingLimit = {
  /**
   * Resolves when a message to this chat may leave, in the order of the calls, or as soon as `signal` aborts: look at it then. Never rejects.
   * A group that waits delays no other chat.
   */
  readonly take: (chatId: number, isGroup: boolean, signal: AbortSignal) => Promise<void>
}

const wholeBot = 'all'

/**
 * The rate over all chats, in two counters: two thirds flow second by second, and one third of a minute's allowance may leave at once (30 a
 * second: 20 a second and 600 a minute). So answers are immediate in an ordinary rush, and the average of a minute is what Telegram allows
 * (Bots FAQ, "My bot is hitting limits": about 30 a second).
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

/** A line for each group that waits; dropped when it is empty. */
function createGroupLines(take: Take): (chatId: number, signal: AbortSignal) => Promise<void> {
  const lines = new Map<number, Line>()
  return async (chatId, signal) => {
    const line = lines.get(chatId) ?? createLine(() => take(String(chatId)))
    lines.set(chatId, line)
    await line.pass(signal)
    if (line.isEmpty() && lines.get(chatId) === line) lines.delete(chatId)
  }
}

/** How fast messages leave: over all chats, and to one group. What Telegram itself says about haste (429) concerns one call and is seen to where it is made. */
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
