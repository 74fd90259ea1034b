/** Where the bot is paused. If the whole bot is paused, every chat is. */
export type Pauses = {
  readonly isPaused: (chat: string) => Promise<boolean>
  /** Pauses a chat, or the whole bot where none is named; or ends that. */
  readonly setPaused: (chat: string | undefined, isPaused: boolean) => Promise<void>
}

/**
 * How long an answer of the database is cached; without the cache every message would cost a query.
 * After a pause another replica may go on answering for two seconds, and a flood in one chat costs one query every two seconds.
 */
const cachedMs = 2000

/** Number of cached chats; the least recently asked one is dropped first. Even a busy bot hears from fewer in two seconds. */
const rememberedChats = 5000

type Remembered = { readonly isPaused: Promise<boolean>; readonly untilMs: number }

/**
 * Caches `stored` for two seconds per chat. A change made here takes effect here at once. If the database fails, the last known state of the chat
 * counts, or else "not paused", and `onProblem` gets the error: a failing database must not silence the bot.
 */
export function createPauses(stored: Pauses, onProblem: (error: unknown) => void): Pauses {
  const remembered = new Map<string, Remembered>()

  const ask = (chat: string, last: Promise<boolean> | undefined): Promise<boolean> =>
    stored.isPaused(chat).catch((error: unknown) => {
      onProblem(error)
      return last ?? false
    })

  return {
    isPaused: (chat) => {
      const known = remembered.get(chat)
      if (known && performance.now() < known.untilMs) return known.isPaused
      const isPaused = ask(chat, known?.isPaused)
      remembered.delete(chat)
      remembered.set(chat, { isPaused, untilMs: performance.now() + cachedMs })
      const [oldest] = remembered.keys()
      if (remembered.size > rememberedChats && oldest !== undefined) remembered.delete(oldest)
      return isPaused
    },
    setPaused: async (chat, isPaused) => {
      await stored.setPaused(chat, isPaused)
      remembered.clear()
    },
  }
}
