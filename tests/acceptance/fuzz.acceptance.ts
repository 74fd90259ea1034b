import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { createAnyUpdate, createRandom } from './any-update.ts'
import { type BotProcess, createBotProcess, eventually, freePort } from './bot-process.ts'
import { botToken, openStandIn, type StandIn } from './stand-in.ts'
import { databaseServer, openStorage } from './storage.ts'
import { isPlayable } from './world.ts'

/** FUZZ_SEED repeats a run. */
const seed = Number(process.env.FUZZ_SEED ?? 20_260_705)
const count = 10_000
const atOnce = 500
/** A batch may hold some ten megabytes, so the bot takes more here than in peace; one that keeps what it is sent would grow by hundreds. */
const mostMegabytes = { atTheEnd: 600, inSecondHalf: 100 }
const secret = 'acceptance_Secret-1'

const unlimited = {
  PERSON_PER_MINUTE: '0',
  GROUP_PER_MINUTE: '0',
  OUTGOING_PER_SECOND: '0',
  OUTGOING_PER_GROUP_MINUTE: '0',
}

async function startBot(mode: 'polling' | 'webhook', standIn: StandIn, databaseUrl: string) {
  const port = await freePort()
  const webhook = { WEBHOOK_URL: `https://127.0.0.1:${port}/telegram`, WEBHOOK_SECRET: secret }
  const settings = {
    BOT_TOKEN: botToken,
    TELEGRAM_API_ROOT: standIn.url,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
  }
  const bot = createBotProcess({ ...settings, ...unlimited, ...(mode === 'webhook' && webhook) })
  await bot.start()
  return { bot, url: `http://127.0.0.1:${port}/telegram`, port }
}

/** What the bot said, line by line; whatever is not JSON was not written by its log. */
const linesOf = (bot: BotProcess): readonly Readonly<Record<string, unknown>>[] =>
  bot
    .out()
    .split('\n')
    .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []))

const megabytesOf = (bot: BotProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${bot.pid()}/status`, 'utf8'))?.[1]) / 1024

/** Asks something ordinary and waits for the answer. */
async function ask(standIn: StandIn, text = 'who pays the late fee?'): Promise<string> {
  const { id } = standIn.user({ first_name: 'Ann', language_code: 'en' })
  let answer = ''
  standIn.on('bot_message', ({ chat, message }) => {
    if (chat.id === id) answer = message.text ?? ''
  })
  standIn.ctl.send({ user: id, text })
  await eventually(
    () => answer !== '',
    () => 'An ordinary message is not answered.',
  )
  return answer
}

/** Sends `count` updates, a part at a time, and waits until the bot has taken them all; gives the megabytes that it took halfway. */
async function sendAnything(standIn: StandIn, bot: BotProcess): Promise<number> {
  let halfway = 0
  const people = Array.from({ length: 40 }, (_, index) => standIn.user({ first_name: `P${index}` }).id)
  for (const user of people) standIn.ctl.send({ user, text: '/start' })
  const next = createAnyUpdate(createRandom(seed), people)
  const progress = (): string => `${standIn.bot().queue.length} updates are not taken.\n${bot.out().slice(-2000)}`
  for (let sent = 0; sent < count; sent += atOnce) {
    for (let index = 0; index < atOnce; index += 1) {
      // What the bot refuses as no update Telegram would send again and again; once will do here.
      const delivery = standIn.push(standIn.bot(), 'message', {}, `any ${index % 50}`, { once: true })
      if (delivery) delivery.body = next()
    }
    await eventually(
      () => !bot.isRunning() || standIn.bot().queue.every(({ delivered }) => delivered.length > 0),
      progress,
      60_000,
    )
    expect(bot.isRunning(), bot.out().slice(-2000)).toBe(true)
    if (sent + atOnce === count / 2) halfway = megabytesOf(bot)
  }
  return halfway
}

function expectCalm(bot: BotProcess): void {
  expect(bot.isRunning()).toBe(true)
  expect(bot.out()).not.toMatch(/unhandled|Uncaught/i)
  const errors = linesOf(bot).filter(({ level }) => Number(level) >= 50)
  expect(errors.filter(({ update }) => typeof update !== 'string')).toEqual([])
  const ids = errors.map(({ update }) => update)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
}

const post = async (url: string, body: string, headers: Readonly<Record<string, string>>): Promise<number> =>
  (await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })).status

/** Sends the beginning of a body and a byte now and then; gives the first line of the answer when the server has had enough. */
function dawdle(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    const timer = setInterval(() => socket.write(' '), 500)
    socket.on('data', (data) => {
      answer += data.toString()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(timer)
      resolve(answer.split('\r\n')[0] ?? '')
    })
    socket.write(
      `POST /telegram HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9000\r\nx-telegram-bot-api-secret-token: ${secret}\r\n\r\n{"update_id":`,
    )
  })
}

async function expectStrangersRefused(url: string): Promise<void> {
  const header = 'x-telegram-bot-api-secret-token'
  const update = '{"update_id":1}'
  expect(await post(url, update, {})).toBe(401)
  expect(await post(url, update, { [header]: '' })).toBe(401)
  expect(await post(url, update, { [header]: 'undefined' })).toBe(401)
  expect(await post(url, update, { [header]: `${secret}x` })).toBe(401)
  const large = JSON.stringify({ update_id: 1, text: 'x'.repeat(2 * 1024 * 1024) })
  // A client that is refused while it is still sending may see the connection close before it reads the response.
  expect(await post(url, large, { [header]: secret }).catch(() => 413)).toBe(413)
  expect(await post(url, large, {}).catch(() => 401)).toBe(401)
  const deep = `{"update_id":1,"message":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
  expect(await post(url, deep, { [header]: secret })).toBe(200)
  for (const body of ['', 'null', '[]', '{"update_id":', '"x"', '{"update_id":"1"}', '{"update_id":1,"__proto__":{}}'])
    expect(await post(url, body, { [header]: secret })).toBe(400)
}

const second = databaseServer ? 'PostgreSQL' : 'SQLite'

for (const [mode, kind] of [
  ['polling', 'SQLite'],
  ['webhook', second],
] as const)
  test.skipIf(!isPlayable)(
    `${mode}, ${kind}: ten thousand updates of any shape neither end the bot nor make it deaf (seed ${seed})`,
    async () => {
      const standIn = await openStandIn()
      const { bot } = await startBot(mode, standIn, (await openStorage(kind)).url)
      const halfway = await sendAnything(standIn, bot)
      expect(await ask(standIn)).toContain('employer')
      expectCalm(bot)
      const end = megabytesOf(bot)
      console.log(`${mode}: ${count} updates, ${Math.round(halfway)} MB halfway, ${Math.round(end)} MB at the end`)
      expect(end).toBeLessThan(mostMegabytes.atTheEnd)
      expect(end - halfway).toBeLessThan(mostMegabytes.inSecondHalf)
      expect((await bot.end('SIGTERM')).code).toBe(0)
    },
    300_000,
  )

test.skipIf(!isPlayable)(
  'a webhook refuses strangers, whatever is too large or too slow, and serves Telegram all the while',
  async () => {
    const standIn = await openStandIn()
    const { bot, url, port } = await startBot('webhook', standIn, 'sqlite::memory:')
    const slow = Promise.all(Array.from({ length: 20 }, () => dawdle(port)))
    await expectStrangersRefused(url)
    expect(await ask(standIn)).toContain('employer')
    expect(new Set(await slow)).toEqual(new Set(['HTTP/1.1 408 Request Timeout']))
    expect(await ask(standIn)).toContain('employer')
    expectCalm(bot)
  },
  120_000,
)

for (const kind of ['SQLite', 'PostgreSQL'] as const)
  test.skipIf(!isPlayable || (kind === 'PostgreSQL' && !databaseServer))(
    `${kind}: a question with a zero character is answered and kept`,
    async () => {
      const standIn = await openStandIn()
      const storage = await openStorage(kind)
      const { bot } = await startBot('polling', standIn, storage.url)
      expect(await ask(standIn, 'who pays\u0000 the late fee?')).toContain('employer')
      expect(await storage.query('select question from questions')).toHaveLength(1)
      expect(linesOf(bot).filter(({ level }) => Number(level) >= 50)).toEqual([])
    },
    120_000,
  )
