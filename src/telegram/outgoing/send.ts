import type { Chat } from '../../conversation/incoming.ts'
import type { Reply } from '../../conversation/reply.ts'
import type { Log } from '../../log.ts'
import type { Answers } from './answers.ts'
import { renderArticles } from './articles.ts'
import type { BotApi } from './bot-api.ts'
import type { Outcome } from './failure.ts'
import type { Received } from './received.ts'
import { renderSendings, renderToast } from './render.ts'
import { createSendMessage } from './send-message.ts'
import type { Sending } from './sending.ts'

/** The calls that answer what was received, ready to be made. */
export type Plan = {
  readonly sendings: readonly Sending[]
  readonly toast?: string | undefined
  readonly articles: ReturnType<typeof renderArticles>
}

/** Seconds for which Telegram may show the same results again: as long as a person hesitates over one word. */
const inlineCacheSeconds = 5

/** The replies as calls. Throws when a reply cannot be sent at all (see encodeAction); nothing has been sent then. */
export function planFor(received: Received, replies: readonly Reply[], username: string): Plan {
  if (received.kind === 'inline') return { sendings: [], articles: renderArticles(replies, username) }
  return { sendings: renderSendings(replies, received, username), toast: renderToast(replies), articles: [] }
}

/** The result of a plan: it was carried out, given up for a reason, or interrupted because the bot has to stop. */
export type Sent =
  | { readonly kind: 'answered' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'interrupted' }

/** Carries a plan out. A press and an inline query are answered once, whatever the plan holds. Never rejects. */
export type Send = (received: Received, plan: Plan) => Promise<Sent>

/** Failures after which nothing is left to do, and nobody misses anything. */
const harmless: readonly string[] = ['unchanged', 'expired', 'gone']
/** Failures that leave open whether the answer is in the chat. */
const open: readonly string[] = ['unknown', 'retry']

/** Why an answer failed of which nobody knows whether it has arrived. */
export const uncertain = 'uncertain'

function sentOf(outcomes: readonly (Outcome<unknown> | undefined)[]): Sent {
  const kinds = outcomes.flatMap((outcome) => (outcome && !outcome.done ? [outcome.failure.kind] : []))
  if (kinds.includes('stopped')) return { kind: 'interrupted' }
  const reason = kinds.find((kind) => !harmless.includes(kind))
  if (!reason) return { kind: 'answered' }
  return { kind: 'failed', reason: open.includes(reason) ? uncertain : reason }
}

/** How replies reach people, through `api`. */
export function createSend(api: BotApi, answers: Answers, log: Log): Send {
  const sendMessage = createSendMessage(api, answers, log)

  const sendOne = (sending: Sending, id: string, continues: boolean): Promise<Outcome<unknown>> => {
    const optional = { continues, isOptional: true }
    switch (sending.kind) {
      case 'message':
        return sendMessage(sending, { id, continues })
      case 'document':
        return api.call('sendDocument', sending.send, id, { continues })
      case 'reaction':
        return api.call('setMessageReaction', sending.send, id, optional)
      case 'deletion':
        return api.call('deleteMessage', sending.send, id, optional)
      case 'ephemeralDeletion':
        return api.call('deleteEphemeralMessage', sending.send, id, optional)
    }
  }

  const sendAll = async (sendings: readonly Sending[], id: string): Promise<Outcome<unknown> | undefined> => {
    let last: Outcome<unknown> | undefined
    for (const [index, sending] of sendings.entries()) {
      const outcome = await sendOne(sending, id, index > 0)
      const isWritten = sending.kind === 'message' || sending.kind === 'document'
      if (!isWritten) {
        // Nobody misses a reaction that Telegram refused.
        if (!outcome.done && outcome.failure.kind === 'stopped') return outcome
        continue
      }
      last = outcome
      // The rest of an answer without its beginning would only confuse; what is already there counts as sent.
      if (!outcome.done && outcome.failure.kind !== 'unchanged') return outcome
    }
    return last
  }

  const answer = (received: Received, { toast, articles }: Plan): Promise<Outcome<unknown>> | undefined => {
    const { id } = received
    if (received.kind === 'press') {
      return api.call('answerCallbackQuery', { callback_query_id: received.queryId, ...(toast && { text: toast }) }, id)
    }
    if (received.kind !== 'inline') return undefined
    const options = { cache_time: inlineCacheSeconds, is_personal: true }
    return api.call('answerInlineQuery', { inline_query_id: received.queryId, results: articles, ...options }, id)
  }

  // The answer to a press leaves first and holds nothing up: until it arrives the button shows that it is busy.
  return async (received, plan) =>
    sentOf(await Promise.all([answer(received, plan), sendAll(plan.sendings, received.id)]))
}

/** How something reaches a chat that nobody asked for just now, from the bot `username`. Never rejects. */
export function createSay(send: Send, log: Log) {
  return async (chat: Chat, replies: readonly Reply[], id: string, username: string): Promise<Sent> => {
    // Nothing was said that it could answer, react to or change: as when the bot has just come in.
    const unasked: Received = {
      kind: 'message',
      id,
      incoming: { id, chat, from: { id: chat.id }, content: { kind: 'joined' } },
    }
    try {
      return await send(unasked, planFor(unasked, replies, username))
    } catch (err) {
      log.error({ err, told: id }, 'what was to be said cannot be sent')
      return { kind: 'failed', reason: 'other' }
    }
  }
}
