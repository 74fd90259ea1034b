import type { Memories } from '../conversation/conversation.ts'
import type { Incoming } from '../conversation/incoming.ts'
import { type Memory, noMemory } from '../conversation/memory.ts'
import { freshMemory, nextMemory } from './remember.ts'
import { vary } from './vary.ts'

/** Where memories are kept, as text under the names of a person and a chat. */
export type MemoryStore = {
  readonly recall: (person: string, chat: string) => Promise<string | undefined>
  readonly keep: (person: string, chat: string, text: string, at: number) => Promise<void>
}

export type MemoriesOptions = {
  readonly store: MemoryStore
  readonly now: () => Date
  /** Hears why a memory could not be read or kept. The person is answered all the same, as if they had said nothing before. */
  readonly onFailure: (error: unknown) => void
}

/** A person has one memory in each chat, and in each thread of a forum. */
const placeOf = ({ chat }: Incoming): string => (chat.thread === undefined ? chat.id : `${chat.id} ${chat.thread}`)

/** What leads to no reply that anybody could refer to later. */
const unremembered: readonly Incoming['content']['kind'][] = ['inline', 'chosen', 'joined', 'left']

/** The memories of conversations, in `store`. */
export function createMemories({ store, now, onFailure }: MemoriesOptions): Memories {
  return {
    recall: async (incoming) => {
      if (unremembered.includes(incoming.content.kind)) return noMemory
      try {
        const text = await store.recall(incoming.from.id, placeOf(incoming))
        return freshMemory(text ? (JSON.parse(text) as Memory) : undefined, now().getTime())
      } catch (error) {
        onFailure(error)
        return noMemory
      }
    },
    remember: async ({ incoming, memory, locale, t }, said) => {
      if (unremembered.includes(incoming.content.kind)) return said
      const replies = memory.saidTo === incoming.id ? said : vary(said, memory, t)
      const next = nextMemory(memory, replies, locale, now().getTime())
      if (next !== memory) {
        const { id } = incoming.from
        const kept: Memory = { ...next, saidTo: incoming.id }
        await store.keep(id, placeOf(incoming), JSON.stringify(kept), next.at).catch(onFailure)
      }
      return replies
    },
  }
}
