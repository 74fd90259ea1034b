import { expect, test } from 'vitest'
import { type BotProcess, createBotProcess, eventually, freePort } from './bot-process.ts'
import { botToken, openStandIn, type StandIn } from './stand-in.ts'
import { databaseServer, openStorage, type Storage } from './storage.ts'
import { type Account, createTraffic, sendSteadily, type Traffic } from './traffic.ts'
import { isPlayable } from './world.ts'

/** KILL_RUNS=full: 2,000 messages and ten kills for each kind of database and each mode, some three minutes; else a part of it. */
const extent = process.env.KILL_RUNS === 'full' ? { messages: 2000, kills: 10 } : { messages: 600, kills: 3 }

/** Nothing is slowed down by a limit, so that much is under way when the process ends. */
const unlimited = {
  PERSON_PER_MINUTE: '0',
  GROUP_PER_MINUTE: '0',
  OUTGOING_PER_SECOND: '0',
  OUTGOING_PER_GROUP_MINUTE: '0',
}

async function createBot(mode: 'polling' | 'webhook', standIn: StandIn, storage: Storage): Promise<BotProcess> {
  const port = await freePort()
  const webhook = { WEBHOOK_URL: `https://127.0.0.1:${port}/telegram`, WEBHOOK_SECRET: 'acceptance_Secret-1' }
  return createBotProcess({
    BOT_TOKEN: botToken,
    TELEGRAM_API_ROOT: standIn.url,
    DATABASE_URL: storage.url,
    PORT: String(port),
    ...unlimited,
    ...(mode === 'webhook' && webhook),
  })
}

/** How many messages are answered undisturbed before every other kill; the other kills hit the backlog from while the bot was away. */
const peaceful = 20

type Kill = { readonly moment: number; readonly isCalm: boolean }

/** Sends everything, kills the bot again and again, and restarts it; returns the kills. */
async function sendAndKill(bot: BotProcess, traffic: Traffic): Promise<readonly Kill[]> {
  const { messages, kills } = extent
  const done: Kill[] = []
  const every = Math.floor(messages / (kills + 1))
  let start = bot.start()
  await start
  await sendSteadily(traffic, messages, async (count) => {
    if (done.length === kills) return
    const isCalm = done.length % 2 === 0
    const rest = count % every
    if (isCalm && rest === every - peaceful) {
      await start
      await eventually(
        () => traffic.answered() === traffic.sent(),
        () => 'The bot does not catch up.',
      )
    }
    if (rest !== 0) return
    await start
    // Not always at the same distance from the last message.
    await new Promise((resolve) => setTimeout(resolve, (count * 7) % 12))
    done.push({ moment: performance.now(), isCalm })
    await bot.end('SIGKILL')
    start = bot.start()
  })
  await start
  return done
}

/** How long before a kill an answer may have left without being marked: a call and a statement on a busy machine. */
const inFlightMs = 2000

/** The kill that an answer was in flight at, by its place in the list; -1 for none. */
const killAt = (reply: number, kills: readonly Kill[]): number =>
  kills.findIndex(({ moment }) => reply > moment - inFlightMs && reply < moment + inFlightMs / 4)

/**
 * Messages that were answered again though nothing interrupted them. A chat has one answer in flight at a kill; the same one may be in flight
 * at the next again.
 */
function unexcused({ doubled }: Account, kills: readonly Kill[]): readonly number[] {
  const excused = new Set<string>()
  const isExcused = (chat: number, reply: number): boolean => {
    const kill = killAt(reply, kills)
    const place = `${chat} ${kill}`
    if (kill === -1 || excused.has(place)) return false
    excused.add(place)
    return true
  }
  return doubled.flatMap(({ chat, number, replies }) =>
    replies.slice(0, -1).every((reply) => isExcused(chat, reply)) ? [] : [number],
  )
}

/** What happened, in a line. */
function summary({ sent, lost, doubled }: Account, kills: readonly Kill[]): string {
  const counts = kills.map(({ isCalm }, index) => {
    const count = doubled
      .flatMap(({ replies }) => replies.slice(0, -1))
      .filter((reply) => killAt(reply, kills) === index).length
    return `${count}${isCalm ? '' : ' (pile)'}`
  })
  return `${sent} messages, ${lost.length} lost; doubled in flight at each kill: ${counts.join(', ')}`
}

const cells = (['polling', 'webhook'] as const).flatMap((mode) =>
  (['SQLite', 'PostgreSQL'] as const).map((kind) => ({ mode, kind })),
)

for (const { mode, kind } of cells)
  test.skipIf(!isPlayable || (kind === 'PostgreSQL' && !databaseServer))(
    `${kind}, ${mode}: a process that is killed again and again loses nothing and doubles only what was in flight`,
    async () => {
      const standIn = await openStandIn()
      const storage = await openStorage(kind)
      const traffic = createTraffic(standIn)
      const bot = await createBot(mode, standIn, storage)
      const kills = await sendAndKill(bot, traffic)
      const waiting = async (): Promise<number> =>
        (await storage.query('select id from updates where done_at is null')).length
      await eventually(
        async () => traffic.answered() === traffic.sent() && (await waiting()) === 0,
        () => `${traffic.sent() - traffic.answered()} messages are not answered.\n${bot.out().slice(-2000)}`,
      )
      await new Promise((resolve) => setTimeout(resolve, 1000))
      const account = traffic.account()
      console.log(`${kind}, ${mode}: ${summary(account, kills)}`)
      expect(kills).toHaveLength(extent.kills)
      expect({ lost: account.lost, disordered: account.disordered }).toEqual({ lost: [], disordered: [] })
      expect(unexcused(account, kills)).toEqual([])
      expect((await bot.end('SIGTERM')).code).toBe(0)
      expect(await storage.faults()).toEqual([])
      const states = await storage.query('select state, count(*) as number from updates group by state')
      expect(states.map(({ state, number }) => [state, Number(number)])).toEqual([['answered', extent.messages]])
      expect(standIn.violations.filter(({ level }) => level === 'error')).toEqual([])
    },
    180_000,
  )
