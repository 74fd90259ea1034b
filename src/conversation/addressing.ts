import type { I18n, Locale } from '../locale/i18n.ts'
import { resolveLocale } from '../locale/resolve.ts'
import type { Commands } from './command.ts'
import type { Content, Incoming } from './incoming.ts'
import type { Memory } from './memory.ts'
import type { Reply } from './reply.ts'
import type { Turn } from './turn.ts'

/** Whether the bot is meant: always in private, by its name, a reply or a command for groups there. A press and an inline query always are. */
export function isForUs({ chat, content }: Incoming, commands: Commands): boolean {
  if (chat.kind === 'private') return true
  switch (content.kind) {
    case 'text':
    case 'attachment':
      return content.addressed !== undefined
    case 'command':
      return content.addressed !== undefined || commands.get(content.name)?.inGroups === true
    case 'edited':
      return isForUs({ id: '', chat, from: { id: '' }, content: content.now }, commands)
    default:
      return true
  }
}

/** What a link carries, such as sum_late-fee_CGAH: its letters tell no language. */
const linkCode = /(?:^|\s)[a-z]+_[\w-]+$/i

/** What a person wrote in their own words, as far as it tells their language. */
function wordsOf(content: Content, commands: Commands): string | undefined {
  switch (content.kind) {
    case 'text':
      return content.text || content.quoted?.text
    case 'command': {
      const command = commands.get(content.name)
      if (command?.argument !== 'words') return undefined
      return content.argument || (command.inGroups ? content.quoted?.text : undefined)
    }
    case 'edited':
      return wordsOf(content.now, commands)
    case 'inline':
      return content.query.replace(linkCode, '')
    default:
      return undefined
  }
}

const buttonLocale = (content: Content): Locale | undefined =>
  content.kind === 'press' ? content.action?.locale : undefined

/** A command whose argument is a code, such as /start, starts again in the language of the phone, whatever was spoken before. */
const followsThePhone = (content: Content, commands: Commands): boolean =>
  content.kind === 'command' && commands.get(content.name)?.argument === 'code'

/** What a turn needs to know of languages; `defaultLocale` is the language when nothing else tells. */
export type TurnOptions = { readonly i18n: I18n; readonly defaultLocale: Locale; readonly commands: Commands }

/** Makes the turn of something that was said by a person who chose the language `saved`, or none. */
export function createTurnOf({ i18n, defaultLocale, commands }: TurnOptions) {
  return <C extends Content>(incoming: Incoming<C>, memory: Memory, saved?: Locale): Turn<C> => {
    const clues = {
      button: buttonLocale(incoming.content),
      saved,
      running: followsThePhone(incoming.content, commands) ? undefined : memory.locale,
      text: wordsOf(incoming.content, commands),
      hint: incoming.from.languageHint,
    }
    const locale = resolveLocale(clues, i18n.locales, defaultLocale)
    return { incoming, locale, t: i18n.translate(locale), memory }
  }
}

/** Addresses a reply: in a group it goes under the message it answers, unless the reply itself names another place. */
export function addressedTo(incoming: Incoming, reply: Reply): Reply {
  const { chat, messageId } = incoming
  return chat.kind === 'group' && reply.kind === 'message' && reply.to === undefined && messageId !== undefined
    ? { ...reply, to: messageId }
    : reply
}
