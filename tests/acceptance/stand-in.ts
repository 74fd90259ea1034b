import { createRequire } from 'node:module'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const server = join(import.meta.dirname, '../../../shared/telegram/strictapi/server.js')

/** The only token that the stand-in knows. */
export const botToken = '123456789:AAStrictApiTestToken_abcdefghijklmno'

type Options = Readonly<Record<string, unknown>>
/** An update on its way to the bot; `body` holds everything but its number. */
export type Delivery = { readonly update_id: number; body: Options; delivered: number[] }
export type BotMessage = {
  readonly chat: { readonly id: number }
  readonly message: {
    readonly text?: string
    readonly message_id: number
    readonly reply_to_message?: { readonly message_id: number }
  }
}
type SentMessage = { readonly message: { readonly message_id: number; readonly chat: { readonly id: number } } }

/** The part of the stand-in for Telegram that tests in the same process use: no HTTP between them, so a load costs little. */
export type StandIn = {
  readonly url: string
  readonly bot: () => {
    readonly poll: unknown
    readonly webhook: unknown
    readonly queue: readonly Delivery[]
    readonly inFlight: ReadonlySet<unknown>
  }
  readonly user: (options: Options) => { readonly id: number; readonly first_name: string }
  readonly createChat: (options: Options) => { readonly id: number }
  readonly push: (bot: unknown, kind: string, payload: unknown, queue: string, meta?: Options) => Delivery | null
  readonly toJson: (update: Delivery) => unknown
  readonly on: (event: 'bot_message', listener: (message: BotMessage) => void) => unknown
  readonly violations: readonly { readonly level: string; readonly method: string; readonly code: string }[]
  readonly ctl: {
    readonly send: (options: Options) => SentMessage
    readonly addBot: (options: Options) => unknown
    readonly tap: (options: Options) => { readonly callback_query_id: string }
    readonly inline: (options: Options) => Promise<unknown>
    readonly fault: (options: Options) => unknown
    readonly clearFaults: () => unknown
  }
  readonly start: () => Promise<StandIn>
  readonly stop: () => Promise<void>
}

/** Telegram for one test. A webhook that does not answer is tried again within a second, however often it did not. */
export async function openStandIn(): Promise<StandIn> {
  const { StrictApi } = createRequire(import.meta.url)(server) as {
    readonly StrictApi: new (options: Options) => StandIn
  }
  const webhook = { retryMs: 100, maxRetryMs: 1000 }
  const standIn = await new StrictApi({ bots: [{ token: botToken }], webhook, inlineCache: false }).start()
  onTestFinished(() => standIn.stop())
  return standIn
}
