import { createInstance, type TFunction } from 'i18next'
import type en from '../../locales/en.json'
import type { Texts } from './texts.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
    enableSelector: false
  }
}

/** An IETF language tag for which `locales/<tag>.json` exists: `en`, `zh-Hans`, `zh-Hant`. */
export type Locale = string

/** The bot's own voice in one language; its keys are those of `locales/en.json`. */
export type Translate = TFunction<'translation'>

/** A text in several languages; {@link inLocale} reads it. */
export type Localised<T> = Readonly<Record<Locale, T>>

export type I18n = {
  readonly locales: readonly Locale[]
  /** The texts in `locale`; English if a text is missing. */
  readonly translate: (locale: Locale) => Translate
}

/** Creates the bot's voice from texts by language tag. */
export function createI18n(texts: ReadonlyMap<Locale, Texts>): I18n {
  const instance = createInstance({
    resources: Object.fromEntries([...texts].map(([locale, translation]) => [locale, { translation }])),
    fallbackLng: 'en',
    // conversation/html.ts escapes text, once, when it becomes HTML.
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  void instance.init()
  return { locales: [...texts.keys()].sort(), translate: (locale) => instance.getFixedT(locale) }
}

/** The text for `locale`, or in the nearest language: the same language in another script, then English, then any. */
export function inLocale<T>(texts: Localised<T>, locale: Locale): T {
  const language = locale.split('-')[0] ?? locale
  const order = [locale, ...Object.keys(texts).filter((key) => key.startsWith(language)), 'en', ...Object.keys(texts)]
  const nearest = order.find((key) => texts[key] !== undefined)
  const found = nearest === undefined ? undefined : texts[nearest]
  if (found === undefined) throw new Error('A text exists in no language. The loader should have rejected it.')
  return found
}
