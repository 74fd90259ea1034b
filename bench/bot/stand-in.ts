import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** The strict simulation of Telegram, which is beside the project and not part of it. */
const program = join(import.meta.dirname, '../../../shared/telegram/strictapi/server.js')

export const isStandInPresent = (): boolean => existsSync(program)

type Reply = { readonly chat: { readonly id: number } }
type Chat = { readonly messages: Map<number, unknown> }
type Person = { readonly id: number; readonly started: Set<number> }
type Bot = {
  readonly token: string
  readonly user: { readonly id: number }
  readonly privates: ReadonlyMap<number, Chat>
  readonly commands: ReadonlyMap<string, unknown>
}

/** The part of the simulation that is used here. It runs in this process, so that playing the people costs no requests. */
type Server = {
  readonly url: string
  readonly start: () => Promise<Server>
  readonly stop: () => Promise<void>
  readonly bot: () => Bot
  readonly user: (options: { readonly first_name: string; readonly language_code: string }) => Person
  readonly ctl: { readonly send: (options: { readonly user: number; readonly text: string }) => unknown }
  readonly on: ((event: 'bot_message', listener: (reply: Reply) => void) => void) &
    ((event: 'delivered', listener: () => void) => void)
  readonly violations: readonly { readonly level: string; readonly method: string; readonly code: string }[]
  events: unknown[]
  calls: unknown[]
}

export type StandIn = {
  readonly url: string
  readonly token: string
  /** Adds a person who has started the bot; returns their id. */
  readonly addPerson: () => number
  readonly say: (person: number, text: string) => void
  readonly onReply: (listener: (person: number) => void) => void
  /** Called for every update that is delivered to the bot. */
  readonly onDelivered: (listener: () => void) => void
  /** Violations of the Bot API. */
  readonly mistakes: () => readonly string[]
  readonly close: () => Promise<void>
}

/** The most events to remember. More would cost the simulation memory and time, which would look like a cost of the bot. */
const mostRemembered = 5_000

function forget(server: Server): void {
  if (server.events.length < mostRemembered) return
  server.events.length = 0
  server.calls.length = 0
  for (const chat of server.bot().privates.values()) chat.messages.clear()
}

/** Opens a simulated Telegram on a free port of this machine. */
export async function openStandIn(): Promise<StandIn> {
  const { StrictApi } = createRequire(import.meta.url)(program) as { StrictApi: new (options: object) => Server }
  const server = await new StrictApi({ webhook: { retryMs: 200 } }).start()
  let persons = 0
  server.on('bot_message', () => forget(server))
  return {
    url: server.url,
    token: server.bot().token,
    addPerson: () => {
      persons += 1
      const person = server.user({ first_name: `Person ${persons}`, language_code: 'zh-hans' })
      person.started.add(server.bot().user.id)
      return person.id
    },
    say: (user, text) => {
      server.ctl.send({ user, text })
    },
    onReply: (listener) => server.on('bot_message', ({ chat }) => listener(chat.id)),
    onDelivered: (listener) => server.on('delivered', listener),
    mistakes: () =>
      server.violations.filter(({ level }) => level === 'error').map(({ method, code }) => `${method}: ${code}`),
    close: () => server.stop(),
  }
}
