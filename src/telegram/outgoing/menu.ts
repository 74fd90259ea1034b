import type { BotApi } from './bot-api.ts'
import { sortFailure } from './failure.ts'
import type { SetMyCommands } from './methods.ts'
import { persist, type Supervised } from './persist.ts'

/** The commands that Telegram's menu offers, for one kind of chat and people of one language (two letters; '' for all others). */
export type CommandMenu = {
  readonly languageCode: string
  readonly scope: 'private' | 'group'
  readonly commands: SetMyCommands['commands']
}

const payloadOf = ({ languageCode, scope, commands }: CommandMenu): SetMyCommands => ({
  commands,
  scope: { type: scope === 'private' ? 'all_private_chats' : 'all_group_chats' },
  ...(languageCode && { language_code: languageCode }),
})

/**
 * Registers the command menus (Bot API, setMyCommands), tried again until Telegram can be reached. A menu that Telegram refuses
 * is reported and left as it was: the bot answers without it too. Rejects only when Telegram refuses the token.
 */
export async function registerMenus(menus: readonly CommandMenu[], api: BotApi, supervised: Supervised): Promise<void> {
  const { log, signal } = supervised
  const register = async (menu: CommandMenu): Promise<void> => {
    try {
      await api.request('setMyCommands', payloadOf(menu), { signal })
    } catch (error) {
      const { kind, reason } = sortFailure(error)
      if (kind !== 'other') throw error
      const { languageCode, scope } = menu
      log.error(
        { method: 'setMyCommands', languageCode, scope, reason },
        'Telegram refuses this command menu; the old one stays',
      )
    }
  }
  for (const menu of menus) await persist('setMyCommands', () => register(menu), supervised)
}
