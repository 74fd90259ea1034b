import type { Conversation, ConversationOptions } from '../conversation/conversation.ts'
import { escapeHtml } from '../conversation/html.ts'
import { addressedTo, createTurnOf, isForUs, isSwitch } from '../conversation/turn.ts'
import type { Incoming, Reply } from '../conversation/types.ts'
import type { IncomingLimits } from './incoming.ts'

/** Why something said to the bot was not answered: its person or its group went beyond their limit, or the bot is paused there. */
export type DropReason = 'person' | 'group' | 'paused'

export type GuardOptions = Omit<ConversationOptions, 'features'> & {
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
  const turnOf = createTurnOf(options)

  const reasonToDrop = async (incoming: Incoming): Promise<DropReason | undefined> => {
    const beyond = await limits.beyond(incoming)
    if (beyond || isSwitch(incoming)) return beyond
    return (await isPaused(incoming.chat.id)) ? 'paused' : undefined
  }

  const translate = async (incoming: Incoming) => turnOf(incoming, await savedLocale(incoming.from.id)).t

  const toast = async (incoming: Incoming, reason: DropReason): Promise<readonly Reply[]> => {
    // A press is answered anyway: saying why the button does nothing costs no message.
    if (reason !== 'paused' && !(await limits.mayNotify(`press ${incoming.from.id}`))) return []
    const t = await translate(incoming)
    return [{ html: escapeHtml(t(reason === 'paused' ? 'toast.paused' : 'toast.tooFast')), mode: 'toast' }]
  }

  const message = async (incoming: Incoming, reason: DropReason): Promise<readonly Reply[]> => {
    const key = messageKey(incoming, reason)
    if (!key || !(await limits.mayNotify(`${reason} ${incoming.chat.id}`))) return []
    const t = await translate(incoming)
    return [addressedTo(incoming, { html: escapeHtml(t(key)) })]
  }

  return {
    converse: async (incoming) => {
      if (!isForUs(incoming)) return []
      const reason = await reasonToDrop(incoming)
      if (!reason) return conversation.converse(incoming)
      onDropped(incoming, reason)
      if (incoming.content.kind === 'inline') return []
      return incoming.content.kind === 'press' ? toast(incoming, reason) : message(incoming, reason)
    },
    apologise: conversation.apologise,
  }
}
