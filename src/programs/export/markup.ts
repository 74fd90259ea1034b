/** HTML of a page. Text gets into it only through {@link markup}, which escapes it, also within an attribute in double quotes. */
export type Markup = { readonly markup: string }

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeText = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

type Part = string | number | Markup | readonly Markup[] | false | undefined

function written(part: Part): string {
  if (part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part))
  return 'markup' in part ? part.markup : part.map((one) => one.markup).join('')
}

/** Template tag: the literal parts are HTML, text is escaped, other markup is taken as it is, `false` and `undefined` are nothing. */
export function markup(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: literals.reduce((out, literal, at) => out + written(parts[at - 1]) + literal, '') }
}

/** Text that is markup already: styles and scripts of our own. */
export const trusted = (text: string): Markup => ({ markup: text })

/** A value for a script to read. It cannot close the element that contains it. */
export const jsonData = (value: unknown): Markup => trusted(JSON.stringify(value).replaceAll('<', '\\u003c'))
