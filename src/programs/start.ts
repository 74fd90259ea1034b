import type { Command } from 'commander'
import { createCommand } from './terminal/command.ts'

/** `xubao start`: the bot on Telegram, or the playground if BOT_TOKEN is not set. */
export function start(): Command {
  return createCommand('start', 'run the bot: on Telegram if BOT_TOKEN is set, else as a playground in the browser', [
    'start',
  ]).action(async () => {
    await import('../main.ts')
  })
}
