import { detectLocale, isTraditionalTag } from './detect.ts'
import type { Locale } from './i18n.ts'

/** Our locale for the language tag of an app (`zh-hans`, `zh-TW`, `en-GB`), if there is one. */
export function localeOfTag(tag: string | undefined, locales: readonly Locale[]): Locale | undefined {
  if (!tag) return undefined
  const wanted = tag.toLowerCase()
  if (wanted.startsWith('zh')) return isTraditionalTag(wanted) ? 'zh-Hant' : 'zh-Hans'
  return (
    locales.find((locale) => locale.toLowerCase() === wanted) ??
    locales.find((locale) => wanted.startsWith(locale.toLowerCase()))
  )
}

/** What indicates the language to answer in, strongest first. */
export type LocaleClues = {
  /** The language of the message that carries the pressed button. */
  readonly button?: Locale | undefined
  /** What the person chose with /lang. */
  readonly saved?: Locale | undefined
  /** The language of the conversation so far. */
  readonly running?: Locale | undefined
  /** What the person wrote. */
  readonly text?: string | undefined
  /** `language_code` of the person's app (Bot API, User): often absent, often not the language they write in. */
  readonly hint?: string | undefined
}

/** The least text that changes the language of a conversation. A term, a name or an "OK" in another language does not. */
const leastToSwitch = { latinWords: 3, hanCharacters: 4 }

function isLongEnoughToSwitch(text: string, written: Locale): boolean {
  return written.startsWith('zh')
    ? (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= leastToSwitch.hanCharacters
    : (text.match(/[a-z][a-z']*/gi)?.length ?? 0) >= leastToSwitch.latinWords
}

/** English texts also contain single pinyin words, such as a place or a scheme: Suzhou, shebao. */
const isOneLatinWord = (text: string): boolean =>
  !/\p{Script=Han}/u.test(text) && (text.match(/[a-z][a-z']*/gi)?.length ?? 0) === 1

/** The language of the text, or of the conversation if the text is too short to change it. */
function languageOfWords({ text, running, saved, hint }: LocaleClues): Locale | undefined {
  const written = text ? detectLocale(text, saved ?? running ?? hint) : undefined
  if (!running && written !== 'en' && hint && isOneLatinWord(text ?? '')) return undefined
  if (!running || !written || !text) return written ?? running
  const isSameLanguage = running.slice(0, 2) === written.slice(0, 2)
  if (isSameLanguage) return written
  return isLongEnoughToSwitch(text, written) ? written : running
}

/** The language of the app; English if we do not support it. */
function languageOfApp(hint: string | undefined, locales: readonly Locale[]): Locale | undefined {
  return hint ? (localeOfTag(hint, locales) ?? 'en') : undefined
}

/**
 * The language to answer in. The first known one of these: the pressed button, the saved choice, the text, the conversation, the app,
 * `fallback`.
 */
export function resolveLocale(clues: LocaleClues, locales: readonly Locale[], fallback: Locale): Locale {
  const known = (locale: Locale | undefined): Locale | undefined =>
    locale && locales.includes(locale) ? locale : undefined
  return (
    known(clues.button) ??
    known(clues.saved) ??
    known(languageOfWords(clues)) ??
    known(languageOfApp(clues.hint, locales)) ??
    fallback
  )
}
