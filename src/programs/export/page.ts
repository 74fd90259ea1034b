import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale, Translate } from '../../locale/i18n.ts'
import { type Markup, markup, trusted } from './markup.ts'

const own = (file: string): string => readFileSync(join(import.meta.dirname, 'page', file), 'utf8')

const style = own('page.css')
const scripts = { print: own('print.js'), search: own('search.js') }

/** What a page is made of. */
export type Page = {
  readonly locale: Locale
  readonly title: string
  readonly description: string
  readonly header?: Markup
  readonly body: Markup
  readonly footer?: Markup
  /** Data for the script `search`. */
  readonly entries?: Markup
  readonly script?: keyof typeof scripts
}

/** The page loads nothing, and of scripts runs only its own. */
function policy(script: string | undefined): string {
  const scriptSource =
    script === undefined ? '' : ` script-src 'sha256-${createHash('sha256').update(script).digest('base64')}';`
  return `default-src 'none'; style-src 'unsafe-inline';${scriptSource} base-uri 'none'; form-action 'none'`
}

/** A whole page in one file: its style and script are in it. */
export function renderPage(
  { locale, title, description, header, body, footer, entries, script }: Page,
  t: Translate,
): string {
  const code = script && scripts[script]
  return markup`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy(code)}">
<meta name="description" content="${description}">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#text">${t('export.skip')}</a>
${header && markup`<header>${header}</header>`}
<main id="text" tabindex="-1">
${body}
</main>
${footer && markup`<footer>${footer}</footer>`}
${entries && markup`<script type="application/json" id="entries">${entries}</script>`}
${code !== undefined && markup`<script>${trusted(code)}</script>`}
</body>
</html>
`.markup
}
