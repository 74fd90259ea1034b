import type { Chat } from './incoming.ts'
import type { Reply } from './reply.ts'

/** What features and jobs can ask of a door. */
export type Abilities = {
  /** Says something in a chat that nobody asked for just now. Resolves when it is safely stored; it leaves within the outgoing limits. `key` makes it once only. */
  readonly tell: (chat: Chat, replies: readonly Reply[], key: string) => Promise<void>
  /** The number of the message in which the bot explained a topic to a thread in the last ten minutes; `undefined` if there is none or it is not known. */
  readonly answerAbove: (chat: Chat, topic: string) => Promise<number | undefined>
  /** Whether a person administers a group; false if the door cannot say. */
  readonly isAdministrator: (chatId: string, personId: string) => Promise<boolean>
}
