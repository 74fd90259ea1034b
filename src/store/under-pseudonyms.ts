import { findAnswer, findAnswerAbout, keepAnswer } from './answers.ts'
import { changeSettings, everyChat, forgetChat, isPaused, moveChat } from './chats.ts'
import type { Database } from './database/schema.ts'
import { putIntoOutbox } from './outbox.ts'

type Place = { readonly id: string; readonly thread?: number }

type Options = {
  readonly database: Database
  /** The name under which a person or chat is stored. */
  readonly pseudonymOf: (id: string) => string
  readonly now: () => Date
}

/** For how long an answer can be found by what it answers, and for how long the same topic is not answered again. */
const [findableMs, coolDownMs] = [60 * 60 * 1000, 10 * 60 * 1000]

/** What is kept about chats, by the names that doors give them; stored are pseudonyms. All of it rejects when the database fails. */
export function createChatStore({ database, pseudonymOf, now }: Options) {
  const since = (ms: number): number => now().getTime() - ms
  const placeOf = ({ id, thread }: Place) => ({ chat: pseudonymOf(id), ...(thread !== undefined && { thread }) })
  return {
    isPaused: (chat: string) => isPaused(database, pseudonymOf(chat)),
    /** Pauses a chat, or all of them where none is named; or ends that. */
    setPaused: (chat: string | undefined, paused: boolean) =>
      changeSettings(database, chat === undefined ? everyChat : pseudonymOf(chat), { paused }, now().getTime()),
    forget: (chat: string) => forgetChat(database, pseudonymOf(chat)),
    move: (from: string, to: string) => moveChat(database, pseudonymOf(from), pseudonymOf(to)),
    answers: {
      keep: ({ chat, ...answer }: { chat: Place; question: number; answer: number; topic?: string }) =>
        keepAnswer(database, { ...answer, ...placeOf(chat), at: now().getTime() }),
      find: (chat: Place, question: number) => findAnswer(database, pseudonymOf(chat.id), question, since(findableMs)),
      above: (chat: Place, topic: string) =>
        findAnswerAbout(database, { ...placeOf(chat), topic, since: since(coolDownMs) }),
    },
    /** Has sealed words said in a chat now; `key` makes it once only. */
    tell: (chat: string, key: string, sealed: string) =>
      putIntoOutbox(database, [{ key, chat: pseudonymOf(chat), sealed, due: now().getTime() }]),
  }
}
