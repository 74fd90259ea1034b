/**
 * Text in the HTML that Telegram understands (Bot API, "HTML style"). A value of this type is safe to send: text gets
 * into it only through {@link html} and the functions of this file, which escape it.
 */
export type Html = string & { readonly __html: true }

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Plain text as Html: `&`, `<` and `>` escaped, control characters that Telegram drops removed. */
export function escapeHtml(text: string): Html {
  return text.replace(/(?![\n\t])\p{Cc}/gu, '').replace(/[&<>]/g, (character) => escapes[character] ?? '') as Html
}

type Part = string | number | Html | { readonly raw: Html }

/** Marks text that is Html already, so that the template tag takes it as it is. */
export function raw(value: Html): { readonly raw: Html } {
  return { raw: value }
}

/** Template tag: the literal parts are Html, every `${value}` is escaped, `${raw(value)}` is taken as it is. */
export function html(literals: TemplateStringsArray, ...values: readonly Part[]): Html {
  return literals.reduce((out, literal, index) => {
    const value = index === 0 ? '' : (values[index - 1] ?? '')
    return out + (typeof value === 'object' ? value.raw : escapeHtml(String(value))) + literal
  }, '') as Html
}

export function bold(text: string): Html {
  return html`<b>${text}</b>`
}

export function italic(text: string): Html {
  return html`<i>${text}</i>`
}

/** A link; only `https:` addresses are made links, anything else stays text. */
export function link(text: string, address: string): Html {
  if (!/^https:\/\/[^\s"'<>]+$/.test(address)) return escapeHtml(text)
  return html`<a href="${address}">${text}</a>`
}

/** A quotation that shows its first lines and opens on a tap (Bot API: `<blockquote expandable>`). */
export function expandableQuote(content: Html): Html {
  return html`<blockquote expandable>${raw(content)}</blockquote>`
}

/** Pieces of a message put together; empty ones are left out. */
export function joinHtml(
  pieces: readonly (Html | undefined | false)[],
  separator: '\n' | '\n\n' | ' ' | '' = '\n\n',
): Html {
  return pieces.filter((piece) => piece).join(separator) as Html
}

/** What a person reads of it: tags gone, entities resolved. Telegram counts its limits on this text. */
export function plainText(value: Html): string {
  return value
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
