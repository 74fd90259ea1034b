import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { quantile } from '../statistics.ts'
import { type BotProcess, startBot } from './bot-process.ts'
import type { ContestantName, Mode } from './contestants.ts'
import { type Crowd, createCrowd } from './crowd.ts'
import { burst, closedLoop, closedLoopOf, steady } from './loads.ts'
import { readQuestions } from './questions.ts'
import { openStandIn, type StandIn } from './stand-in.ts'

/** The amounts of load. */
export type Load = {
  readonly people: number
  readonly waiting: number
  readonly loopMs: number
  readonly steadyPerSecond: number
  readonly steadyMs: number
}

/** The measurements of one run of a bot under load. Times in milliseconds, memory in megabytes. */
export type Speed = {
  readonly burstPerSecond: number
  readonly loopPerSecond: number
  /** Processor time per answer in the closed loop. */
  readonly cpuMs: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly peakMb: number
}

type Scene = { readonly standIn: StandIn; readonly crowd: Crowd; readonly folder: string }

/** Runs `play` with its own simulated Telegram and folder. Fails if an answer was lost or doubled, or a call broke a rule of the Bot API. */
async function inScene<Result>(people: number, play: (scene: Scene) => Promise<Result>): Promise<Result> {
  const standIn = await openStandIn()
  try {
    const crowd = createCrowd(standIn, readQuestions(), people)
    const result = await inFolder((folder) => play({ standIn, crowd, folder }))
    if (crowd.asked() !== crowd.answered() || crowd.surplus() > 0)
      throw new Error(`${crowd.asked()} questions, ${crowd.answered()} answers, and ${crowd.surplus()} too many.`)
    const [mistake] = standIn.mistakes()
    if (mistake) throw new Error(`The bot broke a rule of the Bot API. ${mistake}`)
    return result
  } finally {
    await standIn.close()
  }
}

async function whileRunning<Result>(bot: BotProcess, work: () => Promise<Result>): Promise<Result> {
  try {
    return await Promise.race([work(), bot.ended])
  } finally {
    await bot.stop()
  }
}

/** Gives `play` an empty folder, and deletes it afterwards. */
export async function inFolder<Result>(play: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-bot-'))
  try {
    return await play(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** One run of a bot: it starts while messages are waiting, then gets questions as fast as it answers, then at a steady rate. */
export function measureSpeed(name: ContestantName, mode: Mode, cache: string, load: Load): Promise<Speed> {
  return inScene(load.people, async ({ standIn, crowd, folder }) => {
    let firstAt: number | undefined
    standIn.onDelivered(() => {
      firstAt ??= performance.now()
    })
    const allAnswered = burst(crowd, load.waiting)
    const bot = await startBot({ name, mode, standIn, folder, cache })
    return whileRunning(bot, async () => {
      await allAnswered
      const burstMs = performance.now() - (firstAt ?? Number.NaN)
      const before = { cpuMs: bot.figures().cpuMs, answered: crowd.answered() }
      const loopPerSecond = await closedLoop(crowd, load.loopMs)
      const cpuMs = (bot.figures().cpuMs - before.cpuMs) / (crowd.answered() - before.answered)
      await sleep(500)
      const answers = await steady(crowd, load.steadyPerSecond, load.steadyMs)
      const { peakMb } = bot.figures()
      return {
        burstPerSecond: (load.waiting * 1000) / burstMs,
        loopPerSecond,
        cpuMs,
        p50Ms: quantile(answers, 0.5),
        p99Ms: quantile(answers, 0.99),
        peakMb,
      }
    })
  })
}

export type Beginning = { readonly firstAnswerMs: number; readonly residentMb: number }

/** How long to wait for memory to settle before reading it. */
const settleMs = 3_000

/** Measures the time from the start of the process to the answer to a waiting question, then the memory once it is idle. */
export function measureStart(name: ContestantName, mode: Mode, cache: string): Promise<Beginning> {
  return inScene(1, async ({ standIn, crowd, folder }) => {
    const answer = crowd.ask(0)
    const bot = await startBot({ name, mode, standIn, folder, cache })
    return whileRunning(bot, async () => {
      await answer
      const firstAnswerMs = performance.now() - bot.startedAt
      await sleep(settleMs)
      return { firstAnswerMs, residentMb: bot.figures().residentMb }
    })
  })
}

export type Sample = { readonly answered: number; readonly residentMb: number }

/** Measures the memory over `count` messages, asked as fast as they are answered. */
export function measureMemory(mode: Mode, cache: string, people: number, count: number): Promise<readonly Sample[]> {
  return inScene(people, async ({ standIn, crowd, folder }) => {
    const bot = await startBot({ name: 'xubao', mode, standIn, folder, cache })
    const samples: Sample[] = []
    const sample = (): number => samples.push({ answered: crowd.answered(), residentMb: bot.figures().residentMb })
    return whileRunning(bot, async () => {
      const timer = setInterval(sample, 500)
      try {
        await closedLoopOf(crowd, count)
      } finally {
        clearInterval(timer)
      }
      sample()
      return samples
    })
  })
}
