/// <reference lib="dom" />

import type { Said } from '../routes/said.ts'
import type { ShownReply } from '../routes/shown.ts'
import { askServer } from './ask-server.ts'
import { textOf } from './bubble.ts'
import type { InlineResult } from './inline-results.ts'
import type { LogView } from './log-view.ts'
import type { Memory, Message } from './memory.ts'
import type { ChatKind, PersonId } from './people.ts'
import { type Outcome, outcomeOf, toldMessages } from './replies.ts'
import { fill, type PageLocale, type Words } from './words.ts'

export type ChatOptions = {
  readonly kind: ChatKind
  readonly memory: Memory
  readonly view: LogView
  readonly words: () => Words
  readonly locale: () => PageLocale
  readonly toast: (text: string) => void
}

type Put = (message: Message) => void

/** Hands what was said to the server, one after the other, so that answers come in the order of the questions. */
function createTurns({ kind, memory, view, words, toast }: ChatOptions, put: Put) {
  let turns: Promise<void> = Promise.resolve()
  let waiting = 0

  const show = ({ messages, toasts, removed, readFrom }: Outcome): void => {
    for (const id of removed) {
      memory.remove(kind, id)
      view.remove(id)
    }
    for (const message of messages) put(message)
    for (const text of toasts) toast(text)
    if (readFrom !== undefined) view.follow(readFrom)
  }

  const turn = async (said: Said): Promise<void> => {
    const asked = await askServer(said)
    // Somebody started over meanwhile; the answer belongs to a conversation that is gone.
    if (said.tab !== memory.get().tab) return
    if ('shown' in asked) return show(outcomeOf(asked.shown, said, memory))
    const text = asked.problem === 'unreachable' ? words().gone : fill(words().refused, { reason: asked.reason })
    put({ id: memory.nextId(), from: 'notice', at: Date.now(), text, again: said })
    view.follow()
  }

  return (said: Said): Promise<void> => {
    waiting += 1
    view.typing(true)
    const run = (): Promise<void> => turn(said)
    turns = turns.then(run, run).finally(() => {
      waiting -= 1
      view.typing(waiting > 0)
    })
    return turns
  }
}

/** One conversation: what people do goes to the server, what the bot says comes onto the page. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a table of what people do, one line or two for each.
export function createChat(options: ChatOptions) {
  const { kind, memory, view, words, locale } = options
  const put: Put = (message) => {
    memory.put(kind, message)
    view.put(message)
  }
  const hand = createTurns(options, put)

  const saidBy = (person: PersonId, messageId: number, content: Said['content']): Said => ({
    tab: memory.get().tab,
    chat: kind,
    person,
    languageHint: locale(),
    messageId,
    content,
  })
  /** Shows what a person wrote and hands it over. */
  const post = (message: Omit<Message, 'id' | 'at'> & { from: PersonId }, content: Said['content']): void => {
    const id = memory.nextId()
    put({ ...message, id, at: Date.now() })
    view.follow()
    void hand(saidBy(message.from, id, content))
  }

  return {
    put,
    /** Says `text`, perhaps as a reply to `original`. */
    say: (from: PersonId, text: string, original?: Message): void => {
      if (!original) {
        post({ from, text }, { kind: 'text', text })
        return
      }
      const own = original.from === 'xubao' || original.isViaBot === true
      const repliedTo = { messageId: original.id, text: textOf(original, words()), own }
      post({ from, text, to: original.id }, { kind: 'text', text, repliedTo })
    },
    /** The group adds the bot. */
    join: (person: PersonId): void => void hand(saidBy(person, memory.nextId(), { kind: 'joined' })),
    /** Shows what the bot says unprompted. */
    tell: (replies: readonly ShownReply[]): void => {
      const messages = toldMessages(replies, memory)
      for (const message of messages) put(message)
      if (messages[0]) view.follow(messages[0].id)
    },
    /** Changes what was said in `message`. */
    change: (message: Message, text: string): void => {
      if (message.from === 'xubao' || message.from === 'notice') return
      put({ ...message, text, isEdited: true })
      const afterSeconds = Math.round((Date.now() - message.at) / 1000)
      void hand(saidBy(message.from, message.id, { kind: 'edited', text, afterSeconds }))
    },
    sticker: (from: PersonId): void =>
      post({ from, attachment: 'sticker' }, { kind: 'attachment', attachment: 'sticker' }),
    press: (person: PersonId, message: Message, data: string): void =>
      void hand(saidBy(person, message.id, { kind: 'press', data })),
    /** Does again what a notice says did not work. */
    again: (notice: Message): void => {
      memory.remove(kind, notice.id)
      view.remove(notice.id)
      if (notice.again) void hand(notice.again)
    },
    /** The inline results for `query`; none when the server is not there. */
    inline: async (person: PersonId, query: string): Promise<readonly InlineResult[]> => {
      const asked = await askServer(saidBy(person, memory.nextId(), { kind: 'inline', query }))
      return 'shown' in asked ? asked.shown.replies.filter((reply) => reply.kind === 'result') : []
    },
  }
}
