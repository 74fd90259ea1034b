import { type Html, plainText } from './html.ts'

/** A text message may have 1–4096 characters after entity parsing (Bot API, sendMessage); counted here in UTF-16 units, the strictest reading. */
export const maxMessageLength = 4096

/** Tags, entities, line breaks and runs of text; a cut inside a tag or an entity is not possible. */
const token = /<[^>]+>|&[a-z]+;|\n{1,2}|[^<&\n]+/g

const visibleLength = (piece: string): number => plainText(piece as Html).length

/** How much of a run of text fits into `room` units: up to a sentence or a blank in its second half, else all, never half a character. */
function fitting(text: string, room: number): number {
  const head = text.slice(0, room)
  const afterMark = Math.max(
    ...['。', '；', '. ', '; ', '，', ' '].map(
      (mark) => head.lastIndexOf(mark) + (head.includes(mark) ? mark.length : 0),
    ),
  )
  if (afterMark > room / 2) return afterMark
  const last = head.charCodeAt(head.length - 1)
  return last >= 0xd800 && last <= 0xdbff ? room - 1 : room
}

/** Where to cut: after the last paragraph that fits, or the last line, if that fills at least half; else where the text is full. */
function cutIndex(value: Html, limit: number): number {
  let index = 0
  let length = 0
  const breaks = { paragraph: 0, line: 0 }
  for (const [piece] of value.matchAll(token)) {
    const size = visibleLength(piece)
    if (length + size > limit) {
      const halfFull = [breaks.paragraph, breaks.line].find((at) => visibleLength(value.slice(0, at)) >= limit / 2)
      if (halfFull !== undefined) return halfFull
      return index + (piece.startsWith('&') || piece.startsWith('\n') ? 0 : fitting(piece, limit - length))
    }
    index += piece.length
    length += size
    if (piece.startsWith('\n')) breaks[piece.length > 1 ? 'paragraph' : 'line'] = index
  }
  return index
}

/** The tags that are open at the end of `piece`, outermost first. */
function openTags(piece: string): readonly string[] {
  const open: string[] = []
  for (const [tag] of piece.matchAll(/<[^>]+>/g)) {
    if (tag.startsWith('</')) open.pop()
    else open.push(tag)
  }
  return open
}

const closingTag = (tag: string): string => `</${tag.slice(1).split(/[ >]/)[0]}>`

/**
 * A long message as several, each of at most `limit` units of visible text (at least 2). It is cut at a paragraph where there is one, else at
 * a line, else at a sentence; tags that are open at a cut are closed before it and opened again after it. Parts without text are left out.
 */
export function splitHtml(value: Html, limit: number = maxMessageLength): Html[] {
  const parts: string[] = []
  let rest: string = value
  while (visibleLength(rest) > limit) {
    const index = cutIndex(rest as Html, limit)
    const head = rest.slice(0, index)
    const open = openTags(head)
    parts.push(head.trimEnd() + open.toReversed().map(closingTag).join(''))
    rest = open.join('') + rest.slice(index).replace(/^\n+/, '')
  }
  return [...parts, rest].filter((part) => plainText(part as Html).trim() !== '') as Html[]
}
