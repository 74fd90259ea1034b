import type { BotApi } from './bot-api.ts'
import { attempt } from './failure.ts'
import { numberOf } from './target.ts'

/** Bot API, ChatMember: the statuses of those who administer a group. */
const administrators: readonly string[] = ['creator', 'administrator']

/** Whether a person administers a group; false when Telegram cannot be asked or does not know them. Never rejects. */
export async function isAdministrator(
  chatId: string,
  personId: string,
  api: BotApi,
  signal: AbortSignal,
): Promise<boolean> {
  const payload = { chat_id: numberOf(chatId), user_id: numberOf(personId) }
  // Channels and groups that speak in a group have negative numbers and are not members.
  if (!(payload.user_id > 0)) return false
  const outcome = await attempt(() => api.request('getChatMember', payload, { signal, timeoutMs: 10_000 }))
  return outcome.done && administrators.includes(outcome.result?.status)
}
