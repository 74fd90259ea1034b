import { escapeHtml } from '../conversation/html.ts'
import type { CommandContent } from '../conversation/incoming.ts'
import { message, type Reply } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'

type Handler = (turn: Turn<CommandContent>) => readonly Reply[] | Promise<readonly Reply[]>

/** The reply to a command with long pages in a group: how to use the bot there, and a link to the private chat. */
function pointToPrivateChat({ t }: Turn, start: string): Reply {
  return message(escapeHtml(t('help.groups')), [[{ label: t('answer.askPrivately'), start }]])
}

/** A command whose pages and menus belong in a private chat; a group gets one line and a button that leads there. */
export function inPrivate(start: string, handler: Handler): Handler {
  return (turn) => (turn.incoming.chat.kind === 'private' ? handler(turn) : [pointToPrivateChat(turn, start)])
}
