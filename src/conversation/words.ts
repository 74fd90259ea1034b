import { redact } from '../privacy/redact.ts'
import type { Addressed, CommandContent, Quoted, TextContent } from './incoming.ts'

/** A command: a slash, 1–32 letters, perhaps a bot's name, then anything that cannot belong to a path or a longer name. */
const commandForm = /^\/([a-z0-9_]{1,32})(?:@([a-z0-9_]{1,32}))?(?![\w/<>@])\s*([\s\S]*)$/i

/** Words as a door received them. */
export type Written = {
  /** The text without mentions of the bot. */
  readonly text: string
  /** Whether the bot was mentioned in it. */
  readonly isMention: boolean
  /** Whether it answers a message of the bot. */
  readonly isReply: boolean
  /** The message of somebody else that it answers, in that person's own words. */
  readonly quoted?: Quoted
}

/** Whether two user names are the same one; their case never matters. */
export const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/**
 * What written words say to the bot `username`: a text or a command. `undefined` for a command that names another bot. Personal numbers are taken out
 * before the words are read, since a command may be a number too (/13800138000). Every door and every test reads words here.
 */
export function readWords(
  { text: written, isMention, isReply, quoted }: Written,
  username: string,
): TextContent | CommandContent | undefined {
  const { text, kinds } = redact(written)
  const [, name, botName, argument = ''] = commandForm.exec(text) ?? []
  if (botName && !isSameName(botName, username)) return undefined
  const addressed: Addressed | undefined = isMention || botName ? 'mention' : isReply ? 'reply' : undefined
  const rest = {
    ...(addressed && { addressed }),
    ...(quoted && { quoted: { ...quoted, text: redact(quoted.text).text } }),
    ...(kinds.length > 0 && { hidden: kinds }),
  }
  return name
    ? { kind: 'command', name: name.toLowerCase(), argument: argument.trim(), ...rest }
    : { kind: 'text', text, ...rest }
}
