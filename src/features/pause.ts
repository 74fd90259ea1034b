import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import { escapeHtml } from '../conversation/html.ts'
import type { Chat } from '../conversation/incoming.ts'
import { message, type Reply } from '../conversation/reply.ts'

export type PauseDependencies = {
  /** Where the bot is paused: in a chat by its id, or everywhere where none is named, which counts for every chat. Outlives a restart. */
  readonly pauses: {
    readonly isPaused: (chat: string) => Promise<boolean>
    readonly setPaused: (chat: string | undefined, isPaused: boolean) => Promise<void>
  }
}

/** In private it is the whole bot that is paused. */
const placeOf = (chat: Chat): string | undefined => (chat.kind === 'private' ? undefined : chat.id)

const say = (text: string): readonly Reply[] => [message(escapeHtml(text))]

/**
 * `/pause` and `/resume`: in private an operator stops the whole bot, in a group one of its administrators stops it there. No menu lists them, they need no
 * bot's name in a group, and they work while the bot is paused.
 */
export function pause({ pauses }: PauseDependencies): Feature {
  const emergency = { inGroups: true, listed: false, worksWhilePaused: true, needs: 'group-admin' } as const
  return {
    commands: [
      command(
        'pause',
        async ({ incoming: { chat }, t }) => {
          await pauses.setPaused(placeOf(chat), true)
          return say(t(chat.kind === 'private' ? 'pause.wholeBot' : 'pause.group'))
        },
        emergency,
      ),
      command(
        'resume',
        async ({ incoming: { chat }, t }) => {
          await pauses.setPaused(placeOf(chat), false)
          if (chat.kind === 'private') return say(t('pause.wholeBotResumed'))
          return say(t((await pauses.isPaused(chat.id)) ? 'pause.stillPaused' : 'pause.groupResumed'))
        },
        emergency,
      ),
    ],
  }
}
