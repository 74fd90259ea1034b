import type { Shown, ShownReply } from '../routes/playground.ts'
import type { Said } from '../routes/said.ts'
import type { Memory, Message } from './memory.ts'

/** What the bot's replies come to on the page. */
export type Outcome = {
  /** New messages, and changed ones under the id they had. */
  readonly messages: readonly Message[]
  readonly toasts: readonly string[]
  /** The message from which on the reader should see it. */
  readonly readFrom?: number
}

type Written = Extract<ShownReply, { kind: 'message' | 'edit' }>

const isWritten = (reply: ShownReply): reply is Written => reply.kind === 'message' || reply.kind === 'edit'

const newMessage = (reply: Written, memory: Memory): Message => ({
  id: memory.nextId(),
  from: 'xubao',
  at: Date.now(),
  html: reply.html,
  buttons: reply.buttons,
  ...(reply.kind === 'message' && reply.to !== undefined && { to: reply.to }),
})

/** What the replies to `said` come to. */
export function outcomeOf({ replies, explanation }: Shown, said: Said, memory: Memory): Outcome {
  const cause = memory.find(said.chat, said.messageId)
  const isPress = said.content.kind === 'press'
  if (replies.length === 0) return { messages: cause && !isPress ? [{ ...cause, isUnanswered: true }] : [], toasts: [] }

  const shown = replies.filter(isWritten)
  const messages = shown.map((reply): Message => {
    const isEdit = reply.kind === 'edit' && cause !== undefined
    return isEdit ? { ...cause, html: reply.html, buttons: reply.buttons, isEdited: true } : newMessage(reply, memory)
  })
  const added = messages.filter(({ isEdited }) => !isEdited)
  const last = added.at(-1)
  const readFrom = isPress ? added[0]?.id : said.messageId
  return {
    messages: messages.map((message) => (message === last && explanation ? { ...message, explanation } : message)),
    toasts: replies.flatMap((reply) => (reply.kind === 'toast' ? [reply.text] : [])),
    ...(last && readFrom !== undefined && { readFrom }),
  }
}
