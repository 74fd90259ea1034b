import type { Chat } from '../../conversation/incoming.ts'

/** Which message of the bot answers which message, for about an hour. Numbers of messages are the door's own. */
export type Answers = {
  /** Notes an answer. Rejects when it could not be stored. */
  readonly keep: (answer: {
    readonly chat: Chat
    readonly question: number
    readonly answer: number
    readonly topic?: string
  }) => Promise<void>
  /** The answer to a message of a chat, if there is one. Rejects when it cannot be looked up. */
  readonly find: (chat: Chat, question: number) => Promise<number | undefined>
}
