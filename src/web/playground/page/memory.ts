/// <reference lib="dom" />

import type { AttachmentKind } from '../../../conversation/incoming.ts'
import type { Said } from '../routes/said.ts'
import type { ShownButtons } from '../routes/shown.ts'
import type { Taken } from '../routes/taken.ts'
import type { Author, ChatKind, PersonId } from './people.ts'
import type { PageLocale } from './words.ts'

/** One message on the page. People's have `text`, the bot's have `html`, a notice has what to do again. */
export type Message = {
  readonly id: number
  readonly from: Author
  /** Milliseconds since 1970. */
  readonly at: number
  readonly text?: string
  readonly html?: string
  readonly buttons?: ShownButtons
  readonly to?: number
  readonly isEdited?: boolean
  /** The bot heard it and had nothing to say. */
  readonly isUnanswered?: boolean
  readonly isViaBot?: boolean
  /** What was asked and what came of it, where the reasons for the answer can be told. */
  readonly taken?: Taken
  /** The one who sees it, where it is not for everybody. */
  readonly onlyFor?: PersonId
  /** The message that the bot answers with this one. */
  readonly answers?: number
  /** A file of the bot: its name; `text` is what is in it. */
  readonly file?: string
  /** What the bot put on the message. */
  readonly reaction?: string
  /** The attachment that was sent instead of words. */
  readonly attachment?: AttachmentKind
  readonly again?: Said
}

type Kept = {
  readonly tab: string
  readonly lastId: number
  readonly locale?: PageLocale
  readonly shown: ChatKind
  readonly speaker: PersonId
  readonly messages: Readonly<Record<ChatKind, readonly Message[]>>
}

const key = 'xubao-playground'

const randomName = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const fresh = (): Kept => ({
  tab: randomName(),
  lastId: 0,
  shown: 'private',
  speaker: 'ann',
  messages: { private: [], group: [] },
})

function read(storage: Storage): Kept {
  try {
    return { ...fresh(), ...(JSON.parse(storage.getItem(key) ?? '{}') as Partial<Kept>) }
  } catch {
    // What another version wrote here is of no use; a new conversation is.
    return fresh()
  }
}

export type Memory = ReturnType<typeof createMemory>

/** What this browser tab remembers: the two conversations and the choices made, kept until the tab is closed. */
export function createMemory(storage: Storage) {
  let kept = read(storage)
  const keep = (change: Partial<Kept>): void => {
    kept = { ...kept, ...change }
    try {
      storage.setItem(key, JSON.stringify(kept))
    } catch {
      // A full storage only means that a reload forgets the latest messages.
    }
  }
  keep({})
  return {
    get: (): Kept => kept,
    set: (change: Pick<Partial<Kept>, 'locale' | 'shown' | 'speaker'>): void => keep(change),
    nextId: (): number => {
      keep({ lastId: kept.lastId + 1 })
      return kept.lastId
    },
    find: (chat: ChatKind, id: number): Message | undefined => kept.messages[chat].find((message) => message.id === id),
    /** Adds a message, or puts it in the place of the one with its id. */
    put: (chat: ChatKind, message: Message): void => {
      const known = kept.messages[chat]
      const isKnown = known.some(({ id }) => id === message.id)
      const list = isKnown ? known.map((one) => (one.id === message.id ? message : one)) : [...known, message]
      keep({ messages: { ...kept.messages, [chat]: list } })
    },
    /** The bot's answer to a message, if it is there. */
    answerTo: (chat: ChatKind, question: number): Message | undefined =>
      kept.messages[chat].findLast(({ answers }) => answers === question),
    remove: (chat: ChatKind, id: number): void =>
      keep({ messages: { ...kept.messages, [chat]: kept.messages[chat].filter((message) => message.id !== id) } }),
    /** Forgets the conversations. To the bot, the next speaker is a new person. */
    forget: (): void => keep({ ...fresh(), shown: kept.shown, speaker: kept.speaker }),
  }
}
