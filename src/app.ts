import { randomUUID } from 'node:crypto'
import { commandMenus, createBot, type Parts } from './bot.ts'
import type { Config } from './config.ts'
import { startRetention } from './jobs/retention.ts'
import { createIncomingLimits } from './limits/incoming.ts'
import { createOutgoingLimit } from './limits/outgoing.ts'
import { createPauses, type Pauses } from './limits/pauses.ts'
import { createMemoryRates, createSharedRates, type Rates } from './limits/rates.ts'
import type { Log } from './log.ts'
import { explain } from './matching/explain.ts'
import type { Metrics } from './metrics.ts'
import { findAnswer, keepAnswer } from './store/answers.ts'
import { forgetChat, isPaused, moveChat, setPaused } from './store/chats.ts'
import { poolOf } from './store/database/database.ts'
import type { Database } from './store/database/schema.ts'
import { createInbox } from './store/inbox/inbox.ts'
import { countWaiting } from './store/sweep.ts'
import type { Answers } from './telegram/outgoing/answers.ts'
import type { ChatEvents } from './telegram/outgoing/bot-api.ts'
import { createTelegram, type Telegram } from './telegram/telegram.ts'
import { runCheck } from './web/check.ts'
import { registerHealth } from './web/health.ts'
import { registerPlayground } from './web/playground/routes/playground.ts'
import { createServer, listen } from './web/server.ts'
import { registerWebhook } from './web/webhook.ts'

/** The open doors. */
export type App = {
  /** What to tell the person who started it. */
  readonly greeting: string
  /** Resolves when the doors have closed by themselves; rejects when Telegram refuses the token. */
  readonly done: Promise<void>
  /** Closes the doors, lets what is under way finish, and closes the database; ten seconds at most. */
  readonly stop: () => Promise<void>
}

/** What the app is made of; the rest of the bot's parts it makes itself. */
export type AppParts = Pick<Parts, 'knowledge' | 'matcher' | 'i18n' | 'database' | 'now' | 'pseudonymOf'> & {
  readonly log: Log
  readonly metrics: Metrics
}

type Modes = Config['mode']
type ConfigOf<M extends Modes> = Extract<Config, { mode: M }>

const pathOf = (url: string): string => new URL(url).pathname

/** Chats under their pseudonyms; `*`, all of them, is nobody's name. */
function createStoredPauses(database: Database, pseudonymOf: (id: string) => string): Pauses {
  const nameOf = (chat: string): string => (chat === '*' ? chat : pseudonymOf(chat))
  return {
    isPaused: (chat) => isPaused(database, nameOf(chat)),
    setPaused: (chat, paused) => setPaused(database, nameOf(chat), paused),
  }
}

/** Counters for limits: shared where replicas share a database. */
function createRates({ database, pseudonymOf, log }: AppParts): Rates {
  const client = poolOf(database)
  if (!client) return createMemoryRates()
  return createSharedRates({
    client,
    pseudonymOf,
    onProblem: (err) => log.error({ err }, 'limits are counted for this replica alone'),
  })
}

/** The whole bot, with its limits and its kill switch. */
function assemble(config: Config, parts: AppParts, isAdministrator: Parts['isAdministrator']) {
  const { database, pseudonymOf, log, metrics } = parts
  const rates = createRates(parts)
  const admins = config.mode === 'playground' ? [] : config.adminIds.map((id) => `telegram:${id}`)
  const onProblem = (err: unknown): void => log.error({ err }, 'whether the bot is paused could not be looked up')
  const conversation = createBot({
    ...parts,
    defaultLocale: config.defaultLocale,
    retentionDays: config.retentionDays,
    onRecordFailure: (update, err) => log.error({ err, update }, 'a question could not be recorded'),
    onLookUpFailure: (err) => log.error({ err }, 'the language of a person could not be looked up'),
    onAsked: metrics.interpreted,
    onDropped: (reason) => metrics.dropped(reason === 'paused' ? reason : `${reason}-limit`),
    limits: createIncomingLimits({ ...config.limits, rates }),
    pauses: createPauses(createStoredPauses(database, pseudonymOf), onProblem),
    isOperator: (person) => admins.includes(person),
    isAdministrator,
  })
  return { conversation, rates }
}

async function openPlayground(config: ConfigOf<'playground'>, parts: AppParts): Promise<App> {
  const { knowledge, matcher, i18n, log, database } = parts
  const { conversation } = assemble(config, parts, async () => true)
  const server = createServer({ log })
  const explainTo = (text: string, locale: string) => explain(text, matcher, knowledge, locale)
  registerPlayground(server, { conversation, explain: explainTo, locales: i18n.locales, log, host: config.host })
  const address = await listen(server, config)
  const retention = startRetention({ database, retentionDays: config.retentionDays, now: parts.now, log })
  return {
    greeting: `Xubao 续保 is open at ${address} (playground; set BOT_TOKEN in .env to serve Telegram). Ctrl+C stops it.`,
    done: new Promise(() => {}),
    stop: async () => {
      retention.stop()
      await server.close()
      await database.destroy()
    },
  }
}

/** What happens to chats changes what is kept about them. */
function createChatEvents({ database, pseudonymOf, log }: AppParts): ChatEvents {
  const onError = (err: unknown): void => log.error({ err }, 'the settings of a chat could not be changed')
  return {
    onForbidden: (chat) => void forgetChat(database, pseudonymOf(chat)).catch(onError),
    onMoved: (from, to) => void moveChat(database, pseudonymOf(from), pseudonymOf(to)).catch(onError),
  }
}

/** For how long an answer can be found by what it answers. */
const answersKeptMs = 60 * 60 * 1000

function createAnswers({ database, pseudonymOf, now }: AppParts): Answers {
  return {
    keep: ({ chat, ...answer }) => {
      const place = { chat: pseudonymOf(chat.id), ...(chat.thread !== undefined && { thread: chat.thread }) }
      return keepAnswer(database, { ...answer, ...place, at: now().getTime() })
    },
    find: (chat, question) => findAnswer(database, pseudonymOf(chat.id), question, now().getTime() - answersKeptMs),
  }
}

function openTelegram(config: ConfigOf<'polling' | 'webhook'>, parts: AppParts): Telegram {
  const { i18n, database, log, metrics, now } = parts
  const { conversation, rates } = assemble(config, parts, (chat, person) => telegram.isAdministrator(chat, person))
  // One process serves an SQLite file: under the same name it goes on at once after a restart. Replicas need names of their own.
  const replica = poolOf(database) ? randomUUID() : 'only'
  const telegram: Telegram = createTelegram({
    token: config.token,
    apiRoot: config.apiRoot,
    conversation,
    commandMenu: commandMenus(i18n, conversation.commands),
    inbox: createInbox(database, { replica, now }),
    pace: createOutgoingLimit({ ...config.limits, rates }),
    chats: createChatEvents(parts),
    answers: createAnswers(parts),
    log,
    metrics,
  })
  return telegram
}

/** The server that tells how the bot is; a webhook is on it too. */
function createHealthServer(config: ConfigOf<'polling' | 'webhook'>, telegram: Telegram, parts: AppParts) {
  const { database, log, metrics } = parts
  const server = createServer({ log })
  registerHealth(server, {
    checks: () =>
      Promise.all([
        runCheck('database', () => countWaiting(database)),
        runCheck('telegram', telegram.check),
        Promise.resolve({ name: 'knowledge', ok: true, detail: `${parts.knowledge.intents.size} intents` }),
      ]),
    metrics,
    ...(config.metricsToken && { metricsToken: config.metricsToken }),
    host: config.host,
  })
  return server
}

/** Opens the port for /healthz and the like. In polling mode nobody needs it to be answered: a taken port that nobody chose is no reason not to start. */
async function listenIfPossible(
  server: ReturnType<typeof createHealthServer>,
  config: ConfigOf<'polling'>,
  log: Log,
): Promise<void> {
  try {
    await listen(server, config)
  } catch (err) {
    if (config.isPortChosen) throw err
    log.warn({ err }, 'the bot runs without /healthz, /readyz and /metrics; set PORT to a free port to have them')
  }
}

/** Opens the doors that the configuration asks for. Rejects with an error that says what to do when one cannot be opened. */
export async function startApp(config: Config, parts: AppParts): Promise<App> {
  if (config.mode === 'playground') return openPlayground(config, parts)
  const { database, log, metrics } = parts
  const telegram = openTelegram(config, parts)
  const server = createHealthServer(config, telegram, parts)
  const retention = startRetention({ database, retentionDays: config.retentionDays, now: parts.now, log })
  const stop = async (): Promise<void> => {
    retention.stop()
    await Promise.all([telegram.stop(), server.close()])
    await database.destroy()
  }
  if (config.mode === 'polling') {
    await listenIfPossible(server, config, log)
    return { greeting: 'Xubao 续保 asks Telegram for messages. Ctrl+C stops it.', done: telegram.start(), stop }
  }
  const path = pathOf(config.webhookUrl)
  const { receive, isFull } = telegram
  registerWebhook(server, { path, secret: config.webhookSecret, receive, isFull, log, metrics })
  const address = await listen(server, config)
  const done = telegram.startWebhook(config.webhookUrl, config.webhookSecret).then(() => telegram.refused)
  return { greeting: `Xubao 续保 takes Telegram's messages at ${address}${path}. Ctrl+C stops it.`, done, stop }
}
