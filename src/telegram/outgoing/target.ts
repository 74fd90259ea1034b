import type { Chat } from '../../conversation/incoming.ts'

/** A forum's general topic: messages go there when no thread is named, and naming it is refused. */
const generalThread = 1

/** Telegram's number of a person or chat (`telegram:42`). */
export const numberOf = (id: string): number => Number(id.slice(id.indexOf(':') + 1))

/** Where a call goes: the chat, and the topic in it. */
export const target = ({ id, thread }: Chat): { readonly chat_id: number; readonly message_thread_id?: number } => ({
  chat_id: numberOf(id),
  ...(thread !== undefined && thread !== generalThread && { message_thread_id: thread }),
})
