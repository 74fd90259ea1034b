/** Where the bot is paused. `chat` is the id of a chat, or `*` for the whole bot; a chat is paused too while the whole bot is. */
export type Pauses = {
  readonly isPaused: (chat: string) => Promise<boolean>
  readonly setPaused: (chat: string, isPaused: boolean) => Promise<void>
}

/**
 * For how long an answer of the database is believed. It is asked for every message; without this, being able to pause would cost a query each.
 * Two seconds is what another replica may go on talking for, and a flood in one chat costs one query in two seconds.
 */
const believedMs = 2000

/** Chats that are remembered; the longest unasked is forgotten first. A busy bot hears from fewer in two seconds. */
const rememberedChats = 5000

type Remembered = { readonly isPaused: Promise<boolean>; readonly untilMs: number }

/**
 * `stored`, but asked at most every two seconds for a chat. What is set here counts here at once. When the database fails, the chat is as it was
 * last known to be, or else not paused, and `onProblem` hears why: a bot that cannot ask shall not fall silent by that.
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
      remembered.set(chat, { isPaused, untilMs: performance.now() + believedMs })
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
