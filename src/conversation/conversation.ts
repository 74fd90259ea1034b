import type { I18n, Locale } from '../locale/i18n.ts'
import type { Abilities } from './abilities.ts'
import { actionNames } from './action.ts'
import { addressedTo, createTurnOf, isForUs } from './addressing.ts'
import type { Command, Commands } from './command.ts'
import type { Feature } from './feature.ts'
import { escapeHtml } from './html.ts'
import type { Content, ContentKind, ContentOf, Incoming } from './incoming.ts'
import { type Memory, noMemory } from './memory.ts'
import type { Reply } from './reply.ts'
import type { Answered, Turn } from './turn.ts'

export type Conversation = {
  /** Returns the replies to `incoming`; an empty list means silence. Rejects only if a feature fails. */
  readonly converse: (incoming: Incoming) => Promise<readonly Reply[]>
  /** What to say when {@link converse} failed for `incoming`: an apology in the person's language, silence for what nobody asked. */
  readonly apologise: (incoming: Incoming) => readonly Reply[]
  readonly commands: Commands
}

/** What is remembered of people in chats, and how the next memory comes from the last. */
export type Memories = {
  readonly recall: (incoming: Incoming) => Promise<Memory>
  /** Keeps what `replies` leave behind, and gives the replies as they are to be said: none is the same as the one before. Must not reject. */
  readonly remember: (turn: Turn, replies: readonly Reply[]) => Promise<readonly Reply[]>
}

export type ConversationOptions = {
  /** In the order in which they are asked about a text. */
  readonly features: readonly Feature[]
  readonly i18n: I18n
  /** The language when nothing else tells. */
  readonly defaultLocale: Locale
  /** The language a person chose, by `Person.id`. */
  readonly savedLocale: (personId: string) => Promise<Locale | undefined>
  readonly memories: Memories
  /** Whether a person runs the bot. */
  readonly isOperator: (personId: string) => boolean
  readonly isAdministrator: Abilities['isAdministrator']
}

/** The commands of all features by name. Throws when two features claim one. */
function commandsOf(features: readonly Feature[]): Commands {
  const commands = new Map<string, Command>()
  for (const command of features.flatMap((feature) => feature.commands ?? [])) {
    if (commands.has(command.name))
      throw new Error(`Two features claim the command /${command.name}. Let one of them give it up.`)
    commands.set(command.name, command)
  }
  return commands
}

type PressHandler = (turn: Turn<ContentOf<'press'>>, action: unknown) => Answered

function pressesOf(features: readonly Feature[]): ReadonlyMap<string, PressHandler> {
  const presses = new Map<string, PressHandler>()
  for (const [name, handler] of features.flatMap((feature) => Object.entries(feature.presses ?? {}))) {
    if (presses.has(name)) throw new Error(`Two features claim the action "${name}". Let one of them give it up.`)
    presses.set(name, handler as PressHandler)
  }
  const orphan = actionNames.find((name) => !presses.has(name))
  if (orphan)
    throw new Error(
      `No feature handles the action "${orphan}". Add it to the presses of a feature, or remove it from conversation/action.ts.`,
    )
  return presses
}

type Hear<C extends Content> = ((turn: Turn<C>) => Answered | undefined) | undefined

/** Returns the replies of the first feature that answers; none if no feature does. */
async function first<C extends Content>(turn: Turn<C>, handlers: readonly Hear<C>[]): Promise<readonly Reply[]> {
  for (const handler of handlers) {
    const replies = await handler?.(turn)
    if (replies) return replies
  }
  return []
}

/** Whether the person may use a command here. Anonymous administrators speak as the group itself (Bot API, Message.sender_chat). */
async function mayUse({ needs }: Command, { chat, from }: Incoming, options: ConversationOptions): Promise<boolean> {
  if (needs === 'everyone') return true
  if (needs === 'operator' || chat.kind === 'private') return options.isOperator(from.id)
  return from.id === chat.id || options.isAdministrator(chat.id, from.id)
}

/** If a person may not use a command, the bot says so in private and is silent in groups. */
function refuse({ incoming, t }: Turn): readonly Reply[] {
  return incoming.chat.kind === 'private' ? [{ kind: 'message', html: escapeHtml(t('pause.administratorsOnly')) }] : []
}

/** Answers commands. Words behind a command may speak of danger as well. */
function createAnswerCommand(options: ConversationOptions, commands: Commands) {
  const { features } = options

  const alarmsOf = ({ argument: wanted }: Command): readonly Hear<ContentOf<'command'>>[] =>
    wanted === 'words'
      ? features.map(({ onAlarm }): Hear<ContentOf<'command'>> => {
          return (turn) => {
            const { argument, ...rest } = turn.incoming.content
            const content = { ...rest, kind: 'text', text: argument } as const
            return onAlarm?.({ ...turn, incoming: { ...turn.incoming, content } })
          }
        })
      : []

  return async (turn: Turn<ContentOf<'command'>>): Promise<readonly Reply[]> => {
    const command = commands.get(turn.incoming.content.name)
    if (!command)
      return first(
        turn,
        features.map(({ onUnknownCommand }) => onUnknownCommand),
      )
    const isAllowed = await mayUse(command, turn.incoming, options)
    return isAllowed ? first(turn, [...alarmsOf(command), command.answer]) : refuse(turn)
  }
}

function createAnswer(options: ConversationOptions, commands: Commands, presses: ReadonlyMap<string, PressHandler>) {
  const { features } = options

  const answerPress = async (turn: Turn<ContentOf<'press'>>): Promise<readonly Reply[]> => {
    const { action } = turn.incoming.content
    const handler = action && presses.get(action.name)
    return handler ? handler(turn, action) : [{ kind: 'toast', text: turn.t('toast.oldButton') }]
  }

  /** Danger comes first. Then a text may answer a question in progress; then nothing else hears it. */
  const answerText = (turn: Turn<ContentOf<'text'>>): Promise<readonly Reply[]> => {
    const { pending } = turn.memory
    const expecting = pending
      ? features.map(({ expects }): Hear<ContentOf<'text'>> => {
          const answer = expects?.[pending.name]
          return answer && ((one) => answer(one, pending))
        })
      : []
    return first(turn, [
      ...features.map(({ onAlarm }) => onAlarm),
      ...expecting,
      ...features.map(({ onText }) => onText),
    ])
  }

  const hear = <K extends Content['kind']>(turn: Turn<ContentOf<K>>, of: (feature: Feature) => Hear<ContentOf<K>>) =>
    first(turn, features.map(of))

  const hearers: { readonly [K in ContentKind]: (turn: Turn<ContentOf<K>>) => Promise<readonly Reply[]> } = {
    press: answerPress,
    command: createAnswerCommand(options, commands),
    text: answerText,
    edited: (turn) => hear<'edited'>(turn, ({ onEdited }) => onEdited),
    attachment: (turn) => hear<'attachment'>(turn, ({ onAttachment }) => onAttachment),
    inline: (turn) => hear<'inline'>(turn, ({ onInline }) => onInline),
    chosen: (turn) => hear<'chosen'>(turn, ({ onChosen }) => onChosen),
    joined: (turn) => hear<'joined'>(turn, ({ onJoined }) => onJoined),
    left: (turn) => hear<'left'>(turn, ({ onLeft }) => onLeft),
  }
  // The key is the kind of the very content that the turn carries, which the compiler cannot follow.
  return (turn: Turn): Promise<readonly Reply[]> => hearers[turn.incoming.content.kind](turn as never)
}

/** The whole bot as one function over its features. Throws when two features claim one name or an action has no handler. */
export function createConversation(options: ConversationOptions): Conversation {
  const { features, i18n, defaultLocale, savedLocale, memories } = options
  const commands = commandsOf(features)
  const turnOf = createTurnOf({ i18n, defaultLocale, commands })
  const answer = createAnswer(options, commands, pressesOf(features))

  return {
    commands,
    converse: async (incoming) => {
      if (!isForUs(incoming, commands)) return []
      const [saved, memory] = await Promise.all([savedLocale(incoming.from.id), memories.recall(incoming)])
      const turn = turnOf(incoming, memory, saved)
      const replies = await memories.remember(turn, await answer(turn))
      return replies.map((reply) => addressedTo(incoming, reply))
    },
    apologise: (incoming) => {
      if (!isForUs(incoming, commands) || incoming.content.kind === 'inline') return []
      const text = escapeHtml(turnOf(incoming, noMemory).t('error.apology'))
      return [addressedTo(incoming, { kind: 'message', html: text })]
    },
  }
}
