import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createListener } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import nock from 'nock'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { type App, type AppParts, startApp } from '../src/app.ts'
import { type Config, readConfig } from '../src/config.ts'
import { learn } from '../src/learning/learn.ts'
import { createMatcher } from '../src/matching/matcher.ts'
import { createMetrics } from '../src/metrics.ts'
import { createSeal } from '../src/privacy/seal.ts'
import { openDatabase } from '../src/store/database/database.ts'
import { fixture, i18n, pseudonymOf } from './support/bot.ts'
import { apiRoot, closeNetwork, keptLog, me, no, ok, telegramAnswers, token, until } from './telegram/edge.ts'
import { messageUpdate } from './telegram/updates.ts'

closeNetwork()
beforeEach(() => nock.enableNetConnect('127.0.0.1'))

const secret = 'a-secret-of-enough-characters'
const onTelegram = { BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot }
const atWebhook = { ...onTelegram, WEBHOOK_URL: 'https://bot.test/hook', WEBHOOK_SECRET: secret }

function configOf(environment: Readonly<Record<string, string>>): Config {
  const result = readConfig(environment, i18n.locales)
  if ('problems' in result) throw new Error(result.problems.join('\n'))
  return result.config
}

/** Learning takes a moment: once for all tests, and not in the time of one of them. */
const matcher = createMatcher(fixture, learn(fixture))

/** A bot in memory that is started with these settings (`changes` put others in their place), on any free port unless they name one, and stopped at the end. */
async function started(environment: Readonly<Record<string, string>>, changes: Partial<Config> = {}) {
  const database = await openDatabase('sqlite::memory:', { pseudonymOf })
  const { log, lines } = keptLog()
  const parts: AppParts = {
    ...{ knowledge: fixture, matcher, i18n, database, now: () => new Date(), pseudonymOf, log },
    metrics: createMetrics(),
    seal: createSeal('a key for tests'),
  }
  let app: App | undefined
  onTestFinished(async () => {
    nock.abortPendingRequests()
    await app?.stop()
    await database.destroy()
  })
  app = await startApp({ ...configOf({ PORT: '0', ...environment }), ...changes } as Config, parts)
  const [address = ''] = /http:[^\s(]+/.exec(app.greeting) ?? []
  return { app, address, lines, database }
}

/** Telegram as it is on a good day; `updates` come with the first poll. */
const telegram = (updates: readonly unknown[] = []) =>
  telegramAnswers({
    getMe: [ok(me)],
    setMyCommands: [ok()],
    setWebhook: [ok()],
    deleteWebhook: [ok()],
    getUpdates: [ok(updates), 'no answer', ok([])],
    sendMessage: [ok({ message_id: 1 })],
  })

/** A port that another program holds. */
async function takenPort(): Promise<number> {
  const other = createListener()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  return (other.address() as AddressInfo).port
}

test('without a token the playground opens, and closes together with its database', async () => {
  const { app, address, database } = await started({})
  expect((await fetch(address)).status).toBe(200)
  await app.stop()
  await expect(fetch(address)).rejects.toThrow()
  await expect(database.selectFrom('people').selectAll().execute()).rejects.toThrow()
})

test('with a token the bot asks Telegram for messages and answers them', async () => {
  const calls = telegram([messageUpdate({ text: '/help' }, 70)])
  const { app } = await started(onTelegram)
  expect(app.greeting).toContain('asks Telegram for messages')
  await until(() => calls.some(({ method }) => method === 'sendMessage'))
  await app.stop()
  await expect(app.done).resolves.toBeUndefined()
  expect(calls.find(({ method }) => method === 'sendMessage')?.body.chat_id).toBe(42)
})

test('with an address Telegram delivers messages, each is answered once, and the bot reports that it is ready', async () => {
  const calls = telegram()
  const { app, address } = await started(atWebhook)
  const deliver = (given: string) =>
    fetch(address.replace(/\.$/, ''), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': given },
      body: JSON.stringify(messageUpdate({ text: '/help' }, 70)),
    })
  expect((await deliver('wrong')).status).not.toBe(200)
  expect((await deliver(secret)).status).toBe(200)
  expect((await deliver(secret)).status).toBe(200)
  const ready = await fetch(new URL('/readyz', address))
  expect(await ready.json()).toMatchObject({ ready: true, checks: [{ name: 'database' }, { name: 'telegram' }, {}] })
  await app.stop()
  expect(calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(1)
})

test('a rejected token ends the bot with the remedy, in both modes', async () => {
  telegramAnswers({ getMe: [no(401, 'Unauthorized')] })
  for (const environment of [onTelegram, atWebhook]) {
    const { app } = await started(environment)
    await expect(app.done).rejects.toThrow(/BOT_TOKEN.*@BotFather/)
    await app.stop()
  }
})

test('if PORT is set and taken, a polling bot does not start, and the message says what to do', async () => {
  telegram()
  const port = await takenPort()
  await expect(started({ ...onTelegram, PORT: String(port) })).rejects.toThrow(`Port ${port} is taken`)
})

test('if the default port is taken, a polling bot starts without its health pages', async () => {
  const calls = telegram([messageUpdate({ text: '/help' }, 70)])
  const { lines } = await started(onTelegram, { port: await takenPort(), isPortChosen: false })
  await until(() => calls.some(({ method }) => method === 'sendMessage'))
  expect(lines.filter(({ level }) => level !== 'info')).toMatchObject([
    { level: 'warn', text: expect.stringContaining('set PORT to a free port') },
  ])
})

test('if the port is taken, neither the playground nor a webhook opens', async () => {
  telegram()
  const PORT = String(await takenPort())
  await expect(started({ PORT })).rejects.toThrow('is taken')
  await expect(started({ ...atWebhook, PORT })).rejects.toThrow('is taken')
})

test('after a stop nothing keeps the process alive, in any mode', async () => {
  const silent = createServer()
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void silent.close().closeAllConnections())
  const root = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
  const of = (file: string): string => pathToFileURL(join(import.meta.dirname, '../src', file)).href
  const script = `
    import { startApp } from '${of('app.ts')}'
    import { readConfig } from '${of('config.ts')}'
    import { createLog } from '${of('log.ts')}'
    import { createMetrics } from '${of('metrics.ts')}'
    import { openDatabase } from '${of('store/database/database.ts')}'
    import { createI18n } from '${of('locale/i18n.ts')}'
    import { createSeal } from '${of('privacy/seal.ts')}'
    const pseudonymOf = (id) => id
    const seal = createSeal('a key for tests')
    const knowledge = { intents: new Map(), laws: new Map(), synonyms: [], roles: { startRoutes: [] }, talk: { words: [] }, regions: [] }
    const i18n = createI18n(new Map([['en', {}]]))
    const matcher = { read: () => ({ candidates: [] }) }
    for (const environment of JSON.parse(process.argv[1])) {
      const { config } = readConfig({ PORT: '0', DEFAULT_LOCALE: 'en', ...environment }, ['en'])
      const database = await openDatabase('sqlite::memory:', { pseudonymOf })
      const log = createLog('silent')
      const parts = { knowledge, matcher, i18n, database, now: () => new Date(), pseudonymOf, seal, log }
      const app = await startApp(config, { ...parts, metrics: createMetrics() })
      await new Promise((resolve) => setTimeout(resolve, 50))
      await app.stop()
      console.log(config.mode)
    }`
  const environments = [{}, onTelegram, atWebhook].map((mode) => ({ ...mode, TELEGRAM_API_ROOT: root }))
  const words = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script]
  const { stdout, stderr, status } = spawnSync(process.execPath, [...words, JSON.stringify(environments)], {
    encoding: 'utf8',
    timeout: 12_000,
  })
  expect(stderr).toBe('')
  expect(stdout.trim().split('\n')).toEqual(['playground', 'polling', 'webhook'])
  expect(status).toBe(0)
})
