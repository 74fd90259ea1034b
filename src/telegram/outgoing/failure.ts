import { TelegramError } from 'telegraf'
import { withoutSecrets } from '../../log.ts'

/**
 * What a failed call asks of us:
 * - `wait`: come back after `seconds` (flood control);
 * - `unreachable`: the call surely never arrived; `unknown`: the line broke or fell silent, and `retry`: Telegram failed: the call may have been carried out;
 * - `thread`, `reply`, `quote`: the call was addressed to something that is gone, and can be made without it;
 * - `moved`: the group became the supergroup `chatId`; `gone`: the message to edit is too old or deleted;
 * - `expired`, `unchanged`: nothing is left to do; `forbidden`: the person blocked the bot, or the group removed it or took its right to write;
 * - `stopped`: the bot has no more time for it;
 * - `conflict`: another program takes the updates; `unauthorised`: the token is refused;
 * - `other`: a mistake of ours, to be reported.
 */
export type Failure =
  | { readonly kind: 'wait'; readonly seconds: number; readonly reason: string }
  | { readonly kind: 'moved'; readonly chatId: number; readonly reason: string }
  | {
      readonly kind:
        | 'unreachable'
        | 'unknown'
        | 'retry'
        | 'thread'
        | 'reply'
        | 'quote'
        | 'stopped'
        | 'gone'
        | 'expired'
        | 'unchanged'
        | 'forbidden'
        | 'conflict'
        | 'unauthorised'
        | 'other'
      readonly reason: string
    }

const badRequests = [
  ['unchanged', /message is not modified/i],
  ['expired', /query is too old|query id is invalid/i],
  ['gone', /message to (?:edit|delete|react) not found|message can't be (?:edited|deleted)|message_id_invalid/i],
  ['quote', /quote_text_invalid/i],
  ['reply', /message to be replied not found|reply_message_id_invalid|ephemeral_action_expired/i],
  ['thread', /message thread not found|topic_(?:closed|deleted|id_invalid)/i],
  ['forbidden', /not enough rights to send|have no rights to send|chat_write_forbidden|chat_send_\w+_forbidden/i],
] as const

/** What a failed call says when the way to Telegram was closed before anything was sent. */
const neverSent =
  /econnrefused|enotfound|eai_again|ehostunreach|enetunreach|connect etimedout|getaddrinfo|certificate|ssl routines|\btls\b/i

/** Flood control names seconds. A number that makes no sense must not stop a chat for days. */
const waitSeconds = { least: 1, most: 3600 }

const clampedWait = (seconds: unknown): number =>
  typeof seconds === 'number' && Number.isFinite(seconds)
    ? Math.min(Math.max(seconds, waitSeconds.least), waitSeconds.most)
    : waitSeconds.least

/** What a Bot API call threw, sorted (Bot API, "Making requests": error_code, description, ResponseParameters). The reason holds no secret. */
export function sortFailure(error: unknown): Failure {
  const reason = withoutSecrets(error instanceof Error ? error.message : String(error))
  // Whatever is not an answer in Telegram's form is a fault on the way: no connection, a time-out, half a JSON text.
  if (!(error instanceof TelegramError) || !Number.isInteger(error.code))
    return { kind: neverSent.test(reason) ? 'unreachable' : 'unknown', reason }
  const { code, description, parameters } = error
  if (code === 429) return { kind: 'wait', seconds: clampedWait(parameters?.retry_after), reason }
  if (code >= 500) return { kind: 'retry', reason }
  if (parameters?.migrate_to_chat_id !== undefined)
    return { kind: 'moved', chatId: parameters.migrate_to_chat_id, reason }
  if (code === 401) return { kind: 'unauthorised', reason }
  if (code === 403) return { kind: 'forbidden', reason }
  if (code === 409) return { kind: 'conflict', reason }
  const known = badRequests.find(([, words]) => words.test(description ?? ''))
  return { kind: known?.[0] ?? 'other', reason }
}

export type Outcome<T> =
  | { readonly done: true; readonly result: T }
  | { readonly done: false; readonly failure: Failure }

/** What `task` came to, with its failure sorted. Never rejects. */
export async function attempt<T>(task: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { done: true, result: await task() }
  } catch (error) {
    return { done: false, failure: sortFailure(error) }
  }
}
