import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { World } from '../world.ts'
import { type Line, openLine } from './line.ts'
import { makeDatabase, type TestDatabase } from './postgres.ts'
import { startTalk, type Talk } from './talk.ts'

export type Mode = 'polling' | 'webhook'

type Api = {
  readonly url: string
  readonly on: (name: 'event', hear: (event: never) => void) => void
  readonly bot: () => {
    readonly poll: object | null
    readonly webhook: object | null
    readonly stats: { readonly redelivered: number }
  }
}
export type StrictWorld = World & { readonly api: Api; readonly port: number }

/** All that a cell of the matrix happens on: a stand-in for Telegram, the bot, and the lines between them. */
export type Stage = {
  readonly mode: Mode
  readonly world: StrictWorld
  readonly talk: Talk
  /** From the bot to Telegram, back (webhook), and to PostgreSQL. */
  readonly lines: { readonly out: Line; readonly back: Line; readonly database?: Line }
  /** The file of the SQLite database, or a PostgreSQL database. */
  readonly file: string
  readonly postgres?: TestDatabase
  /** How many calls or deliveries have failed so far. */
  readonly hits: () => number
  /** When the last of them was, in milliseconds of the clock. */
  readonly lastHitMs: () => number
  /** Starts the bot without waiting for it; `again` restarts it two seconds after it ends, as deploy/xubao.service does. */
  readonly start: (again?: boolean) => Promise<void>
  readonly ready: () => Promise<void>
  readonly stop: () => Promise<void>
}

const root = join(import.meta.dirname, '../../..')
const harness = join(root, '../shared/telegram/strictapi/harness.js')
const restartMs = 2000

/** Waits until `isTrue`, with an error that says what did not come true. */
export async function soon(what: string, isTrue: () => boolean | Promise<boolean>, ms = 60_000): Promise<void> {
  for (const since = Date.now(); !(await isTrue()); await sleep(25))
    if (Date.now() - since > ms) throw new Error(`Within ${ms / 1000} s it did not come true that ${what}.`)
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`).then(
    () => true,
    () => false,
  )
}

const webhook = (port: number) => ({
  WEBHOOK_URL: `https://127.0.0.1:${port}/telegram`,
  WEBHOOK_SECRET: 'acceptance_Secret-1',
  PORT: '{port}',
})

const limitless = {
  OUTGOING_PER_SECOND: '0',
  OUTGOING_PER_GROUP_MINUTE: '0',
  PERSON_PER_MINUTE: '0',
  GROUP_PER_MINUTE: '0',
}

type StartWorld = (options: object) => Promise<StrictWorld>

async function openWorld(mode: Mode, env: Record<string, string>): Promise<StrictWorld> {
  const { startWorld } = createRequire(import.meta.url)(harness) as { readonly startWorld: StartWorld }
  return startWorld({
    mode,
    env,
    cmd: join(root, 'node_modules/.bin/node'),
    args: ['src/main.ts'],
    cwd: root,
    inheritEnv: false,
    start: false,
    waitReady: false,
    // Telegram's own patience with a webhook is not what is measured: it tries again after two seconds at the latest.
    api: { webhook: { retryMs: 200, maxRetryMs: 2000 } },
  })
}

/** A stage with a bot that is not started yet. */
export async function openStage(mode: Mode, on: 'SQLite' | 'PostgreSQL' = 'SQLite'): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'xubao-faults-'))
  const file = join(folder, 'xubao.db')
  const postgres = on === 'PostgreSQL' ? await makeDatabase() : undefined
  // The harness reads the settings at each start of the bot, so that they can be completed when the lines are there.
  const env: Record<string, string> = { BOT_TOKEN: '{token}', ...limitless }
  const world = await openWorld(mode, env)
  const { api, bot } = world
  const out = await openLine(() => Number(new URL(api.url).port))
  const back = await openLine(() => world.port)
  const database = postgres && (await openLine(() => postgres.port))
  Object.assign(env, {
    TELEGRAM_API_ROOT: `http://127.0.0.1:${out.port}`,
    DATABASE_URL: database && postgres ? postgres.urlAt(database.port) : `sqlite:${file}`,
    ...(mode === 'webhook' ? webhook(back.port) : { PORT: '0' }),
  })
  let hits = 0
  let lastHitMs = 0
  api.on('event', ({ kind }: { readonly kind: string }) => {
    if (kind !== 'fault' && kind !== 'webhook_error') return
    hits += 1
    lastHitMs = Date.now()
  })
  const talk = await startTalk(world as never)
  let isOver = false
  const supervise = async (): Promise<void> => {
    while (!isOver) {
      await soon('the bot runs', () => isOver || bot.exited !== null, Number.POSITIVE_INFINITY)
      await sleep(restartMs)
      if (!isOver && bot.exited) await bot.start()
    }
  }
  return {
    mode,
    world,
    talk,
    lines: { out, back, ...(database && { database }) },
    file,
    ...(postgres && { postgres }),
    hits: () => hits,
    lastHitMs: () => lastHitMs,
    start: async (again = false) => {
      await bot.start()
      if (again) void supervise()
    },
    ready: () =>
      soon('the bot is ready', async () =>
        mode === 'webhook' ? api.bot().webhook !== null && (await answers(world.port)) : api.bot().poll !== null,
      ).catch((error: Error) => {
        throw new Error(`${error.message}\n${bot.out().slice(-3000)}`)
      }),
    stop: async () => {
      isOver = true
      await world.stop()
      await Promise.all([out.close(), back.close(), database?.close()])
      await postgres?.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
