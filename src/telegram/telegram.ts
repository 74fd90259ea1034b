import { Telegraf } from 'telegraf'
import type { Conversation } from '../conversation/conversation.ts'
import type { Log } from '../log.ts'
import { type Answer, createAnswer } from './answer.ts'
import { type BotApi, createBotApi } from './bot-api.ts'
import { createHear } from './hear.ts'
import { persist, poll, type Supervised, setWebhook } from './launch.ts'
import type { Me } from './mention.ts'
import { type CommandMenu, registerMenus } from './menu.ts'
import { defaultPatience, type Patience } from './patience.ts'
import { createQueues, type Queues } from './queue.ts'
import { createSend } from './send.ts'

export type Telegram = {
  /** Polls; resolves after {@link Telegram.stop}. Rejects when Telegram refuses the token: nothing else ends it. */
  readonly start: () => Promise<void>
  /** Tells Telegram to send updates to `url` with `secret`; resolves when it has agreed. Rejects when it refuses the token. */
  readonly startWebhook: (url: string, secret: string) => Promise<void>
  /** Takes an update that Telegram sent to the webhook. Never rejects; resolves when the update stands in its queue. */
  readonly receive: (update: unknown) => Promise<void>
  /** Stops taking updates, and gives the answers that are under way ten seconds to leave. */
  readonly stop: () => Promise<void>
}

export type TelegramOptions = {
  readonly token: string
  /** Where the Bot API is, without the token: https://api.telegram.org or a local server. */
  readonly apiRoot: string
  readonly conversation: Conversation
  readonly commandMenu: readonly CommandMenu[]
  readonly log: Log
  readonly patience?: Patience
}

const graceMs = 10_000

/** The bot's own id and name. Throws when the answer lacks them: asking again is all we can do about it. */
async function askWhoWeAre(api: BotApi, signal: AbortSignal): Promise<Me> {
  const me = await api.request('getMe', {}, { signal })
  if (!Number.isSafeInteger(me?.id) || typeof me.username !== 'string')
    throw new Error('The answer to getMe has no id or user name.')
  return me
}

function createBot({ token, apiRoot, log }: TelegramOptions): Telegraf {
  // The slash keeps the path of a local server's address; webhookReply would hide the errors of an update's first call.
  const telegram = { apiRoot: `${apiRoot}/`, webhookReply: false }
  return new Telegraf(token, { handlerTimeout: Number.POSITIVE_INFINITY, telegram }).catch((err) =>
    log.error({ err }, 'reading an update failed'),
  )
}

/** Puts the answers to what `bot` hears into queues, and gives the queues. */
function listen(bot: Telegraf, answer: Answer, log: Log): Queues {
  const queues = createQueues((err) => log.error({ err }, 'answering an update failed'))
  const hear = createHear(answer, queues)
  bot.use(({ update, botInfo }) => hear(update, botInfo))
  return queues
}

/** Lets the bot know who it is; whether it does: it does not when it is asked to stop before. */
async function identify(bot: Telegraf, api: BotApi, supervised: Supervised): Promise<boolean> {
  const me = await persist('getMe', () => askWhoWeAre(api, supervised.signal), supervised)
  if (!me) return false
  bot.botInfo = me as NonNullable<typeof bot.botInfo>
  supervised.log.info({ username: me.username }, 'connected to Telegram')
  return true
}

/** The Telegram door: what people do there goes to `conversation`, what it says goes back to them. */
export function createTelegram(options: TelegramOptions): Telegram {
  const { conversation, commandMenu, log, patience = defaultPatience } = options
  const stopping = new AbortController()
  const closing = new AbortController()
  const supervised: Supervised = { log, patience, signal: stopping.signal }
  const bot = createBot(options)
  const api = createBotApi({ telegram: bot.telegram, log, patience, signal: closing.signal })
  const queues = listen(bot, createAnswer({ conversation, send: createSend(api), log }), log)
  const identified = Promise.withResolvers<boolean>()
  let running: Promise<void> = Promise.resolve()

  const run = (work: () => Promise<unknown>): Promise<void> => {
    running = identify(bot, api, supervised).then(async (isKnown) => {
      identified.resolve(isKnown)
      if (!isKnown) return
      // It rejects for a refused token only, and that ends the calls that the bot cannot do without as well.
      registerMenus(commandMenu, api, supervised).catch(() => undefined)
      await work()
    })
    return running
  }

  // Updates that come before the bot knows its own name wait for it: it tells which commands and mentions are meant for it.
  const receive: Telegram['receive'] = async (update) => {
    if (typeof update !== 'object' || update === null) return
    if (await identified.promise) await bot.handleUpdate(update as Parameters<typeof bot.handleUpdate>[0])
  }

  return {
    start: () => run(() => poll({ api, receive: (update) => void receive(update), ...supervised })),
    startWebhook: (url, secret) => run(() => setWebhook(url, secret, { api, ...supervised })),
    receive,
    stop: async () => {
      stopping.abort()
      identified.resolve(false)
      await running.catch(() => undefined)
      await queues.idle(graceMs)
      closing.abort()
    },
  }
}
