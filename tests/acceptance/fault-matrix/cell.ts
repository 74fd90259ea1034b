import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault, When } from './fault.ts'
import { type Mode, openStage, type Stage, soon } from './stage.ts'
import type { Count } from './talk.ts'

export type Cell = { readonly fault: Fault; readonly mode: Mode; readonly when: When }

/** The result of a cell; `seconds` from the end of the fault until all was answered, and the code the bot ended with at last. */
export type Result = Count & { readonly seconds: number; readonly code: number | undefined; readonly log: string }

/** Longer than the bot ever waits between two tries: what would come twice has come by then. */
const quietMs = 1500

/** By then a message has reached the bot, and its answer Telegram. */
const reachMs = 700

/** How much longer than the target a cell waits before it calls a message lost: slow is not lost. */
const slackMs = 30_000

async function begin(stage: Stage, { fault, when }: Cell): Promise<void> {
  const isDue = (user: { readonly id: number; readonly first_name: string }): boolean => !fault.isMute?.(user, stage)
  const { talk } = stage
  if (when === 'running') {
    await stage.start(fault.endsBot)
    await stage.ready()
    await fault.prepare?.(stage, when)
    await talk.round()
    await soon('everything before the fault is answered', talk.isAnswered)
    // A fault that strikes while Telegram confirms an answer is another one: the answer that was sent and hidden.
    await sleep(reachMs)
    await fault.begin(stage, when)
  } else {
    await fault.prepare?.(stage, when)
    await talk.round(isDue)
    await fault.begin(stage, when)
    if (!fault.runsBot) await stage.start(fault.endsBot)
  }
  await talk.round(isDue)
  await soon('the fault is met', () => fault.hasBitten(stage, when))
  await sleep(fault.lastsMs)
  await talk.round(isDue)
  // What is said last meets the fault too.
  await sleep(reachMs)
}

/** Lets a fault happen while people talk to the bot: before, during and after it. */
export async function play(cell: Cell): Promise<Result> {
  const { fault, mode, when } = cell
  const stage = await openStage(mode, fault.on)
  const { talk, world } = stage
  try {
    await begin(stage, cell)
    const endMs = (await fault.end(stage, when)) ?? Date.now()
    await talk.round()
    const restMs = Math.max(0, endMs - Date.now())
    const isOver = soon('all is answered', talk.isAnswered, restMs + fault.seconds * 1000 + slackMs)
    await isOver.catch(() => undefined)
    await sleep(quietMs)
    await world.tg.settle({ quiet: quietMs })
    await stage.ready()
    const ended = await world.bot.term()
    const count = talk.count()
    const seconds = Math.max(0, count.lastAnswerMs - endMs) / 1000
    return { ...count, seconds, code: ended?.code, log: world.bot.out() }
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${world.bot.out().slice(-3000)}`, {
      cause: error,
    })
  } finally {
    await stage.stop()
  }
}
