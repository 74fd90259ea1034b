import { addressedTo, createTurnOf, isForUs } from '../conversation/addressing.ts'
import type { Conversation, ConversationOptions } from '../conversation/conversation.ts'
import { escapeHtml } from '../conversation/html.ts'
import type { Incoming } from '../conversation/incoming.ts'
import { noMemory } from '../conversation/memory.ts'
import { message, type Reply, toast } from '../conversation/reply.ts'
import type { IncomingLimits } from './incoming.ts'

/** Why the bot did not answer: the person or the group is over the limit, or the bot is paused. */
export type GuardReason = 'person' | 'group' | 'paused'

export type GuardOptions = Pick<ConversationOptions, 'i18n' | 'defaultLocale' | 'savedLocale'> & {
  readonly limits: IncomingLimits
  /** Whether the bot is paused in this chat or everywhere; called for every message (see createPauses). */
  readonly isPaused: (chatId: string) => Promise<boolean>
  /** Called for everything that is not answered, so that it can be counted. */
  readonly onDropped: (incoming: Incoming, reason: GuardReason) => void
}

/** The notice for a reason, if there is one. A group is told neither about one person's limit nor about a pause that its administrators set. */
function messageKey({ chat }: Incoming, reason: GuardReason) {
  if (chat.kind === 'group') return reason === 'group' ? ('limits.group' as const) : undefined
  return reason === 'paused' ? ('pause.notice' as const) : ('limits.person' as const)
}

/**
 * Wraps the conversation with limits and pauses. Over a limit, or while paused, the bot gives one notice a minute and is otherwise silent. A press
 * gets the notice as a toast; an inline query gets no results. Only messages meant for the bot count. `/pause` and `/resume` work while it is paused.
 */
export function guard(conversation: Conversation, options: GuardOptions): Conversation {
  const { limits, isPaused, savedLocale, onDropped } = options
  const { commands } = conversation
  const turnOf = createTurnOf({ ...options, commands })

  const worksWhilePaused = ({ content }: Incoming): boolean =>
    content.kind === 'command' && commands.get(content.name)?.worksWhilePaused === true

  const reasonToDrop = async (incoming: Incoming): Promise<GuardReason | undefined> => {
    // Administrators must be able to pause the bot while their group is flooded.
    const beyond = await limits.beyond(incoming, !worksWhilePaused(incoming))
    if (beyond || worksWhilePaused(incoming)) return beyond
    return (await isPaused(incoming.chat.id)) ? 'paused' : undefined
  }

  const translate = async (incoming: Incoming) => turnOf(incoming, noMemory, await savedLocale(incoming.from.id)).t

  const toastFor = async (incoming: Incoming, reason: GuardReason): Promise<readonly Reply[]> => {
    // Telegram expects an answer to every press, so saying why the button does nothing costs no message.
    if (reason !== 'paused' && !(await limits.mayNotify(`press ${incoming.from.id}`))) return []
    const t = await translate(incoming)
    return [toast(t(reason === 'paused' ? 'toast.paused' : 'toast.tooFast'))]
  }

  const notice = async (incoming: Incoming, reason: GuardReason): Promise<readonly Reply[]> => {
    const key = messageKey(incoming, reason)
    if (!key || !(await limits.mayNotify(`${reason} ${incoming.chat.id}`))) return []
    const t = await translate(incoming)
    return [addressedTo(incoming, message(escapeHtml(t(key))))]
  }

  return {
    converse: async (incoming) => {
      if (!isForUs(incoming, commands)) return []
      const reason = await reasonToDrop(incoming)
      if (!reason) return conversation.converse(incoming)
      onDropped(incoming, reason)
      if (incoming.content.kind === 'inline') return []
      return incoming.content.kind === 'press' ? toastFor(incoming, reason) : notice(incoming, reason)
    },
    apologise: conversation.apologise,
    commands,
  }
}
