import type { Edition } from './answers.ts'
import { type Markup, markup } from './markup.ts'

/** Links to the same page in the other languages, the own one named without a link. */
export function languageLinks(own: Edition, editions: readonly Edition[], file: string): Markup {
  const items = editions.map(({ locale, t }) =>
    locale === own.locale
      ? markup`<li><span aria-current="true">${t('language.name')}</span></li>`
      : markup`<li><a lang="${locale}" hreflang="${locale}" href="../${locale}/${file}">${t('language.name')}</a></li>`,
  )
  return markup`<nav class="languages" aria-label="${own.t('export.languages')}"><ul>${items}</ul></nav>`
}
