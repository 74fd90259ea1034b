/// <reference lib="dom" />
import { button, element } from './element.ts'
import { type Piece, parseTelegramHtml } from './telegram-html.ts'
import type { Words } from './words.ts'

export type RichTextOptions = {
  readonly words: Words
  /** Sends a command from the text, as a tap on it does in Telegram. */
  readonly say: (command: string) => void
}

/** Telegram makes these tappable anywhere in a text. */
const commands = /(?<![\w/<>:.])(\/[a-z0-9_]{1,32})(?![\w/])/g

function withCommands(text: string, { say }: RichTextOptions): Node[] {
  return text
    .split(commands)
    .map((part, index) =>
      index % 2 === 0 ? document.createTextNode(part) : button({ class: 'command' }, () => say(part), part),
    )
}

const wide = /[\u2e80-\u9fff\uff00-\uffef]/g

/** Lines that a text fills in a bubble, roughly: a Han character is as wide as two letters. */
function linesOf(text: string): number {
  const units = (line: string): number => line.length + (line.match(wide)?.length ?? 0)
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(units(line) / 56)), 0)
}

/** A quotation of more than three lines shows its beginning, and all of it at a tap or a key, as at Telegram. */
function expandableQuote(body: HTMLElement, { words }: RichTextOptions): HTMLElement {
  const quote = element('blockquote', {}, body)
  if (linesOf(body.textContent ?? '') <= 3) return quote
  const open = (isOpen: boolean): void => {
    quote.classList.toggle('is-folded', !isOpen)
    toggle.setAttribute('aria-expanded', String(isOpen))
    toggle.textContent = isOpen ? words.hideQuote : words.showQuote
  }
  const toggle = button({ class: 'quote-toggle' }, () => open(quote.classList.contains('is-folded')))
  body.addEventListener('click', () => {
    if (quote.classList.contains('is-folded')) open(true)
  })
  body.addEventListener('focusin', () => open(true))
  quote.append(toggle)
  open(false)
  return quote
}

function nodeOf(piece: Piece, options: RichTextOptions): Node[] {
  if ('text' in piece) return withCommands(piece.text, options)
  const children = piece.pieces.flatMap((inner) =>
    piece.tag === 'code' || piece.tag === 'pre' ? plainNodes(inner) : nodeOf(inner, options),
  )
  if (piece.tag === 'a') {
    if (!piece.address) return children
    return [element('a', { href: piece.address, target: '_blank', rel: 'noopener noreferrer' }, ...children)]
  }
  if (piece.tag !== 'blockquote') return [element(piece.tag, {}, ...children)]
  const body = element('div', { class: 'quote-body' }, ...children)
  return [piece.isExpandable ? expandableQuote(body, options) : element('blockquote', {}, body)]
}

const plainNodes = (piece: Piece): Node[] =>
  'text' in piece ? [document.createTextNode(piece.text)] : piece.pieces.flatMap((inner) => plainNodes(inner))

/** A message in Telegram's HTML as nodes for the page. */
export function richText(html: string, options: RichTextOptions): Node[] {
  const pieces = parseTelegramHtml(html)
  return pieces.flatMap((piece, index) => {
    const before = pieces[index - 1]
    // A quotation ends its line by itself; the line break after it would leave an empty line.
    const isAfterQuote = before && 'tag' in before && before.tag === 'blockquote'
    return nodeOf(isAfterQuote && 'text' in piece ? { text: piece.text.replace(/^\n/, '') } : piece, options)
  })
}
