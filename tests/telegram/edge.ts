import { setTimeout as sleep } from 'node:timers/promises'
import nock from 'nock'
import { Telegram as Client } from 'telegraf'
import { afterEach, beforeEach, onTestFinished } from 'vitest'
import { command } from '../../src/conversation/command.ts'
import type { Conversation } from '../../src/conversation/conversation.ts'
import { escapeHtml } from '../../src/conversation/html.ts'
import type { Incoming } from '../../src/conversation/incoming.ts'
import { message, type Reply } from '../../src/conversation/reply.ts'
import type { Log } from '../../src/log.ts'
import { createMetrics, type Metrics } from '../../src/metrics.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { createInbox } from '../../src/store/inbox/inbox.ts'
import type { Inbox } from '../../src/telegram/incoming/inbox.ts'
import type { Answers } from '../../src/telegram/outgoing/answers.ts'
import type { ChatEvents, Pace } from '../../src/telegram/outgoing/bot-api.ts'
import { createBotApi } from '../../src/telegram/outgoing/bot-api.ts'
import type { Patience } from '../../src/telegram/outgoing/patience.ts'

export const token = '123456789:AAtestTokenOfThirtyFiveCharacters__'
export const apiRoot = 'https://telegram.test'
export const me = { id: 123456789, username: 'xubao_bot' }

/** Closes the network for every test of the file that calls it, and forgets what Telegram was to answer. */
export function closeNetwork(): void {
  beforeEach(() => {
    nock.disableNetConnect()
  })
  afterEach(() => {
    nock.abortPendingRequests()
    nock.cleanAll()
  })
}

type Body = Record<string, unknown>
export type Answer = { readonly status?: number; readonly body: string | Body } | 'no connection' | 'no answer'

export const ok = (result: unknown = true): Answer => ({ body: { ok: true, result } })
export const no = (code: number, description: string, parameters?: object): Answer => ({
  status: code,
  body: { ok: false, error_code: code, description, ...(parameters && { parameters }) },
})
export const badGateway: Answer = { status: 502, body: '<html><h1>502 Bad Gateway</h1></html>' }
export const brokenJson: Answer = { status: 200, body: '{"ok":true,"result":{"message_id":1,' }

export type Call = { readonly method: string; readonly body: Body }

/**
 * A stand-in for Telegram: each method answers with what was prepared for it, in order; the last one stays. Methods that were not
 * prepared are refused as unknown. Gives the calls that arrived, in their order.
 */
export function telegramAnswers(prepared: Readonly<Record<string, readonly Answer[]>>): Call[] {
  const calls: Call[] = []
  const turns = new Map<string, number>()
  for (const [method, answers] of Object.entries(prepared)) {
    answers.forEach((answer, index) => {
      const isMyTurn = (body: Body): boolean => {
        const turn = turns.get(method) ?? 0
        return turn === index || (turn > index && index === answers.length - 1) ? Boolean(body) : false
      }
      const heard = nock(apiRoot).persist().post(`/bot${token}/${method}`, isMyTurn)
      const note = (body: unknown): void => {
        turns.set(method, (turns.get(method) ?? 0) + 1)
        calls.push({ method, body: body as Body })
      }
      heard.reply(async (request: Request) => {
        // Files come as forms, everything else as JSON.
        const body = await request.text()
        note(body.startsWith('{') ? JSON.parse(body) : { form: body })
        if (answer === 'no connection') throw new Error('connect ECONNREFUSED')
        if (answer === 'no answer') return new Promise<never>(() => undefined)
        return [answer.status ?? 200, answer.body]
      })
    })
  }
  return calls
}

/** Patience that waits no time and remembers how long it was asked to. */
export function hurried(): Patience & { readonly waits: number[] } {
  const waits: number[] = []
  const wait = async (ms: number): Promise<void> => {
    waits.push(ms)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { wait, random: () => 1, waits }
}

/** Patience in which a second takes ten milliseconds, for doors that do something every second. */
const brisk: Patience = {
  wait: (ms, signal) => sleep(ms / 100, undefined, { signal }).catch(() => undefined),
  random: () => 1,
}

/** A pace at which everything may leave at once; remembers the chats it was asked for. */
export function freePace(): Pace & { readonly taken: [chatId: number, isGroup: boolean][] } {
  const taken: [number, boolean][] = []
  return { take: async (chatId, isGroup) => void taken.push([chatId, isGroup]), taken }
}

/** Answers in memory, by chat and question. */
export function keptAnswers(): Answers & { readonly kept: Parameters<Answers['keep']>[0][] } {
  const kept: Parameters<Answers['keep']>[0][] = []
  return {
    keep: async (answer) => void kept.push(answer),
    find: async (chat, question) =>
      kept.findLast((one) => one.chat.id === chat.id && one.question === question)?.answer,
    kept,
  }
}

/** Hears what happens to chats. */
export function keptChats(): ChatEvents & { readonly events: string[] } {
  const events: string[] = []
  return {
    onForbidden: (chat) => void events.push(`${chat} is closed`),
    onMoved: (from, to) => void events.push(`${from} became ${to}`),
    events,
  }
}

/** The Bot API over a client of telegraf, with everything that a test may look at. */
export function openApi({
  signal = new AbortController().signal as AbortSignal,
  stopping = new AbortController().signal as AbortSignal,
  telegram = new Client(token, { apiRoot }),
  patience = hurried(),
  pace = freePace(),
} = {}) {
  const { log, lines } = keptLog()
  const [metrics, chats] = [createMetrics(), keptChats()]
  const botApi = createBotApi({
    telegram,
    log,
    metrics,
    patience,
    pace,
    chats,
    stopping: AbortSignal.any([stopping, signal]),
    signal,
  })
  return { ...botApi, log, lines, patience, metrics, taken: pace.taken, events: chats.events }
}

/** An inbox in memory, as the bot has it, and what is in it. */
export async function memoryInbox() {
  const database = await openDatabase('sqlite::memory:', { pseudonymOf: (id) => id })
  onTestFinished(() => database.destroy())
  const inbox: Inbox = createInbox(database, { replica: 'only', now: () => new Date(0) })
  const stored = () => database.selectFrom('updates').select(['id', 'state', 'reason']).orderBy('number').execute()
  return { inbox, stored }
}

/** What every door to Telegram is made of besides its conversation and its log. */
export async function doorParts() {
  const { inbox, stored } = await memoryInbox()
  const [pace, chats, metrics, answers] = [freePace(), keptChats(), createMetrics(), keptAnswers()]
  const options = { token, apiRoot, commandMenu: [], inbox, pace, chats, answers, metrics, patience: brisk }
  return { options, stored }
}

/** The value of a counter with these labels (`reason="paused"`). */
export async function counted(metrics: Pick<Metrics, 'text'>, name: string, labels = ''): Promise<number> {
  const line = (await metrics.text())
    .split('\n')
    .find((one) => one.startsWith(labels ? `${name}{${labels}}` : `${name} `))
  return Number(line?.split(' ').at(-1) ?? Number.NaN)
}

export type Line = { readonly level: keyof Log; readonly fields: Body; readonly text: string }

/** A log that keeps its lines. */
export function keptLog(): { readonly log: Log; readonly lines: Line[] } {
  const lines: Line[] = []
  const write =
    (level: keyof Log) =>
    (fields: Body, text: string): void => {
      lines.push({ level, fields, text })
    }
  const log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
  return { log: log as unknown as Log, lines }
}

/** A conversation that says what `converse` gives. */
export function saying(converse: (incoming: Incoming) => readonly Reply[] | Promise<readonly Reply[]>): Conversation {
  return {
    converse: async (incoming) => converse(incoming),
    apologise: () => [message(escapeHtml('Sorry.'))],
    commands: new Map([['faq', command('faq', () => [], { inGroups: true })]]),
  }
}

/** Waits until every update that was taken has been answered. */
export async function answered(metrics: Pick<Metrics, 'text'>): Promise<void> {
  while ((await counted(metrics, 'xubao_queue_depth')) > 0) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** Waits until `isTrue` or fails after two seconds. */
export async function until(isTrue: () => boolean): Promise<void> {
  for (let left = 400; !isTrue(); left -= 1) {
    if (left === 0) throw new Error('It did not come true within two seconds.')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
