import type { JoinedContent, LeftContent } from '../../conversation/incoming.ts'
import type { Received } from '../outgoing/received.ts'
import { chatOf, personOf, telegramId } from './place.ts'
import type { Membership, MemberUpdate } from './update.ts'

/** Bot API, ChatMember: the statuses of those who are in a chat. */
const present: readonly string[] = ['creator', 'administrator', 'member']

const isMember = ({ status, is_member }: Membership): boolean =>
  present.includes(status) || (status === 'restricted' && is_member)

const mayWrite = (member: Membership): boolean =>
  isMember(member) && (member.status !== 'restricted' || member.can_send_messages)

/** Whether the bot was in the chat and no longer is. */
export const isRemoval = ({ old_chat_member: before, new_chat_member: after }: MemberUpdate): boolean =>
  isMember(before) && !isMember(after)

/** What a change of the bot's own membership means. To be promoted changes nothing; a person who unblocks the bot says so by writing to it. */
function contentOf(update: MemberUpdate): JoinedContent | LeftContent | undefined {
  const { chat, old_chat_member: before, new_chat_member: after } = update
  if (isRemoval(update)) return { kind: 'left' }
  const isNew = !mayWrite(before) && mayWrite(after)
  return isNew && chat.type !== 'private' ? { kind: 'joined' } : undefined
}

/** The bot was added or removed (Bot API, my_chat_member), or nothing that concerns anybody. */
export function readMembership(id: string, update: MemberUpdate): Received | undefined {
  const content = contentOf(update)
  if (!content) return undefined
  const { chat, from } = update
  // An anonymous administrator acts as the group itself, under the number of a bot.
  const person = from.is_bot ? { id: telegramId(chat.id) } : personOf(from.id, from.language_code)
  return { kind: 'message', id, incoming: { id, chat: chatOf({ chat }), from: person, content } }
}
