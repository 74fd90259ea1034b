import type { I18n, Locale } from '../locale/i18n.ts'
import { actionNames } from './action.ts'
import { escapeHtml } from './html.ts'
import { addressedTo, createTurnOf, isForUs } from './turn.ts'
import type {
  AttachmentContent,
  CommandContent,
  Content,
  Feature,
  Incoming,
  InlineContent,
  PressContent,
  Reply,
  TextContent,
  Turn,
} from './types.ts'

export type Conversation = {
  /** What the bot says to `incoming`; an empty list is silence. Rejects only when a feature fails. */
  readonly converse: (incoming: Incoming) => Promise<readonly Reply[]>
  /** What to say when {@link converse} failed for `incoming`: an apology in the person's language, silence for what nobody asked. */
  readonly apologise: (incoming: Incoming) => readonly Reply[]
}

export type ConversationOptions = {
  /** In the order in which they are asked about a text. */
  readonly features: readonly Feature[]
  readonly i18n: I18n
  /** The language when nothing else tells. */
  readonly defaultLocale: Locale
  /** The language a person chose, by `Person.id`. */
  readonly savedLocale: (personId: string) => Promise<Locale | undefined>
}

function byName<K extends 'commands' | 'presses'>(
  features: readonly Feature[],
  kind: K,
): Map<string, NonNullable<Feature[K]>[never]> {
  const handlers = new Map<string, NonNullable<Feature[K]>[never]>()
  for (const [name, handler] of features.flatMap((feature) => Object.entries(feature[kind] ?? {}))) {
    if (handlers.has(name)) {
      throw new Error(
        `Two features claim ${kind === 'commands' ? `the command /${name}` : `the action "${name}"`}. Let one of them give it up.`,
      )
    }
    handlers.set(name, handler as NonNullable<Feature[K]>[never])
  }
  return handlers
}

/** The whole bot as one function over its features. Throws when two features claim one name or an action has no handler. */
export function createConversation({ features, i18n, defaultLocale, savedLocale }: ConversationOptions): Conversation {
  const commands = byName(features, 'commands') as Map<string, NonNullable<Feature['commands']>[string]>
  const presses = byName(features, 'presses') as Map<
    string,
    (turn: Turn<PressContent>, action: unknown) => Reply[] | Promise<Reply[]>
  >
  const orphan = actionNames.find((name) => !presses.has(name))
  if (orphan)
    throw new Error(
      `No feature handles the action "${orphan}". Add it to the presses of a feature, or remove it from conversation/action.ts.`,
    )

  const turnOf = createTurnOf({ i18n, defaultLocale })

  const first = async <C extends Content>(
    turn: Turn<C>,
    handlers: readonly (((turn: Turn<C>) => readonly Reply[] | Promise<readonly Reply[]> | undefined) | undefined)[],
  ): Promise<readonly Reply[]> => {
    for (const handler of handlers) {
      const replies = await handler?.(turn)
      if (replies) return replies
    }
    return []
  }

  const answer = async (turn: Turn): Promise<readonly Reply[]> => {
    const { content } = turn.incoming
    switch (content.kind) {
      case 'press': {
        const handler = content.action && presses.get(content.action.name)
        if (!handler) return [{ html: escapeHtml(turn.t('toast.oldButton')), mode: 'toast' }]
        return handler(turn as Turn<PressContent>, content.action)
      }
      case 'command': {
        const handler = commands.get(content.name)
        if (handler) return handler(turn as Turn<CommandContent>)
        return first(
          turn as Turn<CommandContent>,
          features.map((feature) => feature.onUnknownCommand),
        )
      }
      case 'text':
        return first(
          turn as Turn<TextContent>,
          features.map((feature) => feature.onText),
        )
      case 'attachment':
        return first(
          turn as Turn<AttachmentContent>,
          features.map((feature) => feature.onAttachment),
        )
      case 'inline':
        return first(
          turn as Turn<InlineContent>,
          features.map((feature) => feature.onInline),
        )
    }
  }

  return {
    converse: async (incoming) => {
      if (!isForUs(incoming)) return []
      const replies = await answer(turnOf(incoming, await savedLocale(incoming.from.id)))
      return replies.map((reply) => addressedTo(incoming, reply))
    },
    apologise: (incoming) => {
      if (!isForUs(incoming) || incoming.content.kind === 'inline') return []
      const text = escapeHtml(turnOf(incoming).t('error.apology'))
      return [addressedTo(incoming, { html: text })]
    },
  }
}
