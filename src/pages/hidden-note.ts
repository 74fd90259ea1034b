import type { Feature } from '../conversation/feature.ts'
import { escapeHtml, joinHtml } from '../conversation/html.ts'
import type { CommandContent, TextContent } from '../conversation/incoming.ts'
import { isWritten, type Reply } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'

type Answered = readonly Reply[] | Promise<readonly Reply[]>
type Handler<C extends TextContent | CommandContent> = (turn: Turn<C>) => Answered | undefined

/** What was seen in a message, in the language of the turn: "an identity number and a phone number". */
function listOf({ incoming, locale, t }: Turn<TextContent | CommandContent>): string {
  const kinds = incoming.content.hidden ?? []
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(kinds.map((kind) => t(`hidden.kinds.${kind}`)))
}

/** In private the note follows the answer; in a group, where others read the number too, it comes first. Both in the one message that answers. */
function addNote(replies: readonly Reply[], turn: Turn<TextContent | CommandContent>): readonly Reply[] {
  const isPrivate = turn.incoming.chat.kind === 'private'
  const note = escapeHtml(turn.t(isPrivate ? 'hidden.note' : 'hidden.noteGroup', { kinds: listOf(turn) }))
  const noted = isPrivate ? replies.length - 1 : 0
  return replies.map((reply, index) =>
    index === noted && isWritten(reply)
      ? { ...reply, html: joinHtml(isPrivate ? [reply.html, note] : [note, reply.html]) }
      : reply,
  )
}

const withNote =
  <C extends TextContent | CommandContent>(handler: Handler<C>) =>
  (turn: Turn<C>): Answered | undefined => {
    const answered = handler(turn)
    if (!answered || !turn.incoming.content.hidden) return answered
    return Promise.resolve(answered).then((replies) => addNote(replies, turn))
  }

/**
 * A feature whose answers to words also say, where the door took personal numbers out of them, what was seen and that the message should be
 * deleted. Where the feature keeps silent, so does the note.
 */
export function withHiddenNote({ commands, onText, onUnknownCommand, ...rest }: Feature): Feature {
  return {
    ...rest,
    ...(commands && {
      commands: commands.map((command) => ({ ...command, answer: (turn) => withNote(command.answer)(turn) ?? [] })),
    }),
    ...(onText && { onText: withNote(onText) }),
    ...(onUnknownCommand && { onUnknownCommand: withNote(onUnknownCommand) }),
  }
}
