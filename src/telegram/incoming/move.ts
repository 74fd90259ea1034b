import type { ChatEvents } from '../outgoing/bot-api.ts'
import { parseUpdate } from './update.ts'

/**
 * Tells when a group became a supergroup (Bot API, Message.migrate_to_chat_id): a service message in the old group names the new one. Whoever
 * sends to the old one is told so too, but nobody may send for a long time.
 */
export function noticeMove(update: unknown, { onMoved }: ChatEvents): void {
  // Nearly every update is something else: it is read in full only where this stands in it.
  if ((update as { message?: { migrate_to_chat_id?: unknown } } | null)?.message?.migrate_to_chat_id === undefined)
    return
  const message = parseUpdate(update)?.message
  if (message?.migrate_to_chat_id !== undefined)
    onMoved(`telegram:${message.chat.id}`, `telegram:${message.migrate_to_chat_id}`)
}
