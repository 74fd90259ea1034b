import { decodeAction } from '../../conversation/action.ts'
import {
  type Addressed,
  type AttachmentContent,
  type AttachmentKind,
  attachmentKinds,
  type Chat,
  type CommandContent,
  type InlineContent,
  type Person,
  type PressContent,
  type Quoted,
  type TextContent,
} from '../../conversation/incoming.ts'
import { readWords } from '../../conversation/words.ts'
import { redact } from '../../privacy/redact.ts'
import type { Me } from '../outgoing/methods.ts'
import type { Received } from '../outgoing/received.ts'
import { cutMentions } from './mention.ts'
import { type CallbackQuery, type Message, parseUpdate } from './update.ts'

/** What a person can send that has no words, by what the bot can say about it. Anything else without words is a service message. */
const attachments: Readonly<Record<AttachmentKind, readonly (keyof Message)[]>> = {
  voice: ['voice', 'audio', 'video_note'],
  picture: ['photo', 'live_photo', 'video', 'animation'],
  file: ['document'],
  location: ['location', 'venue'],
  contact: ['contact'],
  sticker: ['sticker', 'dice'],
  other: ['checklist', 'game', 'paid_media', 'poll', 'rich_message', 'story'],
}

const telegramId = (id: number): string => `telegram:${id}`

const personOf = (id: number, languageHint: string | undefined): Person => ({
  id: telegramId(id),
  ...(languageHint && { languageHint }),
})

function chatOf({
  chat,
  is_topic_message,
  message_thread_id,
}: Pick<Message, 'chat' | 'is_topic_message' | 'message_thread_id'>): Chat {
  return {
    id: telegramId(chat.id),
    kind: chat.type === 'private' ? 'private' : 'group',
    // Outside topics Telegram numbers threads of replies too; sending to those is refused.
    ...(is_topic_message && message_thread_id !== undefined && { thread: message_thread_id }),
  }
}

/** Who wrote it: a person, or the group or channel they hide behind. Other bots are nobody. */
function senderOf({ from, sender_chat, is_automatic_forward }: Message): Person | undefined {
  if (is_automatic_forward) return undefined
  if (sender_chat) return personOf(sender_chat.id, undefined)
  return from && !from.is_bot ? personOf(from.id, from.language_code) : undefined
}

function quotedIn({ reply_to_message: original, quote }: Message, me: Me): Quoted | undefined {
  const text = quote?.text ?? original?.text ?? original?.caption
  if (!original || !text || original.from?.id === me.id) return undefined
  return { messageId: original.message_id, text }
}

/** In a forum every message of a topic "replies" to the message that opened the topic; that is not a reply to its author. */
const isReplyTo = ({ reply_to_message: original }: Message, me: Me): boolean =>
  original?.from?.id === me.id && original.forum_topic_created === undefined

/** A message without words: an attachment, or nothing that was said to anybody. */
function wordless(message: Message, addressed: Addressed | undefined): AttachmentContent | undefined {
  const attachment = attachmentKinds.find((kind) => attachments[kind].some((field) => message[field] !== undefined))
  return attachment && { kind: 'attachment', attachment, ...(addressed && { addressed }) }
}

function contentOf(message: Message, me: Me): TextContent | CommandContent | AttachmentContent | undefined {
  const isReply = isReplyTo(message, me)
  const written = message.text || message.caption
  if (!written) return wordless(message, isReply ? 'reply' : undefined)
  const entities = message.text ? message.entities : message.caption_entities
  const { text, mentioned } = cutMentions(written, entities, me)
  const quoted = quotedIn(message, me)
  return readWords({ text, isMention: mentioned, isReply, ...(quoted && { quoted }) }, me.username)
}

function readMessage(id: string, message: Message, me: Me): Received | undefined {
  const from = senderOf(message)
  // What our own inline results say in a chat was said by us, whoever picked them.
  if (!from || message.via_bot?.id === me.id) return undefined
  const content = contentOf(message, me)
  if (!content) return undefined
  const incoming = { id, chat: chatOf(message), from, messageId: message.message_id, content }
  const album = message.media_group_id
  return { kind: 'message', id, incoming, ...(album && { album: `album:${album}` }) }
}

function readPress(id: string, { id: queryId, from, message, data }: CallbackQuery): Received {
  const press = { kind: 'press', id, queryId } as const
  if (!message) return press
  const content: PressContent = { kind: 'press', action: data === undefined ? undefined : decodeAction(data) }
  const person = personOf(from.id, from.language_code)
  return { ...press, incoming: { id, chat: chatOf(message), from: person, messageId: message.message_id, content } }
}

/**
 * What a Bot API Update means for the bot `me`; `undefined` for what is not meant to be heard (other bots, service messages,
 * edits, commands for another bot) and for anything with an unexpected shape. Personal numbers are taken out of all words. Never throws for JSON.
 */
export function readUpdate(value: unknown, me: Me): Received | undefined {
  const update = parseUpdate(value)
  if (!update) return undefined
  const { message, callback_query, inline_query } = update
  const id = telegramId(update.update_id)
  if (message) return readMessage(id, message, me)
  if (callback_query) return readPress(id, callback_query)
  if (!inline_query) return undefined
  const { id: queryId, from, query } = inline_query
  const person = personOf(from.id, from.language_code)
  const content: InlineContent = { kind: 'inline', query: redact(query).text }
  return {
    kind: 'inline',
    id,
    queryId,
    incoming: { id, chat: { id: person.id, kind: 'private' }, from: person, content },
  }
}
