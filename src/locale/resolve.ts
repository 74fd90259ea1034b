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
  /** The language that the conversation runs in. */
  readonly running?: Locale | undefined
  /** What the person wrote. */
  readonly text?: string | undefined
  /** `language_code` of the person's app (Bot API, User): often absent, often not the language they write in. */
  readonly hint?: string | undefined
}

/** What it takes to leave the language of a conversation: a term, a name or an "OK" in another language is no change of language. */
const leastToSwitch = { latinWords: 3, hanCharacters: 4 }

function isLongEnoughToSwitch(text: string, written: Locale): boolean {
  return written.startsWith('zh')
    ? (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= leastToSwitch.hanCharacters
    : (text.match(/[a-z][a-z']*/gi)?.length ?? 0) >= leastToSwitch.latinWords
}

/** One word of pinyin is also how people write a place or a scheme in English: Suzhou, shebao. */
const isOneLatinWord = (text: string): boolean =>
  !/\p{Script=Han}/u.test(text) && (text.match(/[a-z][a-z']*/gi)?.length ?? 0) === 1

/** The language of what was written, or of the conversation where the words are too few to leave it. */
function languageOfWords({ text, running, saved, hint }: LocaleClues): Locale | undefined {
  const written = text ? detectLocale(text, saved ?? running ?? hint) : undefined
  if (!running && written !== 'en' && hint && isOneLatinWord(text ?? '')) return undefined
  if (!running || !written || !text) return written ?? running
  const isSameLanguage = running.slice(0, 2) === written.slice(0, 2)
  if (isSameLanguage) return written
  return isLongEnoughToSwitch(text, written) ? written : running
}

/** The language of an app: one of ours, or English for somebody whose language we do not speak. */
function languageOfApp(hint: string | undefined, locales: readonly Locale[]): Locale | undefined {
  return hint ? (localeOfTag(hint, locales) ?? 'en') : undefined
}

/**
 * The language to answer in: of the pressed button, else the saved choice, else of the text, else of the conversation, else of the app, else
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
