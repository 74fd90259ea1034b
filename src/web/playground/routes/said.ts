import { z } from 'zod'
import { decodeAction } from '../../../conversation/action.ts'
import {
  attachmentKinds,
  type CommandContent,
  type Content,
  type Incoming,
  type TextContent,
} from '../../../conversation/incoming.ts'
import { readWords } from '../../../conversation/words.ts'
import { redact } from '../../../privacy/redact.ts'

/** The bot's user name in the playground, as it would be at Telegram. */
const botName = 'xubao_bot'

const messageId = z.int().min(1).max(2_000_000_000)

/** A message has at most 4096 characters (Bot API, Message.text). */
const text = z.string().trim().min(1).max(4096)

const repliedTo = z.object({ messageId, text: z.string().max(16_384), own: z.boolean() }).optional()

const saidContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text, repliedTo }),
  z.object({ kind: z.literal('edited'), text, repliedTo, afterSeconds: z.int().min(0) }),
  z.object({ kind: z.literal('joined') }),
  z.object({ kind: z.literal('press'), data: z.string().max(64) }),
  z.object({ kind: z.literal('inline'), query: z.string().max(256) }),
  z.object({ kind: z.literal('attachment'), attachment: z.enum(attachmentKinds) }),
])

/** Keeps the people of two browser tabs apart. */
export const tab = z.string().regex(/^[a-z0-9]{8,40}$/)

const person = z.enum(['you', 'ann', 'li', 'wang'])

/** One thing that a person does in the playground. */
export const said = z.object({
  tab,
  chat: z.enum(['private', 'group']),
  person,
  languageHint: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .optional(),
  messageId,
  content: saidContent,
})

export type Said = z.infer<typeof said>
export type PersonId = Said['person']

/** The id of a tab's chat, as the bot knows it. */
export const chatIdOf = (chat: Said['chat'], tab: string): string => `playground:${chat}-${tab}`

/** The person whom the bot knows by `id`, if it is one of ours. */
export const personOf = (id: string): PersonId | undefined =>
  person.safeParse(/^playground:([a-z]+)-/.exec(id)?.[1]).data
type SaidText = Pick<Extract<Said['content'], { kind: 'text' }>, 'text' | 'repliedTo'>

const mention = new RegExp(`(^|\\s)@${botName}(?![a-z0-9_])[\\s,，:：、]*`, 'gi')

function readText({ text, repliedTo }: SaidText): TextContent | CommandContent | undefined {
  const words = text.replace(mention, '$1').trim()
  const quoted = repliedTo && !repliedTo.own && { messageId: repliedTo.messageId, text: repliedTo.text }
  const written = {
    text: words,
    isMention: words !== text,
    isReply: repliedTo?.own === true,
    ...(quoted && { quoted }),
  }
  return readWords(written, botName)
}

function contentOf(content: Said['content']): Content | undefined {
  switch (content.kind) {
    case 'text':
      return readText(content)
    case 'edited': {
      const now = readText(content)
      return now && { kind: 'edited', now, afterSeconds: content.afterSeconds }
    }
    case 'joined':
      return { kind: 'joined' }
    case 'press':
      return { kind: 'press', action: decodeAction(content.data) }
    case 'inline':
      return { kind: 'inline', query: redact(content.query).text }
    case 'attachment':
      return { kind: 'attachment', attachment: content.attachment }
  }
}

/**
 * What was said in the playground, read the way Telegram's door reads it: commands, `@xubao_bot`, replies, without personal numbers.
 * `undefined` for a command that names another bot.
 */
export function incomingOf(
  { tab, chat, person, languageHint, messageId, content: saidContent }: Said,
  id: string,
): Incoming | undefined {
  const content = contentOf(saidContent)
  if (!content) return undefined
  return {
    id,
    chat: { id: chatIdOf(chat, tab), kind: chat },
    from: { id: `playground:${person}-${tab}`, ...(languageHint && { languageHint }) },
    ...(content.kind !== 'inline' && content.kind !== 'joined' && { messageId }),
    content,
  }
}

/** The question that the bot was asked with `incoming`, if it was asked one. */
export function questionOf({ chat, content }: Incoming): string | undefined {
  if (content.kind === 'edited') return questionOf({ id: '', chat, from: { id: '' }, content: content.now })
  if (content.kind === 'text') {
    return chat.kind === 'private' || content.addressed ? content.text || content.quoted?.text : undefined
  }
  return content.kind === 'command' && content.name === 'faq' ? content.argument || content.quoted?.text : undefined
}
