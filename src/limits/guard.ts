import { addressedTo, createTurnOf, isForUs } from '../conversation/addressing.ts'
import type { Conversation, ConversationOptions } from '../conversation/conversation.ts'
import { escapeHtml } from '../conversation/html.ts'
import type { Incoming } from '../conversation/incoming.ts'
import { noMemory } from '../conversation/memory.ts'
import { message, type Reply, toast } from '../conversation/reply.ts'
import type { IncomingLimits } from './incoming.ts'

/** Why something said to the bot was not answered: its person or its group went beyond their limit, or the bot is paused there. */
export type DropReason = 'person' | 'group' | 'paused'

export type GuardOptions = Pick<ConversationOptions, 'i18n' | 'defaultLocale' | 'savedLocale'> & {
  readonly limits: IncomingLimits
  /** Whether the bot is paused in this chat or as a whole; asked for every message (see createPauses). */
  readonly isPaused: (chatId: string) => Promise<boolean>
  /** Hears of everything that is not answered; for counting. */
  readonly onDropped: (incoming: Incoming, reason: DropReason) => void
}

/** What is said in a chat about a reason, if anything: what concerns one person is no matter for a group, nor is a pause its administrators made. */
function messageKey({ chat }: Incoming, reason: DropReason) {
  if (chat.kind === 'group') return reason === 'group' ? ('limits.group' as const) : undefined
  return reason === 'paused' ? ('pause.notice' as const) : ('limits.person' as const)
}

/**
 * The conversation, but for what goes beyond a limit and for a paused bot: then one gentle notice a minute, and silence. A press gets its notice
 * as a toast, an inline query no results. What is not meant for the bot never counts; `/pause` and `/resume` work while it is paused.
 */
export function guard(conversation: Conversation, options: GuardOptions): Conversation {
  const { limits, isPaused, savedLocale, onDropped } = options
  const { commands } = conversation
  const turnOf = createTurnOf({ ...options, commands })

  const worksWhilePaused = ({ content }: Incoming): boolean =>
    content.kind === 'command' && commands.get(content.name)?.worksWhilePaused === true

  const reasonToDrop = async (incoming: Incoming): Promise<DropReason | undefined> => {
    // A flood in a group must not keep its administrators from stopping the bot.
    const beyond = await limits.beyond(incoming, !worksWhilePaused(incoming))
    if (beyond || worksWhilePaused(incoming)) return beyond
    return (await isPaused(incoming.chat.id)) ? 'paused' : undefined
  }

  const translate = async (incoming: Incoming) => turnOf(incoming, noMemory, await savedLocale(incoming.from.id)).t

  const toastFor = async (incoming: Incoming, reason: DropReason): Promise<readonly Reply[]> => {
    // A press is answered anyway: saying why the button does nothing costs no message.
    if (reason !== 'paused' && !(await limits.mayNotify(`press ${incoming.from.id}`))) return []
    const t = await translate(incoming)
    return [toast(t(reason === 'paused' ? 'toast.paused' : 'toast.tooFast'))]
  }

  const notice = async (incoming: Incoming, reason: DropReason): Promise<readonly Reply[]> => {
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
