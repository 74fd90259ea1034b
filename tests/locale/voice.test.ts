import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

type Texts = { readonly [key: string]: string | Texts }

const folder = join(import.meta.dirname, '../../locales')

const flat = (texts: Texts, above = ''): readonly (readonly [string, string])[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[above + key, value] as const] : flat(value, `${above}${key}.`),
  )

const read = (locale: string): ReadonlyMap<string, string> =>
  new Map(flat(JSON.parse(readFileSync(join(folder, `${locale}.json`), 'utf8')) as Texts))

const [english, simplified, traditional] = [read('en'), read('zh-Hans'), read('zh-Hant')]

const placeholders = (text: string | undefined): readonly string[] => (text?.match(/\{\{[^}]*\}\}/g) ?? []).sort()

const lacking = (name: string, texts: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): string[] =>
  [...others.keys()]
    .filter((key) => !texts.has(key))
    .map((key) => `locales/${name}.json lacks "${key}": write it there, or remove it from the other file`)

test('English and Chinese have the same keys', () => {
  expect([...lacking('zh-Hans', simplified, english), ...lacking('en', english, simplified)]).toEqual([])
})

test('a text has the same placeholders in every language', () => {
  for (const [key, text] of [...simplified, ...traditional])
    expect([key, placeholders(text)]).toEqual([key, placeholders(english.get(key))])
})

test('Traditional Chinese only overrides texts that Simplified has', () => {
  expect([...traditional.keys()].filter((key) => !simplified.has(key))).toEqual([])
})

/** Texts between two others include the space they need. */
const separators: readonly string[] = ['answer.colon']

test('no text is empty or has surrounding white space, except separators', () => {
  const all = [...english, ...simplified, ...traditional].filter(([key]) => !separators.includes(key))
  expect(all.filter(([, text]) => text === '' || text !== text.trim()).map(([key]) => key)).toEqual([])
})

test('the Chinese texts are in Chinese', () => {
  const english = [...simplified].filter(([, text]) =>
    /^[\x20-\x7e]*[a-z]{3}/i.test(text.replace(/\{\{.*?\}\}|\/[a-z]+/g, '')),
  )
  expect(english.map(([key]) => key)).toEqual([])
})

test('a toast is short enough for Telegram, which shows 200 characters', () => {
  const toasts = [...english, ...simplified].filter(([key]) => key.startsWith('toast.'))
  expect(toasts.filter(([, text]) => text.length > 200)).toEqual([])
  expect(toasts.length).toBeGreaterThan(0)
})
