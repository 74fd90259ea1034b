import { escapeHtml, joinHtml } from '../conversation/html.ts'
import type { Memory } from '../conversation/memory.ts'
import type { Reply } from '../conversation/reply.ts'
import type { Translate } from '../locale/i18n.ts'
import { fingerprintOf } from './remember.ts'

/** The replies, but for a message that says the very same as the one before it: that one gets a line in front which says so. */
export function vary(replies: readonly Reply[], { said }: Memory, t: Translate): readonly Reply[] {
  if (said === undefined || replies.length !== 1) return replies
  return replies.map((reply) => {
    if (reply.kind !== 'message' || fingerprintOf(reply) !== said) return reply
    return { ...reply, html: joinHtml([escapeHtml(t('talk.again')), reply.html]) }
  })
}
