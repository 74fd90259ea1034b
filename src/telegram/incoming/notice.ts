import type { ChatEvents } from '../outgoing/bot-api.ts'
import { isRemoval } from './membership.ts'
import { telegramId } from './place.ts'
import { parseUpdate } from './update.ts'

type Raw = { readonly message?: { readonly migrate_to_chat_id?: unknown }; readonly my_chat_member?: unknown } | null

/**
 * Tells what happened to a chat. A group became a supergroup (Bot API, Message.migrate_to_chat_id): a service message in the old group names the new
 * one; calls to the old one fail and name it too, but that may take long. Or the bot was removed, or blocked (Bot API, my_chat_member).
 */
export function noticeChange(update: unknown, { onMoved, onForbidden }: ChatEvents): void {
  const raw = update as Raw
  // Nearly every update is something else. Only those that may hold a change are read in full.
  if (raw?.message?.migrate_to_chat_id === undefined && raw?.my_chat_member === undefined) return
  const { message, my_chat_member: membership } = parseUpdate(update) ?? {}
  if (message?.migrate_to_chat_id !== undefined)
    onMoved(telegramId(message.chat.id), telegramId(message.migrate_to_chat_id))
  if (membership && isRemoval(membership)) onForbidden(telegramId(membership.chat.id))
}
