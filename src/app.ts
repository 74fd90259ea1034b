import { randomUUID } from 'node:crypto'
import { commandMenus, createBot, type Parts } from './bot.ts'
import type { Config } from './config.ts'
import type { Abilities } from './conversation/abilities.ts'
import type { Chat } from './conversation/incoming.ts'
import type { Reply } from './conversation/reply.ts'
import { type OutboxJob, startOutbox, type Told } from './jobs/outbox.ts'
import { type RemindersJob, startReminders } from './jobs/reminders.ts'
import { startRetention } from './jobs/retention.ts'
import { createIncomingLimits } from './limits/incoming.ts'
import { createOutgoingLimit } from './limits/outgoing.ts'
import { createPauses } from './limits/pauses.ts'
import { createMemoryRates, createSharedRates, type Rates } from './limits/rates.ts'
import { inLocale } from './locale/i18n.ts'
import type { Log } from './log.ts'
import { explain } from './matching/explain.ts'
import type { Metrics } from './metrics.ts'
import { intentsOf } from './pages/choices.ts'
import { toldPage } from './pages/reminder-told.ts'
import { poolOf } from './store/database/database.ts'
import { createInbox } from './store/inbox/inbox.ts'
import { countWaiting } from './store/sweep.ts'
import { createChatStore } from './store/under-pseudonyms.ts'
import type { ChatEvents } from './telegram/outgoing/bot-api.ts'
import { createTelegram, type Telegram } from './telegram/telegram.ts'
import { runCheck } from './web/check.ts'
import { registerHealth } from './web/health.ts'
import { createMailbox } from './web/playground/routes/mailbox.ts'
import { registerPlayground } from './web/playground/routes/playground.ts'
import { createTakenFor } from './web/playground/routes/taken.ts'
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
export type AppParts = Pick<Parts, 'knowledge' | 'matcher' | 'i18n' | 'database' | 'now' | 'pseudonymOf' | 'seal'> & {
  readonly log: Log
  readonly metrics: Metrics
}

type ChatStore = ReturnType<typeof createChatStore>

type Modes = Config['mode']
type ConfigOf<M extends Modes> = Extract<Config, { mode: M }>

const pathOf = (url: string): string => new URL(url).pathname

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
function assemble(
  config: Config,
  parts: AppParts,
  chats: ChatStore,
  isAdministrator: Abilities['isAdministrator'],
  onAsked: Parts['onAsked'] = parts.metrics.interpreted,
) {
  const { log, metrics } = parts
  const rates = createRates(parts)
  const admins = config.mode === 'playground' ? [] : config.adminIds.map((id) => `telegram:${id}`)
  const onProblem = (err: unknown): void => log.error({ err }, 'whether the bot is paused could not be looked up')
  const conversation = createBot({
    ...parts,
    defaultLocale: config.defaultLocale,
    retentionDays: config.retentionDays,
    onRecordFailure: (update, err) => log.error({ err, update }, 'a question could not be recorded'),
    onLookUpFailure: (err) => log.error({ err }, 'the language of a person could not be looked up'),
    onAsked,
    onDropped: (reason) => metrics.dropped(reason === 'paused' ? reason : `${reason}-limit`),
    limits: createIncomingLimits({ ...config.limits, rates }),
    pauses: createPauses(chats, onProblem),
    isOperator: (person) => admins.includes(person),
    abilities: createAbilities(parts, chats, isAdministrator),
  })
  return { conversation, rates }
}

async function openPlayground(config: ConfigOf<'playground'>, parts: AppParts): Promise<App> {
  const { knowledge, matcher, i18n, log, database } = parts
  const { keep, takenFor } = createTakenFor()
  const { conversation } = assemble(config, parts, createChatStore(parts), async () => true, keep)
  const server = createServer({ log })
  const mailbox = createMailbox()
  const explainTo = (question: string, topics: readonly string[], locale: string) => ({
    ...explain(question, matcher, knowledge, locale),
    titles: intentsOf(topics, knowledge).map(({ title }) => inLocale(title, locale)),
  })
  const { locales } = i18n
  registerPlayground(server, { conversation, explain: explainTo, takenFor, mailbox, locales, log, host: config.host })
  const address = await listen(server, config)
  const outbox = openOutbox(parts, async (chat, replies) => {
    mailbox.put(chat.id, replies)
    return 'sent'
  })
  const reminders = openReminders(parts)
  const retention = startRetention({ database, retentionDays: config.retentionDays, now: parts.now, log })
  return {
    greeting: `Xubao 续保 is open at ${address} (playground; set BOT_TOKEN in .env to serve Telegram). Ctrl+C stops it.`,
    done: new Promise(() => {}),
    stop: async () => {
      retention.stop()
      await Promise.all([outbox.stop(), reminders.stop(), server.close()])
      await database.destroy()
    },
  }
}

/** What happens to chats changes what is kept about them. */
function createChatEvents(chats: ChatStore, log: Log): ChatEvents {
  const onError = (err: unknown): void => log.error({ err }, 'the settings of a chat could not be changed')
  return {
    onForbidden: (chat) => void chats.forget(chat).catch(onError),
    onMoved: (from, to) => void chats.move(from, to).catch(onError),
  }
}

/** What was sealed for the outbox. */
type ToldLater = { readonly chat: Chat; readonly replies: readonly Reply[] }

/** What features ask of a door; what is told waits in the store until the outbox says it. */
function createAbilities(
  { seal }: AppParts,
  chats: ChatStore,
  isAdministrator: Abilities['isAdministrator'],
): Abilities {
  return {
    tell: (chat, replies, key) =>
      chats.tell(chat.id, key, seal.seal(JSON.stringify({ chat, replies } satisfies ToldLater))),
    answerAbove: (chat, topic) => chats.answers.above(chat, topic).catch(() => undefined),
    isAdministrator,
  }
}

type SayTold = (chat: Chat, replies: readonly Reply[], key: string) => Promise<Told>

/** Says through a door what is in the outbox. */
function openOutbox({ database, now, log, metrics, seal }: AppParts, say: SayTold): OutboxJob {
  const deliver = async (key: string, sealed: string): Promise<Told> => {
    const text = seal.open(sealed)
    if (text === undefined) return 'failed'
    const { chat, replies } = JSON.parse(text) as ToldLater
    return say(chat, replies, key)
  }
  return startOutbox({ database, now, log, deliver, onTold: metrics.told })
}

/** Says at Telegram what is told. */
const sayAt =
  (telegram: Telegram): SayTold =>
  async (chat, replies, key) => {
    const sent = await telegram.say(chat, replies, key)
    if (sent.kind !== 'failed') return sent.kind === 'answered' ? 'sent' : 'interrupted'
    return sent.reason === 'forbidden' || sent.reason === 'uncertain' ? sent.reason : 'failed'
  }

/** Tells people through the outbox what they wanted to be reminded of. */
function openReminders({ database, now, log, seal, knowledge, i18n }: AppParts): RemindersJob {
  return startReminders({
    ...{ database, now, log },
    say: (reminder, due, sealedChat) => {
      const id = seal.open(sealedChat)
      if (id === undefined) return undefined
      const { locale } = reminder
      const page = toldPage(reminder, due, knowledge, { locale, t: i18n.translate(locale) })
      return seal.seal(JSON.stringify({ chat: { id, kind: 'private' }, replies: [page] } satisfies ToldLater))
    },
  })
}

function openTelegram(config: ConfigOf<'polling' | 'webhook'>, parts: AppParts): Telegram {
  const { i18n, database, log, metrics, now } = parts
  const chats = createChatStore(parts)
  const { conversation, rates } = assemble(config, parts, chats, (chat, person) =>
    telegram.isAdministrator(chat, person),
  )
  // One process serves an SQLite file: under the same name it goes on at once after a restart. Replicas need names of their own.
  const replica = poolOf(database) ? randomUUID() : 'only'
  const telegram: Telegram = createTelegram({
    token: config.token,
    apiRoot: config.apiRoot,
    conversation,
    commandMenu: commandMenus(i18n, conversation.commands),
    inbox: createInbox(database, { replica, now }),
    pace: createOutgoingLimit({ ...config.limits, rates }),
    chats: createChatEvents(chats, log),
    answers: chats.answers,
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

/** Opens the port for /healthz and the like. In polling mode the port is optional: if the default port is taken, the bot starts anyway. */
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
  const outbox = openOutbox(parts, sayAt(telegram))
  const reminders = openReminders(parts)
  const stop = async (): Promise<void> => {
    retention.stop()
    await Promise.all([outbox.stop(), reminders.stop(), telegram.stop(), server.close()])
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
