import type { I18n, Locale } from '../locale/i18n.ts'
import { resolveLocale } from '../locale/resolve.ts'
import { actionNames } from './action.ts'
import { escapeHtml } from './html.ts'
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

/** The command that a group may use without naming the bot. */
const groupCommand = 'faq'

/** Whether the bot is meant: always in private, by its name or a reply in groups, by `/faq` anywhere. A press and an inline query always are. */
function isForUs({ chat, content }: Incoming): boolean {
  if (chat.kind === 'private' || content.kind === 'press' || content.kind === 'inline') return true
  if (content.kind === 'command' && content.name === groupCommand) return true
  return content.addressed !== undefined
}

/** Commands whose argument is a code (a deep link's payload, a language tag), not words in a language. */
const codedArguments: readonly string[] = ['start', 'lang']

/** What a person wrote in their own words, as far as it tells their language. */
function wordsOf(content: Content): string | undefined {
  switch (content.kind) {
    case 'text':
      return content.text || content.quoted?.text
    case 'command':
      if (codedArguments.includes(content.name)) return undefined
      return content.argument || (content.name === groupCommand ? content.quoted?.text : undefined)
    case 'inline':
      return content.query
    case 'attachment':
    case 'press':
      return undefined
  }
}

const buttonLocale = (content: Content): Locale | undefined =>
  content.kind === 'press' ? content.action?.locale : undefined

const addressedTo = (chatKind: 'private' | 'group', incoming: Incoming, reply: Reply): Reply =>
  chatKind === 'group' && reply.mode === undefined && reply.to === undefined && incoming.messageId !== undefined
    ? { ...reply, to: incoming.messageId }
    : reply

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

  const turnOf = (incoming: Incoming, saved: Locale | undefined): Turn => {
    const clues = {
      button: buttonLocale(incoming.content),
      saved,
      text: wordsOf(incoming.content),
      hint: incoming.from.languageHint,
    }
    const locale = resolveLocale(clues, i18n.locales, defaultLocale)
    return { incoming, locale, t: i18n.translate(locale) }
  }

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
      return replies.map((reply) => addressedTo(incoming.chat.kind, incoming, reply))
    },
    apologise: (incoming) => {
      if (!isForUs(incoming) || incoming.content.kind === 'inline') return []
      const text = escapeHtml(turnOf(incoming, undefined).t('error.apology'))
      return [addressedTo(incoming.chat.kind, incoming, { html: text })]
    },
  }
}
