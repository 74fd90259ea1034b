import { escapeHtml } from '../conversation/html.ts'
import type { Chat, CommandContent, Feature, Incoming, Reply, Turn } from '../conversation/types.ts'

export type PauseDependencies = {
  /** Whether a person runs the bot (ADMIN_IDS). */
  readonly isAdmin: (personId: string) => boolean
  /** Whether a person administers a group; false where it cannot be told. */
  readonly isGroupAdmin: (chatId: string, personId: string) => Promise<boolean>
  /** Where the bot is paused: a chat by its id, or `*`, the whole bot, which counts for every chat. Outlives a restart. */
  readonly pauses: {
    readonly isPaused: (chat: string) => Promise<boolean>
    readonly setPaused: (chat: string, isPaused: boolean) => Promise<void>
  }
}

const placeOf = (chat: Chat): string => (chat.kind === 'private' ? '*' : chat.id)

const say = (text: string): readonly Reply[] => [{ html: escapeHtml(text) }]

/**
 * `/pause` and `/resume`: in private an administrator of the bot stops all of it, in a group one of its administrators stops it there. Others
 * are told so in private and meet silence in groups. The commands stand in no menu; that they work while the bot is paused is seen to by limits/guard.
 */
export function pause({ isAdmin, isGroupAdmin, pauses }: PauseDependencies): Feature {
  const isAllowed = async ({ chat, from }: Incoming): Promise<boolean> => {
    if (chat.kind === 'private') return isAdmin(from.id)
    // Anonymous administrators speak as the group itself (Bot API, Message.sender_chat).
    return from.id === chat.id || isGroupAdmin(chat.id, from.id)
  }

  const allowed =
    (handler: (turn: Turn<CommandContent>) => Promise<readonly Reply[]>) =>
    async (turn: Turn<CommandContent>): Promise<readonly Reply[]> => {
      if (await isAllowed(turn.incoming)) return handler(turn)
      return turn.incoming.chat.kind === 'private' ? say(turn.t('pause.administratorsOnly')) : []
    }

  return {
    commands: {
      pause: allowed(async ({ incoming: { chat }, t }) => {
        await pauses.setPaused(placeOf(chat), true)
        return say(t(chat.kind === 'private' ? 'pause.wholeBot' : 'pause.group'))
      }),
      resume: allowed(async ({ incoming: { chat }, t }) => {
        await pauses.setPaused(placeOf(chat), false)
        if (chat.kind === 'private') return say(t('pause.wholeBotResumed'))
        return say(t((await pauses.isPaused(chat.id)) ? 'pause.stillPaused' : 'pause.groupResumed'))
      }),
    },
  }
}
