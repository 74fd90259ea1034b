import { DatabaseSync } from 'node:sqlite'
import { type Fault, usual } from './fault.ts'
import type { Stage } from './stage.ts'

/** Answers take long enough that some still wait for their turn when the fault begins. */
async function holdUp({ world, talk }: Stage): Promise<void> {
  await world.tg.fault('slow', { method: 'sendMessage', times: -1, ms: 1500 })
  for (let count = 0; count < 3; count += 1) await talk.round()
}

/** Nothing listens on the port of PostgreSQL, as while its server restarts. */
const gone: Fault = {
  ...usual,
  name: 'PostgreSQL gone for 10 s',
  on: 'PostgreSQL',
  lastsMs: 10_000,
  endsBot: true,
  begin: async (stage, when) => {
    if (when === 'running') await holdUp(stage)
    await stage.lines.database?.cut()
  },
  hasBitten: ({ lines, world }, when) =>
    when === 'running' ? (lines.database?.broken() ?? 0) > 0 : world.bot.out().includes('cannot be opened'),
  end: async ({ lines, world }) => {
    await world.tg.clearFaults()
    await lines.database?.mend()
    return undefined
  },
}

let ended = 0

const connectionsEnded: Fault = {
  ...usual,
  name: 'PostgreSQL ends all connections',
  on: 'PostgreSQL',
  whens: ['running'],
  begin: async (stage) => {
    await holdUp(stage)
    ended = (await stage.postgres?.endConnections()) ?? 0
  },
  hasBitten: () => ended > 0,
  end: async ({ world }) => {
    await world.tg.clearFaults()
    return undefined
  },
}

/** Another process writes, a backup tool for example, and takes its time. */
function createLocked(): Fault {
  const locks = new WeakMap<Stage, DatabaseSync>()
  return {
    ...usual,
    name: 'SQLite locked for 4 s by another process',
    lastsMs: 4000,
    begin: async (stage, when) => {
      if (when === 'running') await holdUp(stage)
      const database = new DatabaseSync(stage.file, { timeout: 1000 })
      database.exec('begin exclusive')
      locks.set(stage, database)
    },
    // Whatever the bot does needs the database; it is the lock itself that can fail, and has not.
    hasBitten: (stage) => locks.has(stage),
    end: async (stage) => {
      await stage.world.tg.clearFaults()
      const database = locks.get(stage)
      database?.exec('rollback')
      database?.close()
      return undefined
    },
  }
}

export const databaseFaults: readonly Fault[] = [gone, connectionsEnded, createLocked()]
