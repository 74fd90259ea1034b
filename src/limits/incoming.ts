import type { Incoming } from '../conversation/incoming.ts'
import type { Rates, Take } from './rates.ts'

export type IncomingOptions = {
  /** Messages, presses and inline queries of one person that are answered in a minute; 0 is without limit. */
  readonly personPerMinute: number
  /** The same for all people of one group together. */
  readonly groupPerMinute: number
  readonly rates: Rates
}

export type IncomingLimits = {
  /** Counts something that was said to the bot, for its group only if `countsForGroup`, and tells whose limit it goes beyond; `undefined` when it may be answered. */
  readonly beyond: (incoming: Incoming, countsForGroup: boolean) => Promise<'person' | 'group' | undefined>
  /** Whether the notice named `key` may be given now: once a minute. */
  readonly mayNotify: (key: string) => Promise<boolean>
}

/** How much is answered to one person and in one group. What a person says in a group counts for both. */
export function createIncomingLimits({ personPerMinute, groupPerMinute, rates }: IncomingOptions): IncomingLimits {
  const perMinute = (name: string, points: number): Take | undefined =>
    points > 0 ? rates({ name, points, seconds: 60 }) : undefined
  const person = perMinute('person', personPerMinute)
  const group = perMinute('group', groupPerMinute)
  const notice = rates({ name: 'notice', points: 1, seconds: 60 })
  return {
    beyond: async (incoming, countsForGroup) => {
      const { chat, from } = incoming
      if (person && (await person(from.id)) > 0) return 'person'
      const isCounted = group && chat.kind === 'group' && countsForGroup
      return isCounted && (await group(chat.id)) > 0 ? 'group' : undefined
    },
    mayNotify: async (key) => (await notice(key)) === 0,
  }
}
