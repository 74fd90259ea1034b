import type { Chat, Incoming } from '../../conversation/incoming.ts'
import type { MessageReply, WrittenReply } from '../../conversation/reply.ts'
import { splitHtml } from '../../conversation/split.ts'
import { keyboard } from './keyboard.ts'
import type { EphemeralMessageParameters, ReplyParameters, SendMessage } from './methods.ts'
import type { Received } from './received.ts'
import type { Edit, MessageSending } from './sending.ts'
import { numberOf, target } from './target.ts'
import { formatted } from './text.ts'

/** Bot API, ReplyParameters: a quote has at most 1,024 characters. */
const maxQuoteLength = 1024

type Content = Pick<SendMessage, 'text' | 'reply_markup' | 'parse_mode' | 'link_preview_options'>

const ephemeralOf = (received: Received): number | undefined =>
  'ephemeral' in received ? received.ephemeral : undefined

/** What a message answers visibly. A message that only one person sees has no number of its own: it is answered by another. */
function replyParameters(reply: WrittenReply, received: Received, isElsewhere: boolean): ReplyParameters | undefined {
  if (isElsewhere) return undefined
  const ephemeral = received.kind === 'message' ? received.ephemeral : undefined
  if (ephemeral !== undefined) return { ephemeral_message_id: ephemeral }
  const { chat } = received.incoming as Incoming
  const to = reply.kind === 'message' ? reply.to : chat.kind === 'group' ? reply.answerTo : undefined
  if (to === undefined) return undefined
  const quote = reply.kind === 'message' ? reply.quote?.slice(0, maxQuoteLength) : undefined
  return { message_id: to, allow_sending_without_reply: true, ...(quote && { quote }) }
}

/** Whom alone a message is for: the person it names, or the one who spoke or pressed where nobody else could see it. */
function onlyFor(reply: WrittenReply, received: Received): EphemeralMessageParameters | undefined {
  const { from, chat } = received.incoming as Incoming
  if (chat.kind !== 'group') return undefined
  const named = reply.kind === 'message' ? reply.visibleTo : undefined
  const person = named ?? (ephemeralOf(received) === undefined ? undefined : from.id)
  if (person === undefined) return undefined
  const isPresser = received.kind === 'press' && person === from.id
  return { receiver_user_id: numberOf(person), ...(isPresser && { callback_query_id: received.queryId }) }
}

/** The change of the message with the pressed button. */
function editOf(content: Content, received: Received): Edit | undefined {
  const { chat, from, messageId } = received.incoming as Incoming
  const inline = 'inlineMessage' in received ? received.inlineMessage : undefined
  if (inline !== undefined) return { method: 'editMessageText', payload: { ...content, inline_message_id: inline } }
  const [chat_id, ephemeral] = [numberOf(chat.id), received.kind === 'press' ? received.ephemeral : undefined]
  if (ephemeral !== undefined) {
    const payload = { ...content, chat_id, receiver_user_id: numberOf(from.id), ephemeral_message_id: ephemeral }
    return { method: 'editEphemeralMessageText', payload }
  }
  return messageId === undefined
    ? undefined
    : { method: 'editMessageText', payload: { ...content, chat_id, message_id: messageId } }
}

/** How a later change finds this message: by what it answers. */
function answersOf(reply: MessageReply | WrittenReply, { kind, incoming }: Received): MessageSending['answers'] {
  const question = reply.kind === 'edit' ? reply.answerTo : incoming?.messageId
  if (kind !== 'message' || question === undefined || !incoming) return undefined
  const topic = reply.subject?.topic
  return { chat: incoming.chat, question, ...(topic && { topic }) }
}

/** The private chat of a person; those who speak as a group or channel have none. */
const privateChatOf = ({ from }: Incoming): number | undefined => {
  const number = numberOf(from.id)
  return number > 0 ? number : undefined
}

/** A reply as messages: a long one is cut, with the buttons under the last part; an edit changes the first. Throws when a button's data is too long. */
export function messagesOf(reply: WrittenReply, received: Received, username: string): MessageSending[] {
  const incoming = received.incoming as Incoming
  const chat: Chat = (reply.kind === 'message' && reply.chat) || incoming.chat
  const isElsewhere = chat.id !== incoming.chat.id
  const parts = splitHtml(reply.html)
  const buttons = keyboard(reply.buttons, username)
  const only = isElsewhere ? undefined : onlyFor(reply, received)
  const asker = chat.kind === 'group' ? privateChatOf(incoming) : undefined
  const answered = replyParameters(reply, received, isElsewhere)
  return parts.map((text, index): MessageSending => {
    const isFirst = index === 0
    const content: Content = { ...formatted, text, ...(index === parts.length - 1 && buttons) }
    const send = { ...target(chat), ...content, ...(isFirst && answered && { reply_parameters: answered }) }
    const edit = isFirst && reply.kind === 'edit' && reply.answerTo === undefined && editOf(content, received)
    const answers = isFirst && !isElsewhere && answersOf(reply, received)
    return {
      kind: 'message',
      send,
      ...(edit && { edit }),
      ...(isFirst && reply.kind === 'edit' && reply.answerTo !== undefined && { answerTo: reply.answerTo }),
      ...(only && { only }),
      ...(asker !== undefined && { asker }),
      ...(answers && { answers }),
    }
  })
}
