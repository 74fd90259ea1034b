import type { Answer } from './answer.ts'
import type { Me } from './mention.ts'
import { createRecent, type Queues } from './queue.ts'
import { type Received, readUpdate } from './read.ts'

/** How many updates are remembered, to be answered once when Telegram delivers them again. */
const remembered = 2_000

/** Typing in the inline field must not wait for an answer in the private chat of the same person. */
function queueOf(received: Received): string {
  if (received.kind === 'inline') return `inline ${received.incoming.from.id}`
  return received.incoming?.chat.id ?? `press ${received.id}`
}

/** Takes an update for the bot `me` and puts its answer in the queue of its chat. Returns at once. */
export type Hear = (update: unknown, me: Me) => void

/** The ear of the door: each update once, and of an album without words only the first picture. */
export function createHear(answer: Answer, queues: Queues): Hear {
  const isNew = createRecent(remembered)
  return (update, me) => {
    const received = readUpdate(update, me)
    if (!received || !isNew(received.id)) return
    if (received.kind === 'message' && received.album !== undefined) {
      const isFirst = isNew(received.album)
      if (!isFirst && received.incoming.content.kind === 'attachment') return
    }
    queues.add(queueOf(received), () => answer(received, me.username))
  }
}
