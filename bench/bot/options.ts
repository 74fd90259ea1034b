import { parseArgs } from 'node:util'
import { type Mode, modes } from './contestants.ts'
import type { Load } from './measures.ts'

export type Options = {
  readonly modes: readonly Mode[]
  /** How often each bot is measured; the bots take turns. */
  readonly rounds: number
  readonly load: Load
  /** The number of messages over which memory is watched. */
  readonly messages: number
}

export const help = `npm run bench:bot -- [options]

Compares the bot with a bare echo bot of telegraf, against the same strict stand-in for Telegram on this machine, and writes bench/RESULTS-bot.md.
  --modes polling,webhook   how updates arrive (both)
  --rounds 5                how often each bot is measured; they take turns, and the medians count
  --seconds 10              of each closed loop and of each steady load
  --messages 100000         over which the memory is watched; 0 leaves that out
`

const usual: Load = { people: 200, waiting: 5_000, loopMs: 0, steadyPerSecond: 50, steadyMs: 0 }

function wholeNumber(name: string, value: string, least: number): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < least)
    throw new Error(`--${name} must be a whole number of at least ${least}.\n\n${help}`)
  return number
}

/** Reads the options of the command line, or `help`. Throws an error that says what to write. */
export function readOptions(words: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...words],
    options: {
      modes: { type: 'string', default: modes.join(',') },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '10' },
      messages: { type: 'string', default: '100000' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return 'help'
  const wanted = values.modes.split(',')
  const unknown = wanted.find((mode) => !modes.some((known) => known === mode))
  if (unknown !== undefined) throw new Error(`--modes takes ${modes.join(' and ')}, not "${unknown}".\n\n${help}`)
  const ms = 1000 * wholeNumber('seconds', values.seconds, 1)
  return {
    modes: modes.filter((mode) => wanted.includes(mode)),
    rounds: wholeNumber('rounds', values.rounds, 1),
    load: { ...usual, loopMs: ms, steadyMs: ms },
    messages: wholeNumber('messages', values.messages, 0),
  }
}
