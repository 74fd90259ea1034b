import type { Chat, Person } from '../../conversation/incoming.ts'
import type { Message } from './update.ts'

/** The name of a person or chat in the conversation. */
export const telegramId = (id: number): string => `telegram:${id}`

/** A person by Telegram's number, with the language of their app where it is told. */
export const personOf = (id: number, languageHint: string | undefined): Person => ({
  id: telegramId(id),
  ...(languageHint && { languageHint }),
})

/** The number of a message, and that of one which only one person sees: the first is 0 then, and nothing can be done by it. */
export function numbersOf({
  message_id,
  ephemeral_message_id: ephemeral,
}: Pick<Message, 'message_id'> & Partial<Pick<Message, 'ephemeral_message_id'>>) {
  return {
    message: message_id > 0 ? { messageId: message_id } : {},
    ephemeral: ephemeral === undefined ? {} : { ephemeral },
  }
}

/** Where a message stands. */
export function chatOf({
  chat,
  is_topic_message,
  message_thread_id,
}: Pick<Message, 'chat'> & Partial<Pick<Message, 'is_topic_message' | 'message_thread_id'>>): Chat {
  return {
    id: telegramId(chat.id),
    kind: chat.type === 'private' ? 'private' : 'group',
    // Outside topics Telegram numbers threads of replies too; sending to those is refused.
    ...(is_topic_message && message_thread_id !== undefined && { thread: message_thread_id }),
  }
}
