import {
  type Addressed,
  type AttachmentContent,
  type AttachmentKind,
  attachmentKinds,
  type CommandContent,
  type Person,
  type Quoted,
  type TextContent,
} from '../../conversation/incoming.ts'
import { readWords } from '../../conversation/words.ts'
import type { Me } from '../outgoing/methods.ts'
import type { Received } from '../outgoing/received.ts'
import { cutMentions } from './mention.ts'
import { chatOf, numbersOf, personOf } from './place.ts'
import type { Message } from './update.ts'

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

/** Who wrote it: a person, or the group or channel they hide behind. Other bots are nobody. */
function senderOf({ from, sender_chat, is_automatic_forward }: Message): Person | undefined {
  if (is_automatic_forward) return undefined
  if (sender_chat) return personOf(sender_chat.id, undefined)
  return from && !from.is_bot ? personOf(from.id, from.language_code) : undefined
}

/** Our own words come back when somebody picks an inline result or forwards an answer; in a group, forwarded words of bots and channels are not the person's own. */
function isOwnWords({ chat, via_bot, forward_origin: origin }: Message, me: Me): boolean {
  if (via_bot?.id === me.id || origin?.sender_user?.id === me.id) return false
  return chat.type === 'private' || !(origin?.type === 'channel' || origin?.sender_user?.is_bot)
}

function quotedIn({ reply_to_message: original, quote }: Message, me: Me): Quoted | undefined {
  const text = quote?.text ?? original?.text ?? original?.caption
  if (!original || !text || original.from?.id === me.id) return undefined
  return { messageId: original.message_id, text }
}

/** In a forum every message of a topic "replies" to the message that opened the topic; that is not a reply to its author. */
const isReplyTo = ({ reply_to_message: original }: Message, me: Me): boolean =>
  original?.from?.id === me.id && original.forum_topic_created === undefined

function wordsIn(message: Message, me: Me): TextContent | CommandContent | undefined {
  const written = message.text || message.caption
  if (!written) return undefined
  const entities = message.text ? message.entities : message.caption_entities
  const { text, mentioned } = cutMentions(written, entities, me)
  const quoted = quotedIn(message, me)
  return readWords(
    { text, isMention: mentioned, isReply: isReplyTo(message, me), ...(quoted && { quoted }) },
    me.username,
  )
}

/** A message without words: an attachment, or nothing that was said to anybody. */
function wordless(message: Message, addressed: Addressed | undefined): AttachmentContent | undefined {
  if (message.text || message.caption) return undefined
  const attachment = attachmentKinds.find((kind) => attachments[kind].some((field) => message[field] !== undefined))
  return attachment && { kind: 'attachment', attachment, ...(addressed && { addressed }) }
}

/** Reads a new message to the bot `me`; returns `undefined` for bots, service messages, our own words and commands for another bot. */
export function readMessage(id: string, message: Message, me: Me): Received | undefined {
  const from = senderOf(message)
  if (!from || !isOwnWords(message, me)) return undefined
  const content = wordsIn(message, me) ?? wordless(message, isReplyTo(message, me) ? 'reply' : undefined)
  if (!content) return undefined
  const album = message.media_group_id
  const numbers = numbersOf(message)
  const incoming = { id, chat: chatOf(message), from, ...numbers.message, content }
  return { kind: 'message', id, incoming, ...(album && { album: `album:${album}` }), ...numbers.ephemeral }
}

/** What a message says since its words were changed. Changes of anything else (a live location, a poll) say nothing. */
export function readEdited(id: string, message: Message, me: Me): Received | undefined {
  const from = senderOf(message)
  if (!from || !isOwnWords(message, me)) return undefined
  const now = wordsIn(message, me)
  if (!now) return undefined
  const afterSeconds = Math.max(0, (message.edit_date ?? message.date) - message.date)
  const content = { kind: 'edited' as const, now, afterSeconds }
  return { kind: 'message', id, incoming: { id, chat: chatOf(message), from, messageId: message.message_id, content } }
}
