import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const harness = join(root, '../shared/telegram/strictapi/harness.js')

/** Like `test`, but skipped where the strict stand-in for Telegram is not beside the project. */
export const play = existsSync(harness) ? test : test.skip

export const isPlayable = existsSync(harness)

export type User = { readonly id: number; readonly first_name: string }
export type Group = { readonly id: number }
type SentMessage = { readonly message_id: number; readonly chat: { readonly id: number } }
/** Something that happened in a chat; `seq` counts all of them. */
export type Event = {
  readonly seq: number
  readonly text: string
  readonly message_id: number
  readonly message: SentMessage
  readonly buttons?: readonly (readonly string[])[]
  readonly reply_to?: number
  readonly thread?: number
}
type Sent = { readonly seq: number; readonly message: SentMessage; readonly delivered: boolean }
type Tap = {
  readonly seq: number
  readonly answered?: boolean
  readonly answer?: { readonly text?: string }
  readonly url?: string
}
type InlineAnswer = {
  readonly query_id: string
  readonly results: readonly { readonly id: string; readonly title: string; readonly description?: string }[]
}
type Options = Readonly<Record<string, unknown>>

/** The part of the stand-in's client that the tests use. */
type TestClient = {
  user(options: Options): Promise<User>
  group(options: Options): Promise<Group>
  topic(chat: Group, options: Options): Promise<{ readonly message_thread_id: number }>
  setBotStatus(chat: Group, status: string): Promise<unknown>
  sendText(user: User, chat: Group | null, text: string, options?: Options): Promise<Sent>
  sendFields(user: User, chat: Group | null, fields: Options, options?: Options): Promise<Sent>
  editText(user: User, message: SentMessage, text: string): Promise<Sent>
  ask(user: User, chat: Group | null, text: string, options?: Options): Promise<Event>
  tapButton(user: User, message: Event, button: string, options?: Options): Promise<Tap>
  waitForReply(after: Sent | Event | Tap | number, options?: Options): Promise<Event>
  waitForEdit(after: Sent | Event | Tap, options?: Options): Promise<Event>
  expectSilence(after: Sent | { readonly seq: number }, ms?: number): Promise<true>
  inlineQuery(user: User, query: string): Promise<InlineAnswer>
  chooseInline(user: User, answer: InlineAnswer, resultId: string, chat: Group): Promise<unknown>
  settle(options?: Options): Promise<{ readonly settled: boolean }>
  fault(kind: string, options?: Options): Promise<unknown>
  clearFaults(): Promise<unknown>
  duplicateNext(times: number): Promise<unknown>
  stealPolling(): Promise<unknown>
  block(user: User): Promise<unknown>
  migrate(chat: Group): Promise<{ readonly chat: Group }>
  rawUpdate(kind: string, payload: unknown, options?: Options): Promise<unknown>
  calls(
    options: Options,
  ): Promise<readonly { readonly method: string; readonly params: Options; readonly ok: boolean }[]>
  profile(): Promise<{ readonly commands: Options; readonly allowed_updates: readonly string[] | null }>
  assertNoViolations(): Promise<void>
  transcript(): Promise<string>
}

export type World = {
  readonly tg: TestClient
  readonly bot: {
    readonly out: () => string
    readonly term: () => Promise<{ readonly code: number; readonly ms: number } | null>
    readonly start: () => Promise<void>
    readonly restart: (signal?: string) => Promise<void>
    readonly exited: { readonly code: number } | null
  }
  readonly stop: () => Promise<void>
}

type Start = (options: Options) => Promise<World>

/** The real bot as a process of its own, against the stand-in for Telegram. */
export function startBot(mode: 'polling' | 'webhook', more: Options = {}): Promise<World> {
  const { startWorld } = createRequire(import.meta.url)(harness) as { readonly startWorld: Start }
  const webhook = {
    WEBHOOK_URL: 'https://127.0.0.1:{port}/telegram',
    WEBHOOK_SECRET: 'acceptance_Secret-1',
    PORT: '{port}',
  }
  return startWorld({
    mode,
    cmd: join(root, 'node_modules/.bin/node'),
    args: ['src/main.ts'],
    cwd: root,
    readyMs: 60_000,
    inheritEnv: false,
    ...more,
    env: {
      BOT_TOKEN: '{token}',
      TELEGRAM_API_ROOT: '{api}',
      DATABASE_URL: 'sqlite::memory:',
      ...(mode === 'webhook' && webhook),
    },
  })
}

/** Waits until `isTrue`, a minute at most: a machine with other work starts the bot slowly. */
export async function until(isTrue: () => boolean): Promise<void> {
  for (let left = 600; !isTrue(); left -= 1) {
    if (left === 0) throw new Error('It did not come true within a minute.')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
