import { databaseFaults } from './database-faults.ts'
import type { Fault } from './fault.ts'
import { migration } from './migration-fault.ts'
import { processFaults } from './process-faults.ts'
import { telegramFaults } from './telegram-faults.ts'

/** All that can go wrong; what takes longest comes first, so that the rest can happen meanwhile. */
export const faults: readonly Fault[] = [...telegramFaults, migration, ...databaseFaults, ...processFaults]
