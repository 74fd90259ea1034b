/** A piece of a message: text, or one of the few elements that are allowed, with what is in it. */
export type Piece =
  | { readonly text: string }
  | { readonly tag: 'b' | 'i' | 'u' | 's' | 'code' | 'pre'; readonly pieces: readonly Piece[] }
  | { readonly tag: 'a'; readonly address: string | undefined; readonly pieces: readonly Piece[] }
  | { readonly tag: 'blockquote'; readonly isExpandable: boolean; readonly pieces: readonly Piece[] }

type Open = { readonly name: string; readonly tag: string; readonly attributes: string; readonly pieces: Piece[] }

/** Telegram's names of the elements (Bot API, "HTML style") and the ones they become here. */
const tags: Readonly<Record<string, string>> = {
  ...{ b: 'b', strong: 'b', i: 'i', em: 'i', u: 'u', ins: 'u', s: 's', strike: 's', del: 's' },
  ...{ code: 'code', pre: 'pre', a: 'a', blockquote: 'blockquote' },
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }

const resolve = (text: string): string =>
  text.replace(/&(lt|gt|amp|quot);/g, (whole, name: string) => entities[name] ?? whole)

/** Only https leads anywhere; any other address leaves the words without a link. */
function addressIn(attributes: string): string | undefined {
  const address = resolve(/^\s+href="([^"]*)"$/.exec(attributes)?.[1] ?? '')
  return /^https:\/\/[^\s"'<>]+$/.test(address) ? address : undefined
}

function pieceOf({ tag, attributes, pieces }: Open): Piece {
  if (tag === 'a') return { tag, address: addressIn(attributes), pieces }
  if (tag === 'blockquote') return { tag, isExpandable: /^\s+expandable$/.test(attributes), pieces }
  return { tag: tag as 'b', pieces }
}

/**
 * The pieces of a message in Telegram's HTML. This is an allow-list: a tag that is not in it, or that closes nothing, is shown
 * as the text it is, so no message can bring an element, an attribute or an address of its own into the page.
 */
export function parseTelegramHtml(html: string): readonly Piece[] {
  const root: Open = { name: '', tag: '', attributes: '', pieces: [] }
  const stack = [root]
  const top = (): Open => stack.at(-1) ?? root
  const close = (): void => {
    const done = stack.pop()
    if (done) top().pieces.push(pieceOf(done))
  }
  for (const [whole, slash, name = '', attributes = ''] of html.matchAll(/<(\/?)([a-z]+)([^<>]*)>|[^<]+|</g)) {
    const tag = tags[name]
    if (tag && !slash) stack.push({ name, tag, attributes, pieces: [] })
    else if (tag && stack.length > 1 && top().name === name) close()
    else top().pieces.push({ text: resolve(whole) })
  }
  while (stack.length > 1) close()
  return root.pieces
}

/** What a person reads of a message, without its form. */
export function wordsOfHtml(html: string): string {
  const read = (pieces: readonly Piece[]): string =>
    pieces.map((piece) => ('text' in piece ? piece.text : read(piece.pieces))).join('')
  return read(parseTelegramHtml(html))
}
