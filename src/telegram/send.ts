import type { Reply } from '../conversation/types.ts'
import type { BotApi } from './bot-api.ts'
import type { Outcome } from './failure.ts'
import type { Received } from './read.ts'
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

/** Carries a plan out. A press and an inline query are answered once, whatever the plan holds. Never rejects. */
export type Send = (received: Received, plan: Plan) => Promise<void>

/** How replies reach people, through `api`. */
export function createSend(api: BotApi): Send {
  const sendOne = async ({ send, edit }: Message, id: string): Promise<Outcome<unknown>> => {
    const edited = edit && (await api.call('editMessageText', edit, id))
    if (edited && (edited.done || edited.failure.kind !== 'gone')) return edited
    return api.call('sendMessage', send, id)
  }

  const sendAll = async (messages: readonly Message[], id: string): Promise<void> => {
    for (const message of messages) {
      const outcome = await sendOne(message, id)
      // The rest of an answer without its beginning would only confuse; what is already there is no loss.
      if (!outcome.done && outcome.failure.kind !== 'unchanged') return
    }
  }

  const answer = (received: Received, { toast, articles }: Plan): Promise<Outcome<unknown>> | undefined => {
    const { id } = received
    if (received.kind === 'message') return undefined
    if (received.kind === 'press') {
      return api.call('answerCallbackQuery', { callback_query_id: received.queryId, ...(toast && { text: toast }) }, id)
    }
    const options = { cache_time: inlineCacheSeconds, is_personal: true }
    return api.call('answerInlineQuery', { inline_query_id: received.queryId, results: articles, ...options }, id)
  }

  return async (received, plan) => {
    // The answer to a press leaves first and holds nothing up: until it arrives the button shows that it is busy.
    await Promise.all([answer(received, plan), sendAll(plan.messages, received.id)])
  }
}
