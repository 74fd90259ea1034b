import { decodeAction, encodeAction } from '../../src/conversation/action.ts'
import type { Conversation } from '../../src/conversation/conversation.ts'
import { plainText } from '../../src/conversation/html.ts'
import type { Chat, CommandContent, Content, Incoming, TextContent } from '../../src/conversation/incoming.ts'
import { type Button, isWritten, type Reply, type WrittenReply } from '../../src/conversation/reply.ts'

/** What the bot did in response to a message or a press. */
export type Heard = {
  /** The message that was answered: its number in the chat and its text. */
  readonly asked: { readonly messageId: number; readonly text: string }
  /** The visible text, without tags and toasts; empty for silence. */
  readonly text: string
  readonly html: string
  /** The labels under the last message, row by row. */
  readonly buttons: readonly (readonly string[])[]
  readonly mode: 'silence' | Reply['kind']
  readonly toast?: string
  /** The message that the reply quotes, if any. */
  readonly to?: number
  /** The message of the bot whose buttons can be pressed later. */
  readonly shown?: Shown
  readonly replies: readonly Reply[]
}

/** A message of the bot in a chat. */
export type Shown = { readonly messageId: number; readonly text: string; readonly buttons: readonly Button[] }

export type Room = {
  readonly chat: Chat
  /** Sends something and shows the replies as an app does: messages below, edits in place. */
  readonly say: (from: Incoming['from'], content: Content, text: string) => Promise<Heard>
  /** Edits a message that was sent before; its answer changes in place. */
  readonly edit: (
    from: Incoming['from'],
    asked: Heard['asked'],
    now: TextContent | CommandContent,
    afterSeconds: number,
  ) => Promise<Heard>
  /** Presses a button by its label, under the last message of the bot or a given one. If there is none, throws with the existing labels. */
  readonly press: (from: Incoming['from'], label: string, under?: Shown) => Promise<Heard | { readonly start: string }>
  /** Presses a button with this data, whatever its origin. */
  readonly pressData: (from: Incoming['from'], data: string) => Promise<Heard>
  readonly last: () => Shown | undefined
}

const labelsOf = (reply: WrittenReply | undefined): string[][] =>
  (reply?.buttons ?? []).map((row) => row.map(({ label }) => label))

function describe(replies: readonly Reply[], asked: Heard['asked'], shown: Shown | undefined): Heard {
  const messages = replies.filter(isWritten)
  const toast = replies.find((reply) => reply.kind === 'toast')
  const last = messages.at(-1)
  const html = messages.map((reply) => reply.html).join('\n\n')
  return {
    asked,
    text: messages.map((reply) => plainText(reply.html)).join('\n\n'),
    html,
    buttons: labelsOf(messages.at(-1)),
    mode: (last ?? toast)?.kind ?? 'silence',
    ...(toast && { toast: toast.text }),
    ...(last?.kind === 'message' && last.to !== undefined && { to: last.to }),
    ...(shown && { shown }),
    replies,
  }
}

/** The button as an app sends it back: as its data. */
const pressed = (button: Extract<Button, { action: unknown }>): Content => ({
  kind: 'press',
  action: decodeAction(encodeAction(button.action)),
})

function openRoom(chat: Chat, conversation: Conversation, nextId: () => number): Room {
  let shown: Shown | undefined

  const show = (replies: readonly Reply[], askedId: number): Shown | undefined => {
    for (const { kind, html, buttons = [] } of replies.filter(isWritten)) {
      const messageId = kind === 'edit' ? askedId : nextId()
      shown = { messageId, text: plainText(html), buttons: buttons.flat() }
    }
    return shown
  }

  const hand = async (from: Incoming['from'], content: Content, asked: Heard['asked']): Promise<Heard> => {
    const id = `test:${nextId()}`
    const replies = await conversation.converse({ id, chat, from, messageId: asked.messageId, content })
    return describe(replies, asked, show(replies, asked.messageId))
  }

  return {
    chat,
    last: () => shown,
    say: (from, content, text) => hand(from, content, { messageId: nextId(), text }),
    edit: (from, { messageId }, now, afterSeconds) =>
      hand(from, { kind: 'edited', now, afterSeconds }, { messageId, text: now.kind === 'text' ? now.text : now.name }),
    press: async (from, label, under = shown) => {
      const button = under?.buttons.find((one) => one.label === label)
      if (!under || !button) {
        const labels = under?.buttons.map((one) => `"${one.label}"`).join(', ') || 'none'
        throw new Error(`There is no button "${label}" under the last message. There are: ${labels}.`)
      }
      if ('start' in button) return { start: button.start }
      if ('action' in button) return hand(from, pressed(button), under)
      throw new Error(`The button "${label}" does not reach the bot: it copies text or opens something else.`)
    },
    pressData: (from, data) =>
      hand(from, { kind: 'press', action: decodeAction(data) }, shown ?? { messageId: 1, text: '' }),
  }
}

export type Rooms = {
  readonly privateChat: (personId: string) => Room
  readonly group: (name: string, thread?: number) => Room
  readonly lookUp: (from: Incoming['from'], query: string) => Promise<readonly Reply[]>
}

/** All chats of one bot, with one numbering of messages. */
export function createRooms(conversation: Conversation): Rooms {
  const rooms = new Map<string, Room>()
  let ids = 0
  const nextId = (): number => {
    ids += 1
    return ids
  }
  const room = (chat: Chat): Room => {
    const key = `${chat.id} ${chat.thread ?? ''}`
    const open = rooms.get(key) ?? openRoom(chat, conversation, nextId)
    rooms.set(key, open)
    return open
  }
  return {
    privateChat: (personId) => room({ id: personId, kind: 'private' }),
    group: (name, thread) => room({ id: `test:${name}`, kind: 'group', ...(thread !== undefined && { thread }) }),
    lookUp: (from, query) =>
      conversation.converse({
        id: `test:${nextId()}`,
        chat: { id: from.id, kind: 'private' },
        from,
        content: { kind: 'inline', query },
      }),
  }
}
