import { setTimeout as sleep } from 'node:timers/promises'
import { everyCall, type Fault, usual } from './fault.ts'
import { type Stage, soon } from './stage.ts'

/** Telegram refuses the token until somebody mends it; the bot ends each time it is started. */
const refusedToken: Fault = {
  ...everyCall('401, the token is refused', 'unauthorized'),
  endsBot: true,
  end: async ({ world }) => {
    const { bot, tg } = world
    await soon('the bot says what to do about the token', () => bot.out().includes('@BotFather'), 10_000)
    await soon('the bot ends with 1', () => bot.exited?.code === 1, 10_000)
    await tg.clearFaults()
    return undefined
  },
}

/** Asked to stop with answers under way: three messages wait in each chat, and each answer takes a while. */
async function terminate({ world, talk, start }: Stage, isStarted: boolean): Promise<void> {
  const { bot, tg } = world
  await tg.fault('slow', { method: 'sendMessage', times: -1, ms: 300 })
  for (let count = 0; count < 3; count += 1) await talk.round()
  if (!isStarted) await start()
  // Its first line of output means that it can be asked to stop.
  await soon('the bot has started', () => bot.out().includes('Ctrl+C'))
  await sleep(isStarted ? 300 : 0)
  const ended = await bot.term()
  if (ended?.code !== 0 || ended.ms > 10_000) throw new Error(`The bot did not stop well: ${JSON.stringify(ended)}`)
}

const askedToStop: Fault = {
  ...usual,
  name: 'SIGTERM with answers under way',
  lastsMs: 500,
  runsBot: true,
  begin: (stage, when) => terminate(stage, when === 'running'),
  hasBitten: ({ world }) => world.bot.exited !== null,
  end: async ({ world, start }) => {
    await world.tg.clearFaults()
    await start()
    return undefined
  },
}

export const processFaults: readonly Fault[] = [refusedToken, askedToStop]
