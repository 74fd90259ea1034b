import type { Incoming } from '../conversation/incoming.ts'
import type { Rates, Take } from './rates.ts'

export type IncomingOptions = {
  /** Messages, presses and inline queries answered per person and minute; 0 means no limit. */
  readonly personPerMinute: number
  /** The same for a group as a whole. */
  readonly groupPerMinute: number
  readonly rates: Rates
}

export type IncomingLimits = {
  /** Counts an incoming message, for its group only if `countsForGroup`. Returns whose limit is exceeded; `undefined` if the bot may answer. */
  readonly beyond: (incoming: Incoming, countsForGroup: boolean) => Promise<'person' | 'group' | undefined>
  /** Whether the notice `key` may be sent now: once a minute. */
  readonly mayNotify: (key: string) => Promise<boolean>
}

/** Limits answers per person and per group. A message in a group counts for both. */
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
