import type { Parts } from '../../src/bot.ts'
import type { Memories } from '../../src/conversation/conversation.ts'
import { noMemory } from '../../src/conversation/memory.ts'
import { createIncomingLimits } from '../../src/limits/incoming.ts'
import { createPauses } from '../../src/limits/pauses.ts'
import { createMemoryRates } from '../../src/limits/rates.ts'
import { changeSettings, everyChat, isPaused } from '../../src/store/chats.ts'
import type { Database } from '../../src/store/database/schema.ts'

/** Memories that keep nothing. */
export const forgetful: Memories = { recall: async () => noMemory, remember: async (_turn, replies) => replies }

/** The parts of a bot that matter little to most tests: no limits, no administrators, pauses in `database`. */
export function quietParts(database: Database) {
  return {
    limits: createIncomingLimits({ personPerMinute: 0, groupPerMinute: 0, rates: createMemoryRates() }),
    pauses: createPauses(
      {
        isPaused: (chat) => isPaused(database, chat),
        setPaused: (chat, paused) => changeSettings(database, chat ?? everyChat, { paused }, 0),
      },
      (error) => {
        throw error
      },
    ),
    isOperator: () => false,
    abilities: { tell: async () => undefined, answerAbove: async () => undefined, isAdministrator: async () => false },
    onLookUpFailure: () => undefined,
    onAsked: () => undefined,
    onDropped: () => undefined,
  } satisfies Partial<Parts>
}
