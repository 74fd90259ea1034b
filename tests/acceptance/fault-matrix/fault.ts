import type { User } from '../world.ts'
import type { Mode, Stage } from './stage.ts'

export type When = 'start' | 'running'

/** Something that goes wrong. */
export type Fault = {
  readonly name: string
  readonly modes?: readonly Mode[]
  readonly whens?: readonly When[]
  readonly on?: 'PostgreSQL'
  /** Before the bot is there (`start`), or when it runs and before anything is said. */
  readonly prepare?: (stage: Stage, when: When) => Promise<void>
  readonly begin: (stage: Stage, when: When) => Promise<void>
  /** Whether the bot has met it. */
  readonly hasBitten: (stage: Stage, when: When) => boolean
  /** How long it goes on after that. */
  readonly lastsMs: number
  /** Gives when it was over (milliseconds of the clock), where that is not now. */
  readonly end: (stage: Stage, when: When) => Promise<number | undefined>
  /** Who cannot get an answer while it lasts. */
  readonly isMute?: (user: User, stage: Stage) => boolean
  /** How many answers to one message it may cause. */
  readonly mostAnswers: 1 | 2
  /** Within how many seconds all must be answered after it is over. */
  readonly seconds: number
  /** Whether the bot ends by itself and is started again, as systemd does. */
  readonly endsBot?: boolean
  /** Whether it starts and stops the bot itself. */
  readonly runsBot?: boolean
}

/** What most faults have in common. */
export const usual = { mostAnswers: 1, seconds: 10, lastsMs: 3000 } as const

/** Every call of the bot goes wrong in the same way until the fault is over. */
export function everyCall(name: string, kind: string, options: object = {}): Fault {
  return {
    ...usual,
    name,
    begin: async ({ world }) => {
      await world.tg.fault(kind, { method: '*', polls: true, times: -1, ...options })
    },
    hasBitten: ({ hits }) => hits() > 0,
    end: async ({ world }) => {
      await world.tg.clearFaults()
      return undefined
    },
  }
}

/** The next message to each chat goes wrong. */
export function everyChatOnce(name: string, kind: string, options: object = {}): Fault {
  return {
    ...everyCall(name, kind),
    begin: async ({ world, talk }) => {
      for (const { id } of [...talk.people, talk.group()])
        await world.tg.fault(kind, { method: 'sendMessage', chat: id, times: 1, ...options })
    },
    hasBitten: ({ hits, talk }) => hits() > talk.people.length,
  }
}
