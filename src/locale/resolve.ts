import { detectLocale, isTraditionalTag } from './detect.ts'
import type { Locale } from './i18n.ts'

/** The language of ours that an app's language tag (`zh-hans`, `zh-TW`, `en-GB`) stands for, if any. */
export function localeOfTag(tag: string | undefined, locales: readonly Locale[]): Locale | undefined {
  if (!tag) return undefined
  const wanted = tag.toLowerCase()
  if (wanted.startsWith('zh')) return isTraditionalTag(wanted) ? 'zh-Hant' : 'zh-Hans'
  return (
    locales.find((locale) => locale.toLowerCase() === wanted) ??
    locales.find((locale) => wanted.startsWith(locale.toLowerCase()))
  )
}

/** What is known of the language to answer in, strongest first. */
export type LocaleClues = {
  /** The language of the message that carries the pressed button. */
  readonly button?: Locale | undefined
  /** What the person chose with /lang. */
  readonly saved?: Locale | undefined
  /** What the person wrote. */
  readonly text?: string | undefined
  /** `language_code` of the person's app (Bot API, User): often absent, often not the language they write in. */
  readonly hint?: string | undefined
}

/** The language to answer in: of the pressed button, else the saved choice, else of the text, else of the app, else `fallback`. */
export function resolveLocale(clues: LocaleClues, locales: readonly Locale[], fallback: Locale): Locale {
  const known = (locale: Locale | undefined): Locale | undefined =>
    locale && locales.includes(locale) ? locale : undefined
  const written = clues.text ? detectLocale(clues.text, clues.saved ?? clues.hint) : undefined
  return (
    known(clues.button) ?? known(clues.saved) ?? known(written) ?? known(localeOfTag(clues.hint, locales)) ?? fallback
  )
}
