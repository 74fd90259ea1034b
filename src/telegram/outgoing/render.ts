import type { Chat } from '../../conversation/incoming.ts'
import type { DocumentReply, Reply } from '../../conversation/reply.ts'
import type { Received } from './received.ts'
import { messagesOf } from './render-message.ts'
import type { Sending } from './sending.ts'
import { target } from './target.ts'
import { cutText } from './text.ts'

/** Bot API, answerCallbackQuery: text has 0–200 characters. */
const maxToastLength = 200

function documentOf({ name, text, caption }: DocumentReply, chat: Chat): Sending {
  const document = { source: Buffer.from(text), filename: name }
  return {
    kind: 'document',
    send: { ...target(chat), document, ...(caption && { caption, parse_mode: 'HTML' as const }) },
  }
}

/** The message that a reaction or a deletion means: what was said, or what carries the pressed button. */
function meant(received: Received) {
  const { incoming } = received
  if (incoming?.messageId === undefined) return undefined
  return { chat_id: target(incoming.chat).chat_id, message_id: incoming.messageId }
}

function deletionOf(received: Received): Sending | undefined {
  const { incoming } = received
  if (received.kind === 'press' && received.ephemeral !== undefined && incoming) {
    const receiver = target({ id: incoming.from.id, kind: 'private' }).chat_id
    const ephemeral = { receiver_user_id: receiver, ephemeral_message_id: received.ephemeral }
    return { kind: 'ephemeralDeletion', send: { chat_id: target(incoming.chat).chat_id, ...ephemeral } }
  }
  const message = meant(received)
  return message && { kind: 'deletion', send: message }
}

function sendingsOf(reply: Reply, received: Received, username: string): readonly (Sending | undefined)[] {
  const { incoming } = received
  if (!incoming) return []
  switch (reply.kind) {
    case 'message':
    case 'edit':
      return messagesOf(reply, received, username)
    case 'document':
      return [documentOf(reply, incoming.chat)]
    case 'reaction': {
      const message = meant(received)
      return [message && { kind: 'reaction', send: { ...message, reaction: [{ type: 'emoji', emoji: reply.emoji }] } }]
    }
    case 'deletion':
      return [deletionOf(received)]
    default:
      return []
  }
}

/**
 * What to do in chats for the replies to what was received, in their order. Throws when a button's data is too long (see encodeAction).
 */
export function renderSendings(replies: readonly Reply[], received: Received, username: string): Sending[] {
  return replies.flatMap((reply) => sendingsOf(reply, received, username)).filter((sending) => sending !== undefined)
}

/** The note over a pressed button, if one of the replies is one. */
export function renderToast(replies: readonly Reply[]): string | undefined {
  const toast = replies.find(({ kind }) => kind === 'toast')
  return toast?.kind === 'toast' ? cutText(toast.text, maxToastLength) : undefined
}
