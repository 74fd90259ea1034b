import { encodeAction } from '../../conversation/action.ts'
import { type Html, plainText } from '../../conversation/html.ts'
import type { Incoming } from '../../conversation/incoming.ts'
import { type Button, type Buttons, isWritten, type Reply, type WrittenReply } from '../../conversation/reply.ts'
import { splitHtml } from '../../conversation/split.ts'
import type { EditMessageText, InlineArticle, InlineButton, InlineKeyboard, SendMessage } from './methods.ts'

/** A message to send, perhaps by changing an older one in its place. */
export type Message = { readonly send: SendMessage; readonly edit?: EditMessageText }

const formatted = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const

/** Bot API, answerCallbackQuery: text has 0–200 characters. */
const maxToastLength = 200
/** Bot API, answerInlineQuery: at most 50 results. */
const maxArticles = 50
const maxTitleLength = 64
const maxDescriptionLength = 120
/** A forum's general topic: messages go there when no thread is named, and naming it is refused. */
const generalThread = 1

/** `text` in at most `limit` UTF-16 units; what is cut off leaves an ellipsis, and no character is cut in two. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text
    .slice(0, limit - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`
}

function renderButton(button: Button, username: string): InlineButton {
  const text = button.label
  if ('action' in button) return { text, callback_data: encodeAction(button.action) }
  if ('copy' in button) return { text, copy_text: { text: button.copy } }
  if ('switchInline' in button) return { text, switch_inline_query: button.switchInline }
  return { text, url: 'url' in button ? button.url : `https://t.me/${username}?start=${button.start}` }
}

function keyboard(buttons: Buttons | undefined, username: string): { readonly reply_markup?: InlineKeyboard } {
  const rows = (buttons ?? []).filter((row) => row.length > 0)
  if (rows.length === 0) return {}
  return {
    reply_markup: {
      inline_keyboard: rows.map((row) => row.map((button) => renderButton(button, username))),
    },
  }
}

const telegramChatId = (id: string): number => Number(id.slice('telegram:'.length))

function messagesOf(reply: WrittenReply, { chat, messageId }: Incoming, username: string): Message[] {
  const parts = splitHtml(reply.html)
  const buttons = keyboard(reply.buttons, username)
  const target = { chat_id: telegramChatId(chat.id) }
  const thread = chat.thread === undefined || chat.thread === generalThread ? {} : { message_thread_id: chat.thread }
  return parts.map((text, index) => {
    const isFirst = index === 0
    const content = { ...target, ...formatted, text, ...(index === parts.length - 1 && buttons) }
    const answered = isFirst && reply.kind === 'message' ? reply.to : undefined
    const send = {
      ...content,
      ...thread,
      ...(answered !== undefined && {
        reply_parameters: { message_id: answered, allow_sending_without_reply: true as const },
      }),
    }
    return isFirst && reply.kind === 'edit' && messageId !== undefined
      ? { send, edit: { ...content, message_id: messageId } }
      : { send }
  })
}

/**
 * The replies to `incoming` as messages, in their order: long ones cut with the buttons under the last part; an edit changes
 * the message that carries the pressed button. Throws when a button's data is too long (see encodeAction).
 */
export function renderMessages(replies: readonly Reply[], incoming: Incoming, username: string): Message[] {
  return replies.filter(isWritten).flatMap((reply) => messagesOf(reply, incoming, username))
}

/** The note over a pressed button, if one of the replies is one. */
export function renderToast(replies: readonly Reply[]): string | undefined {
  const toast = replies.find(({ kind }) => kind === 'toast')
  return toast?.kind === 'toast' ? cutText(toast.text, maxToastLength) : undefined
}

function summary(html: Html, title: string): string {
  const text = plainText(html)
  return cutText(
    (text.startsWith(title) ? text.slice(title.length) : text).replace(/\s+/g, ' ').trim(),
    maxDescriptionLength,
  )
}

/** The inline replies as articles to choose from: at most 50, each one message long. */
export function renderArticles(replies: readonly Reply[], username: string): InlineArticle[] {
  return replies
    .filter((reply) => reply.kind === 'result')
    .slice(0, maxArticles)
    .map(({ id, html, title, description, buttons }) => {
      const text = splitHtml(html)[0] ?? html
      return {
        type: 'article',
        id,
        title: cutText(title, maxTitleLength),
        description: description ? cutText(description, maxDescriptionLength) : summary(html, title),
        input_message_content: { ...formatted, message_text: text },
        ...keyboard(buttons, username),
      }
    })
}
