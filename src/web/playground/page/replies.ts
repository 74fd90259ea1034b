import type { Shown, ShownReply } from '../routes/playground.ts'
import type { Said } from '../routes/said.ts'
import type { Memory, Message } from './memory.ts'
import { wordsOfHtml } from './telegram-html.ts'

/** What the bot's replies come to on the page. */
export type Outcome = {
  /** New messages, and changed ones under the id they had. */
  readonly messages: readonly Message[]
  readonly toasts: readonly string[]
  /** The message from which on the reader should see it. */
  readonly readFrom?: number
}

const newMessage = ({ html, buttons, to }: ShownReply, memory: Memory): Message => ({
  id: memory.nextId(),
  from: 'xubao',
  at: Date.now(),
  html,
  buttons,
  ...(to !== undefined && { to }),
})

/** What the replies to `said` come to. */
export function outcomeOf({ replies, explanation }: Shown, said: Said, memory: Memory): Outcome {
  const cause = memory.find(said.chat, said.messageId)
  const isPress = said.content.kind === 'press'
  if (replies.length === 0) return { messages: cause && !isPress ? [{ ...cause, isUnanswered: true }] : [], toasts: [] }

  const shown = replies.filter(({ mode }) => mode === 'new' || mode === 'edit')
  const messages = shown.map((reply): Message => {
    const isEdit = reply.mode === 'edit' && cause !== undefined
    return isEdit ? { ...cause, html: reply.html, buttons: reply.buttons, isEdited: true } : newMessage(reply, memory)
  })
  const added = messages.filter(({ isEdited }) => !isEdited)
  const last = added.at(-1)
  const readFrom = isPress ? added[0]?.id : said.messageId
  return {
    messages: messages.map((message) => (message === last && explanation ? { ...message, explanation } : message)),
    toasts: replies.filter(({ mode }) => mode === 'toast').map(({ html }) => wordsOfHtml(html)),
    ...(last && readFrom !== undefined && { readFrom }),
  }
}
