import type { Parts } from '../../src/bot.ts'
import { createIncomingLimits } from '../../src/limits/incoming.ts'
import { createPauses } from '../../src/limits/pauses.ts'
import { createMemoryRates } from '../../src/limits/rates.ts'
import { isPaused, setPaused } from '../../src/store/chats.ts'
import type { Database } from '../../src/store/database/schema.ts'

/** The parts of a bot that most tests do not look at: no limits, nobody is an administrator, pauses are kept in `database`. */
export function quietParts(database: Database) {
  return {
    limits: createIncomingLimits({ personPerMinute: 0, groupPerMinute: 0, rates: createMemoryRates() }),
    pauses: createPauses(
      {
        isPaused: (chat) => isPaused(database, chat),
        setPaused: (chat, paused) => setPaused(database, chat, paused),
      },
      (error) => {
        throw error
      },
    ),
    isAdmin: () => false,
    isGroupAdmin: async () => false,
    onLookUpFailure: () => undefined,
    onAsked: () => undefined,
    onDropped: () => undefined,
  } satisfies Partial<Parts>
}
