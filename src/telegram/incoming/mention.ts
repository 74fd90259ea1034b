import { isSameName } from '../../conversation/words.ts'
import type { Me } from '../outgoing/methods.ts'
import type { Entity } from './update.ts'

function without(text: string, { offset, length }: Entity): string {
  const before = text.slice(0, offset)
  const after = text.slice(offset + length)
  return /(^|\s)$/.test(before) ? before + after.trimStart() : before + after
}

/**
 * `text` without the mentions of the bot, and whether there were any. Only what Telegram marked as a mention counts: the user
 * name in any case, or a `text_mention` of the bot's id. Offsets are UTF-16 units (Bot API, MessageEntity).
 */
export function cutMentions(
  text: string,
  entities: readonly Entity[],
  me: Me,
): { readonly text: string; readonly mentioned: boolean } {
  const isOurs = ({ type, offset, length, user }: Entity): boolean =>
    (type === 'mention' && isSameName(text.slice(offset, offset + length), `@${me.username}`)) ||
    (type === 'text_mention' && user?.id === me.id)
  const ours = entities.filter(isOurs).sort((one, other) => other.offset - one.offset)
  if (ours.length === 0) return { text: text.trim(), mentioned: false }
  // Punctuation after a name is not part of the question.
  return {
    text: ours
      .reduce(without, text)
      .replace(/^[\s,，:：、]+/, '')
      .trim(),
    mentioned: true,
  }
}
