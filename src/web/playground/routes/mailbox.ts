import type { Reply } from '../../../conversation/reply.ts'
import { chatIdOf, type Said } from './said.ts'

/** What waits for tabs that were closed is forgotten beyond this many chats. */
const mostChats = 200

export type Told<R = Reply> = Readonly<Record<Said['chat'], readonly R[]>>

export type Mailbox = ReturnType<typeof createMailbox>

/** Keeps the unprompted messages of the bot until the page of their chat fetches them. */
export function createMailbox() {
  const waiting = new Map<string, readonly Reply[]>()
  const takeChat = (id: string): readonly Reply[] => {
    const replies = waiting.get(id) ?? []
    waiting.delete(id)
    return replies
  }
  return {
    put: (chatId: string, replies: readonly Reply[]): void => {
      waiting.set(chatId, [...takeChat(chatId), ...replies])
      const [oldest] = waiting.keys()
      if (waiting.size > mostChats && oldest !== undefined) waiting.delete(oldest)
    },
    /** Hands over what waits for a browser tab; each reply once. */
    take: (tab: string): Told => ({
      private: takeChat(chatIdOf('private', tab)),
      group: takeChat(chatIdOf('group', tab)),
    }),
  }
}
