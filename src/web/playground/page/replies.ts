import type { Said } from '../routes/said.ts'
import type { Shown, ShownReply } from '../routes/shown.ts'
import type { Memory, Message } from './memory.ts'

/** What the bot's replies come to on the page. */
export type Outcome = {
  /** New messages, and changed ones under the id they had. */
  readonly messages: readonly Message[]
  /** Messages that are taken away. */
  readonly removed: readonly number[]
  readonly toasts: readonly string[]
  /** The message from which on the reader should see it. */
  readonly readFrom?: number
}

type Written = Extract<ShownReply, { kind: 'message' | 'edit' }>

const newMessage = (reply: Written, said: Said, memory: Memory): Message => ({
  id: memory.nextId(),
  from: 'xubao',
  at: Date.now(),
  html: reply.html,
  buttons: reply.buttons,
  ...(said.content.kind !== 'press' && { answers: said.messageId }),
  ...(reply.kind === 'message' && reply.to !== undefined && { to: reply.to }),
  ...(reply.kind === 'message' && reply.onlyFor && { onlyFor: reply.onlyFor }),
})

/** The message that an edit changes, if it is still there. */
function changed(reply: Written, said: Said, memory: Memory): Message | undefined {
  if (reply.kind !== 'edit') return undefined
  if (reply.answerTo !== undefined) return memory.answerTo(said.chat, reply.answerTo)
  return said.content.kind === 'press' ? memory.find(said.chat, said.messageId) : undefined
}

/** A message after an edit. What a tap shows is no longer what the question was taken for. */
const edited = (old: Message, { html, buttons }: Written, { content }: Said): Message => ({
  ...old,
  ...{ html, buttons, isEdited: true },
  ...(content.kind === 'press' && old.taken && { taken: { ...old.taken, way: 'tapped' } }),
})

function messageOf(reply: ShownReply, said: Said, memory: Memory): Message | undefined {
  const cause = memory.find(said.chat, said.messageId)
  switch (reply.kind) {
    case 'message':
    case 'edit': {
      const old = changed(reply, said, memory)
      return old ? edited(old, reply, said) : newMessage(reply, said, memory)
    }
    case 'document':
      return { id: memory.nextId(), from: 'xubao', at: Date.now(), file: reply.name, text: reply.text }
    case 'reaction':
      return cause && { ...cause, reaction: reply.emoji }
    default:
      return undefined
  }
}

/** What the replies to `said` come to. */
export function outcomeOf({ replies, taken }: Shown, said: Said, memory: Memory): Outcome {
  const cause = memory.find(said.chat, said.messageId)
  const isPress = said.content.kind === 'press'
  if (replies.length === 0)
    return {
      messages: cause && !isPress ? [{ ...cause, isUnanswered: true, ...(taken && { taken }) }] : [],
      removed: [],
      toasts: [],
    }

  const messages = replies.map((reply) => messageOf(reply, said, memory)).filter((message) => message !== undefined)
  const added = messages.filter(({ id, isEdited }) => !isEdited && id !== said.messageId)
  const last = added.at(-1)
  const explained = last ?? messages.at(-1)
  const readFrom = isPress ? added[0]?.id : said.messageId
  return {
    messages: messages.map((message) => (message === explained && taken ? { ...message, taken } : message)),
    removed: replies.some(({ kind }) => kind === 'deletion') && isPress ? [said.messageId] : [],
    toasts: replies.flatMap((reply) => (reply.kind === 'toast' ? [reply.text] : [])),
    ...(last && readFrom !== undefined && { readFrom }),
  }
}

/** The unprompted messages of the bot in a chat. */
export function toldMessages(replies: readonly ShownReply[], memory: Memory): readonly Message[] {
  return replies.flatMap((reply): Message[] => {
    const written = { id: memory.nextId(), from: 'xubao', at: Date.now() } as const
    if (reply.kind === 'document') return [{ ...written, file: reply.name, text: reply.text }]
    if (reply.kind !== 'message') return []
    const { html, buttons, onlyFor } = reply
    return [{ ...written, html, buttons, ...(onlyFor && { onlyFor }) }]
  })
}
