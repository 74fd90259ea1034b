import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInstance, type TFunction } from 'i18next'
import type en from '../../locales/en.json'
import { toTraditional } from './script.ts'

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

type Texts = { readonly [key: string]: string | Texts }

export type I18n = {
  readonly locales: readonly Locale[]
  /** The voice in `locale`; English where a language lacks a text. */
  readonly translate: (locale: Locale) => Translate
}

const mapTexts = (texts: Texts, change: (text: string) => string): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'string' ? change(value) : mapTexts(value, change),
    ]),
  )

const merge = (base: Texts, override: Texts): Texts => ({
  ...base,
  ...Object.fromEntries(
    Object.entries(override).map(([key, value]) => {
      const below = base[key]
      return [key, typeof value === 'object' && typeof below === 'object' ? merge(below, value) : value]
    }),
  ),
})

/**
 * The languages of the folder `directory`: one `<tag>.json` each. `zh-Hant` is `zh-Hans` in Traditional script; its file holds
 * only what differs. Throws when a file is not JSON or `en.json` is missing.
 */
export function createI18n(directory: string): I18n {
  const files = readdirSync(directory).filter((file) => file.endsWith('.json'))
  const texts = new Map(
    files.map((file) => [basename(file, '.json'), JSON.parse(readFileSync(join(directory, file), 'utf8')) as Texts]),
  )
  if (!texts.has('en'))
    throw new Error(`${join(directory, 'en.json')} is missing. It holds the keys that all languages share.`)
  const simplified = texts.get('zh-Hans')
  const traditional = texts.get('zh-Hant')
  if (simplified && traditional) texts.set('zh-Hant', merge(mapTexts(simplified, toTraditional), traditional))

  const instance = createInstance({
    resources: Object.fromEntries([...texts].map(([locale, translation]) => [locale, { translation }])),
    fallbackLng: 'en',
    // Escaping is the business of conversation/html.ts, once, where text becomes HTML.
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  void instance.init()
  return { locales: [...texts.keys()].sort(), translate: (locale) => instance.getFixedT(locale) }
}

/** The text for `locale`, else the nearest language that has one: the same language in another script, then English, then any. */
export function inLocale<T>(texts: Localised<T>, locale: Locale): T {
  const language = locale.split('-')[0] ?? locale
  const order = [locale, ...Object.keys(texts).filter((key) => key.startsWith(language)), 'en', ...Object.keys(texts)]
  const nearest = order.find((key) => texts[key] !== undefined)
  const found = nearest === undefined ? undefined : texts[nearest]
  if (found === undefined) throw new Error('A text has no language at all. The loader should have refused it.')
  return found
}
