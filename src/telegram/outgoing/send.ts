import type { Reply } from '../../conversation/reply.ts'
import type { BotApi } from './bot-api.ts'
import type { Outcome } from './failure.ts'
import type { Received } from './received.ts'
import { type Message, renderArticles, renderMessages, renderToast } from './render.ts'

/** The calls that answer what was received, ready to be made. */
export type Plan = {
  readonly messages: readonly Message[]
  readonly toast?: string | undefined
  readonly articles: ReturnType<typeof renderArticles>
}

/** Seconds for which Telegram may show the same results again: as long as a person hesitates over one word. */
const inlineCacheSeconds = 5

/** The replies as calls. Throws when a reply cannot be sent at all (see encodeAction); nothing has been sent then. */
export function planFor(received: Received, replies: readonly Reply[], username: string): Plan {
  const { incoming } = received
  if (!incoming) return { messages: [], articles: [] }
  if (received.kind === 'inline') return { messages: [], articles: renderArticles(replies, username) }
  return { messages: renderMessages(replies, incoming, username), toast: renderToast(replies), articles: [] }
}

/** What became of a plan: it was carried out, given up for a reason, or interrupted because the bot has to stop. */
export type Sent =
  | { readonly kind: 'answered' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'interrupted' }

/** Carries a plan out. A press and an inline query are answered once, whatever the plan holds. Never rejects. */
export type Send = (received: Received, plan: Plan) => Promise<Sent>

/** Failures after which nothing is left to do, and nobody misses anything. */
const harmless: readonly string[] = ['unchanged', 'expired', 'gone']

function sentOf(outcomes: readonly (Outcome<unknown> | undefined)[]): Sent {
  const kinds = outcomes.flatMap((outcome) => (outcome && !outcome.done ? [outcome.failure.kind] : []))
  if (kinds.includes('stopped')) return { kind: 'interrupted' }
  const reason = kinds.find((kind) => !harmless.includes(kind))
  return reason ? { kind: 'failed', reason } : { kind: 'answered' }
}

/** How replies reach people, through `api`. */
export function createSend(api: BotApi): Send {
  const sendOne = async ({ send, edit }: Message, id: string): Promise<Outcome<unknown>> => {
    const edited = edit && (await api.call('editMessageText', edit, id))
    if (edited && (edited.done || edited.failure.kind !== 'gone')) return edited
    return api.call('sendMessage', send, id)
  }

  const sendAll = async (messages: readonly Message[], id: string): Promise<Outcome<unknown> | undefined> => {
    let last: Outcome<unknown> | undefined
    for (const message of messages) {
      last = await sendOne(message, id)
      // The rest of an answer without its beginning would only confuse; what is already there is no loss.
      if (!last.done && last.failure.kind !== 'unchanged') return last
    }
    return last
  }

  const answer = (received: Received, { toast, articles }: Plan): Promise<Outcome<unknown>> | undefined => {
    const { id } = received
    if (received.kind === 'message' || received.kind === 'chosen') return undefined
    if (received.kind === 'press') {
      return api.call('answerCallbackQuery', { callback_query_id: received.queryId, ...(toast && { text: toast }) }, id)
    }
    const options = { cache_time: inlineCacheSeconds, is_personal: true }
    return api.call('answerInlineQuery', { inline_query_id: received.queryId, results: articles, ...options }, id)
  }

  // The answer to a press leaves first and holds nothing up: until it arrives the button shows that it is busy.
  return async (received, plan) =>
    sentOf(await Promise.all([answer(received, plan), sendAll(plan.messages, received.id)]))
}
