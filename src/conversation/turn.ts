import type { I18n, Locale } from '../locale/i18n.ts'
import { resolveLocale } from '../locale/resolve.ts'
import type { Content, Incoming, Reply, Turn } from './types.ts'

/** The command that asks a question in a group. */
const askCommand = 'faq'

/** The commands that stop the bot and start it again. */
const switchCommands: readonly string[] = ['pause', 'resume']

/** Whether it stops the bot or starts it again; that must reach the bot when nothing else does. */
export const isSwitch = ({ content }: Incoming): boolean =>
  content.kind === 'command' && switchCommands.includes(content.name)

/**
 * The commands that a group may use without naming the bot. Whoever must stop a bot in a hurry does not look up its name; who may is
 * asked by the feature, and everybody else meets silence.
 */
const groupCommands: readonly string[] = [askCommand, ...switchCommands]

/** Whether the bot is meant: always in private, by its name, a reply or a command for groups there. A press and an inline query always are. */
export function isForUs({ chat, content }: Incoming): boolean {
  if (chat.kind === 'private' || content.kind === 'press' || content.kind === 'inline') return true
  if (content.kind === 'command' && groupCommands.includes(content.name)) return true
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
      return content.argument || (content.name === askCommand ? content.quoted?.text : undefined)
    case 'inline':
      return content.query
    case 'attachment':
    case 'press':
      return undefined
  }
}

const buttonLocale = (content: Content): Locale | undefined =>
  content.kind === 'press' ? content.action?.locale : undefined

/** What a turn needs to know of languages; `defaultLocale` is the language when nothing else tells. */
export type TurnOptions = { readonly i18n: I18n; readonly defaultLocale: Locale }

/** Makes the turn of something that was said by a person who chose the language `saved`, or none. */
export function createTurnOf({ i18n, defaultLocale }: TurnOptions): (incoming: Incoming, saved?: Locale) => Turn {
  return (incoming, saved) => {
    const clues = {
      button: buttonLocale(incoming.content),
      saved,
      text: wordsOf(incoming.content),
      hint: incoming.from.languageHint,
    }
    const locale = resolveLocale(clues, i18n.locales, defaultLocale)
    return { incoming, locale, t: i18n.translate(locale) }
  }
}

/** The reply as it stands in the chat: in a group under the message it answers, unless it says itself where it belongs. */
export function addressedTo(incoming: Incoming, reply: Reply): Reply {
  const { chat, messageId } = incoming
  return chat.kind === 'group' && reply.mode === undefined && reply.to === undefined && messageId !== undefined
    ? { ...reply, to: messageId }
    : reply
}
