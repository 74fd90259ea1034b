import { setTimeout as sleep } from 'node:timers/promises'
import { Telegram as Client } from 'telegraf'
import { isForUs } from '../conversation/addressing.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Chat, Incoming } from '../conversation/incoming.ts'
import type { Reply } from '../conversation/reply.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Inbox } from './incoming/inbox.ts'
import { createIntake } from './incoming/intake.ts'
import { createLease } from './incoming/lease.ts'
import { noticeChange } from './incoming/notice.ts'
import { createQueues } from './incoming/queue.ts'
import { poll, setWebhook } from './launch.ts'
import { createAnswer } from './outgoing/answer.ts'
import type { Answers } from './outgoing/answers.ts'
import { type BotApi, type ChatEvents, createBotApi, type Pace } from './outgoing/bot-api.ts'
import { isAdministrator } from './outgoing/member.ts'
import { type CommandMenu, registerMenus } from './outgoing/menu.ts'
import type { Me } from './outgoing/methods.ts'
import { defaultPatience, type Patience } from './outgoing/patience.ts'
import { persist, refused, type Supervised } from './outgoing/persist.ts'
import { createSay, createSend, type Sent } from './outgoing/send.ts'

export type Telegram = {
  /** Polls; resolves after {@link Telegram.stop}. Rejects when Telegram refuses the token: nothing else ends it. */
  readonly start: () => Promise<void>
  /** Tells Telegram to send updates to `url` with `secret`; resolves when it has agreed. Rejects when it refuses the token. */
  readonly startWebhook: (url: string, secret: string) => Promise<void>
  /** Rejects when Telegram refuses the token for an answer: until there is a new one, nothing can be sent. */
  readonly refused: Promise<never>
  /** Takes an update that Telegram sent to the webhook. Resolves when it is safely stored or can be ignored; rejects if it could not be stored. */
  readonly receive: (update: unknown) => Promise<void>
  /** Whether so many updates wait that Telegram should keep the rest. */
  readonly isFull: () => boolean
  /** Rejects when Telegram has not been heard of as it should be: for a minute and a half of polling, or ever. */
  readonly check: () => Promise<void>
  /** Says something in a chat that nobody asked for just now, within the outgoing limits. Never rejects. `id` is for the log. */
  readonly say: (chat: Chat, replies: readonly Reply[], id: string) => Promise<Sent>
  /** Whether a person administers a group; false if Telegram does not say. Ids as the conversation knows them. */
  readonly isAdministrator: (chatId: string, personId: string) => Promise<boolean>
  /** Stops taking updates, gives the answers that are under way up to nine seconds to leave, and leaves the rest to the next start. */
  readonly stop: () => Promise<void>
}

export type TelegramOptions = {
  readonly token: string
  /** Where the Bot API is, without the token: https://api.telegram.org or a local server. */
  readonly apiRoot: string
  readonly conversation: Conversation
  readonly commandMenu: readonly CommandMenu[]
  readonly inbox: Inbox
  readonly pace: Pace
  readonly chats: ChatEvents
  readonly answers: Answers
  readonly log: Log
  readonly metrics: Metrics
  readonly patience?: Patience
  /** Milliseconds that answers under way have to leave when the bot stops. */
  readonly graceMs?: number
}

/** A stop takes ten seconds at most; the last is for telling Telegram and the database. */
const defaultGraceMs = 7_000
const lastMs = 1_000

/** The most updates that may wait before Telegram is asked to keep the rest: each takes a little memory. */
const fullAt = 2_000

/** A poll is held open for up to 50 seconds, and a dead line is noticed after 75. */
const deafAfterMs = 90_000

/** The bot's own id and name. Throws when the answer lacks them: asking again is all we can do about it. */
async function askWhoWeAre(api: BotApi, signal: AbortSignal): Promise<Me> {
  const me = await api.request('getMe', {}, { signal })
  if (!Number.isSafeInteger(me?.id) || typeof me.username !== 'string')
    throw new Error('The answer to getMe has no id or user name.')
  return me
}

/** Waits for a task, but no longer than `ms`: a database that hangs must not keep the bot from stopping. Never rejects. */
async function within(ms: number, task: Promise<void>, onError: (error: unknown) => void = () => {}): Promise<void> {
  await Promise.race([task.catch(onError), sleep(ms, undefined, { ref: false })])
}

/** When Telegram was last heard of. */
function createContact(metrics: Metrics) {
  let last = Number.NEGATIVE_INFINITY
  let isPolling = false
  return {
    note: (polling: boolean): void => {
      last = performance.now()
      isPolling = polling
      metrics.contacted()
    },
    check: async (): Promise<void> => {
      if (last === Number.NEGATIVE_INFINITY) throw new Error('Telegram has not been reached yet.')
      if (isPolling && performance.now() - last > deafAfterMs) throw new Error('Telegram has been silent for too long.')
    },
  }
}

/** `stopping` aborts when the bot is asked to stop, `closing` when it has no more time. */
type Ends = { readonly stopping: AbortSignal; readonly closing: AbortSignal }

/** Everything between Telegram and the conversation, put together. */
function createRooms(options: TelegramOptions, { stopping, closing }: Ends, onRefused: () => void) {
  const { token, apiRoot, conversation, inbox, log, metrics, pace, chats, answers } = options
  const { patience = defaultPatience } = options
  // The slash keeps the path of a local server's address.
  const telegram = new Client(token, { apiRoot: `${apiRoot}/` })
  const api = createBotApi({ telegram, log, metrics, patience, pace, chats, onRefused, stopping, signal: closing })
  const send = createSend(api, answers, log)
  const answer = createAnswer({ conversation, send, log })
  const isMeant = (incoming: Incoming): boolean => isForUs(incoming, conversation.commands)
  const queues = createQueues((err) => log.error({ err }, 'answering an update failed'))
  const lease = createLease(inbox, log, patience)
  const intake = createIntake({
    inbox,
    queues,
    lease,
    isForUs: isMeant,
    answer,
    log,
    metrics,
    patience,
    stopping,
    signal: closing,
  })
  metrics.watchQueue(queues.depth)
  return { api, queues, lease, intake, say: createSay(send, log) }
}

/** The Telegram door: what people do there goes to `conversation`, what it says goes back to them. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: the start and the stop of the door belong side by side: what one begins, the other ends.
export function createTelegram(options: TelegramOptions): Telegram {
  const { inbox, commandMenu, log, metrics, chats, patience = defaultPatience, graceMs = defaultGraceMs } = options
  const stopping = new AbortController()
  const closing = new AbortController()
  const ends: Ends = { stopping: stopping.signal, closing: closing.signal }
  const supervised: Supervised = { log, patience, signal: stopping.signal }
  const refusal = Promise.withResolvers<never>()
  // If nobody listens, the rejection must not end the process.
  refusal.promise.catch(() => undefined)
  const { api, queues, lease, intake, say } = createRooms(options, ends, () => refusal.reject(refused()))
  const contact = createContact(metrics)
  const identified = Promise.withResolvers<Me | undefined>()
  let running: Promise<void> = Promise.resolve()

  const take = async (updates: readonly unknown[], me: Me): Promise<void> => {
    for (const update of updates) noticeChange(update, chats)
    await intake.take(updates, me)
  }

  const run = (work: (me: Me) => Promise<unknown>): Promise<void> => {
    running = persist('getMe', () => askWhoWeAre(api, stopping.signal), supervised).then(async (me) => {
      identified.resolve(me)
      if (!me) return
      log.info({ username: me.username }, 'connected to Telegram')
      const held = lease.hold((entries) => intake.resume(entries, me), stopping.signal)
      // It rejects for a refused token only, and that ends the calls that the bot cannot do without as well.
      registerMenus(commandMenu, api, supervised).catch(() => undefined)
      await work(me)
      await held
    })
    return running
  }

  const pollAs = (me: Me): Promise<void> =>
    poll({
      ...supervised,
      api,
      take: (updates) => take(updates, me),
      room: () => queues.below(fullAt, stopping.signal),
      onContact: () => contact.note(true),
    })

  return {
    start: () => Promise.race([run(pollAs), refusal.promise]),
    refused: refusal.promise,
    startWebhook: async (url, secret) => {
      const agreed = Promise.withResolvers<void>()
      run(async () => {
        await setWebhook(url, secret, { api, ...supervised })
        contact.note(false)
        agreed.resolve()
      }).then(agreed.resolve, agreed.reject)
      return agreed.promise
    },
    // Updates that come before the bot knows its own name wait for it: it tells which commands and mentions are meant for it.
    receive: async (update) => {
      const me = await identified.promise
      if (!me || stopping.signal.aborted) throw new Error('The bot stops; Telegram delivers this update again.')
      contact.note(false)
      await take([update], me)
    },
    isFull: () => queues.depth() >= fullAt,
    check: contact.check,
    say: async (chat, replies, id) => {
      const me = await identified.promise
      return me && !stopping.signal.aborted ? say(chat, replies, id, me.username) : { kind: 'interrupted' }
    },
    isAdministrator: (chatId, personId) => isAdministrator(chatId, personId, api, closing.signal),
    stop: async () => {
      stopping.abort()
      identified.resolve(undefined)
      await queues.idle(graceMs)
      closing.abort()
      await within(lastMs, running)
      await queues.idle(lastMs)
      await within(lastMs, inbox.leave(), (err) => log.error({ err }, 'what waits could not be handed back'))
    },
  }
}
