import { actionNames } from '../../src/conversation/action.ts'
import { command } from '../../src/conversation/command.ts'
import { createConversation } from '../../src/conversation/conversation.ts'
import type { Feature } from '../../src/conversation/feature.ts'
import { html } from '../../src/conversation/html.ts'
import type { Incoming } from '../../src/conversation/incoming.ts'
import { message } from '../../src/conversation/reply.ts'
import type { Turn } from '../../src/conversation/turn.ts'
import { pause } from '../../src/features/pause.ts'
import { type GuardReason, guard } from '../../src/limits/guard.ts'
import { createIncomingLimits } from '../../src/limits/incoming.ts'
import { createPauses, type Pauses } from '../../src/limits/pauses.ts'
import { createMemoryRates } from '../../src/limits/rates.ts'
import { i18n } from '../support/bot.ts'
import { createRooms } from '../support/chat.ts'
import { forgetful } from '../support/parts.ts'
import { createPerson, type Person } from '../support/person.ts'

/** A bot that answers "yes" to everything, so that any other reply must come from the guard in front of it. */
const yes = () => [message(html`yes`)]
const echo: Feature = {
  commands: [command('faq', yes, { argument: 'words', inGroups: true }), command('help', yes)],
  presses: Object.fromEntries(actionNames.map((name) => [name, yes])),
  onText: yes,
  onAttachment: yes,
  onInline: ({ t }: Turn) => [{ kind: 'result', id: 'yes', html: html`yes`, title: t('language.name') }],
}

/** Pauses as a database would store them; the whole bot is the one without a name. */
export function keptPauses(): Pauses & { readonly paused: Set<string | undefined> } {
  const paused = new Set<string | undefined>()
  return {
    paused,
    isPaused: async (chat) => paused.has(chat) || paused.has(undefined),
    setPaused: async (chat, isPaused) => void (isPaused ? paused.add(chat) : paused.delete(chat)),
  }
}

export type GuardedOptions = {
  readonly personPerMinute?: number
  readonly groupPerMinute?: number
  /** The rows of an earlier bot, or of another replica. */
  readonly pauses?: Pauses
  /** The operators of the bot; and the administrators of groups, as `<chat> <person>`. */
  readonly admins?: readonly string[]
  readonly groupAdmins?: readonly string[]
}

export type GuardedBot = {
  readonly person: (id: string, hint?: string) => Person
  readonly converse: (incoming: Incoming) => Promise<unknown>
  readonly dropped: readonly (readonly [person: string, reason: GuardReason])[]
}

/** Limits and pauses in front of a bot that answers everything, combined as in app.ts. */
export function startGuarded(options: GuardedOptions = {}): GuardedBot {
  const { personPerMinute = 0, groupPerMinute = 0, admins = [], groupAdmins = [] } = options
  const pauses = createPauses(options.pauses ?? keptPauses(), () => {})
  const switches = pause({ pauses })
  const roles = {
    isOperator: (person: string) => admins.includes(person),
    isAdministrator: async (chat: string, person: string) => groupAdmins.includes(`${chat} ${person}`),
  }
  const common = { i18n, defaultLocale: 'en', savedLocale: async () => undefined }
  const dropped: [string, GuardReason][] = []
  const conversation = guard(
    createConversation({ ...common, ...roles, memories: forgetful, features: [echo, switches] }),
    {
      ...common,
      limits: createIncomingLimits({ personPerMinute, groupPerMinute, rates: createMemoryRates() }),
      isPaused: pauses.isPaused,
      onDropped: ({ from }, reason) => dropped.push([from.id, reason]),
    },
  )
  const rooms = createRooms(conversation)
  return {
    person: (id, hint = 'en') => createPerson({ id, languageHint: hint }, rooms),
    converse: conversation.converse,
    dropped,
  }
}
