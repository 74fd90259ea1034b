import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { createBotProcess, eventually, freePort } from './bot-process.ts'
import { control, createSpeaker, foundIn, secrets } from './planted.ts'
import { botToken, openStandIn } from './stand-in.ts'
import { databaseServer, openStorage, type Storage } from './storage.ts'
import { isPlayable } from './world.ts'

const { databasePassword, ...settings } = secrets
const unlimited = {
  PERSON_PER_MINUTE: '100000',
  GROUP_PER_MINUTE: '100000',
  OUTGOING_PER_SECOND: '100000',
  OUTGOING_PER_GROUP_MINUTE: '100000',
}

/** Every row of every table, as text. */
async function rowsOf(storage: Storage): Promise<string> {
  const isFile = storage.url.startsWith('sqlite:')
  const list = isFile
    ? "select name from sqlite_master where type = 'table'"
    : "select table_name as name from information_schema.tables where table_schema = 'public'"
  const tables = (await storage.query(list)).map(({ name }) => String(name))
  const rows = await Promise.all(tables.map((name) => storage.query(`select * from "${name}"`)))
  return JSON.stringify(tables.map((name, index) => [name, rows[index]]))
}

/** The database as a thief gets it: the rows, and for SQLite every byte of its files. */
async function everythingIn(storage: Storage): Promise<string> {
  const rows = await rowsOf(storage)
  if (!storage.url.startsWith('sqlite:')) return rows
  const folder = dirname(storage.url.slice('sqlite:'.length))
  return [rows, ...readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1'))].join('\n')
}

/** The same address with a password; the server asks for none and takes any. */
function withPassword(url: string): string {
  if (url.startsWith('sqlite:')) return url
  const address = new URL(url)
  address.password = databasePassword
  return address.href
}

/** Whatever can be read over HTTP, with and without the right to. */
async function pages(port: number): Promise<string> {
  const read = async (path: string, options: RequestInit = {}): Promise<string> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, options)
    return `${path} ${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`
  }
  const html = { headers: { accept: 'text/html' } }
  return (
    await Promise.all([
      read('/metrics'),
      read('/metrics', { headers: { authorization: `Bearer ${settings.METRICS_TOKEN}` } }),
      read('/metrics', { headers: { authorization: 'Bearer wrong' } }),
      read('/readyz'),
      read('/healthz'),
      read('/', html),
      read('/telegram', html),
      read('/telegram', { method: 'POST', body: '{"update_id":1}', headers: { 'content-type': 'application/json' } }),
      read('/telegram', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }),
    ])
  ).join('\n')
}

async function play(mode: 'polling' | 'webhook', kind: 'SQLite' | 'PostgreSQL') {
  const standIn = await openStandIn()
  const said: string[] = []
  standIn.on('bot_message', ({ message }) => said.push(message.text ?? ''))
  const storage = await openStorage(kind)
  const port = await freePort()
  const bot = createBotProcess({
    ...settings,
    ...unlimited,
    ...(mode === 'webhook' && { WEBHOOK_URL: `https://127.0.0.1:${port}/telegram` }),
    BOT_TOKEN: botToken,
    TELEGRAM_API_ROOT: standIn.url,
    DATABASE_URL: withPassword(storage.url),
    PORT: String(port),
    LOG_LEVEL: 'trace',
  })
  await bot.start()
  const done = async (): Promise<void> => {
    const isDone = async () => (await storage.query('select id from updates where done_at is null')).length === 0
    await eventually(
      async () => standIn.bot().queue.length === 0 && (await isDone()),
      () => 'Something still waits.',
    )
  }
  return { standIn, storage, port, bot, said, done, speaker: createSpeaker(standIn) }
}

/** Faults whose words hold secrets: Telegram repeats the address with the token, the database the row that it refuses. */
async function breakThings(
  { standIn, storage, speaker, done }: Awaited<ReturnType<typeof play>>,
  isFile: boolean,
): Promise<void> {
  const description = `Bad Request: http://api.telegram.org/bot${botToken}/sendMessage for Plantedname`.replace(
    ' for Plantedname',
    '',
  )
  standIn.ctl.fault({ kind: 'error', code: 400, description, method: 'sendMessage' })
  standIn.ctl.fault({ kind: 'error', code: 500, description, method: 'sendMessage' })
  await storage.query(
    isFile
      ? 'alter table questions rename to hidden'
      : "alter table questions add constraint none check (question = '') not valid",
  )
  speaker.sayInPrivate()
  await done()
  await storage.query(isFile ? 'alter table hidden rename to questions' : 'alter table questions drop constraint none')
}

for (const mode of ['polling', 'webhook'] as const)
  for (const kind of ['SQLite', 'PostgreSQL'] as const)
    test.skipIf(!isPlayable || (kind === 'PostgreSQL' && !databaseServer))(
      `${mode}, ${kind}: what people and operators keep for themselves stands nowhere`,
      async () => {
        const played = await play(mode, kind)
        const { standIn, storage, port, bot, said, done, speaker } = played
        const count = speaker.sayEverything()
        await done()
        await breakThings(played, kind === 'SQLite')
        const rows = await rowsOf(storage)
        // The search must be able to find something: a word that is not secret is there.
        expect(rows).toContain(control)
        expect(bot.out()).toMatch(/"level":50.*telegram:7000/)
        expect((await storage.query('select id from updates')).length).toBeGreaterThanOrEqual(count - 2)
        expect(speaker.ids.filter((id) => rows.includes(String(Math.abs(id))))).toEqual([])
        expect(foundIn(await everythingIn(storage))).toEqual([])
        expect(foundIn(await pages(port))).toEqual([])

        standIn.ctl.fault({ kind: 'reset', method: 'sendMessage', times: -1 })
        speaker.sayInPrivate()
        await eventually(
          async () => (await storage.query('select id from updates where done_at is null')).length >= 5,
          () => 'Nothing waits.',
        )
        expect(foundIn(await everythingIn(storage))).toEqual([])
        expect(foundIn(await pages(port))).toEqual([])
        await bot.end('SIGKILL')
        expect(foundIn(await everythingIn(storage))).toEqual([])
        standIn.ctl.clearFaults()
        await bot.start()
        await done()
        expect((await bot.end('SIGTERM')).code).toBe(0)
        expect(foundIn(await everythingIn(storage))).toEqual([])
        expect(foundIn(bot.out())).toEqual([])
        expect(said.length).toBeGreaterThan(50)
        expect(foundIn(said.join('\n'))).toEqual([])
      },
      150_000,
    )

test.skipIf(!isPlayable)(
  'settings that do not work are named without their values',
  async () => {
    const standIn = await openStandIn()
    const common = { ...settings, BOT_TOKEN: botToken, TELEGRAM_API_ROOT: standIn.url, PORT: String(await freePort()) }
    const wrong = [
      { DATABASE_URL: `postgres://xubao:${databasePassword}@127.0.0.1:1/none` },
      { DATABASE_URL: `mysql://xubao:${databasePassword}@127.0.0.1/none` },
      { BOT_TOKEN: '123456789:AAbrokenplanted' },
      { WEBHOOK_URL: 'https://example.org/telegram', WEBHOOK_SECRET: 'planted' },
      { HASH_KEY: 'planted' },
      { METRICS_TOKEN: 'planted' },
    ]
    for (const one of wrong) {
      const bot = createBotProcess({ ...common, ...one })
      await expect(bot.start()).rejects.toThrow('ended while it started')
      expect(bot.out()).not.toBe('')
      expect(foundIn(bot.out())).toEqual([])
    }
  },
  120_000,
)
