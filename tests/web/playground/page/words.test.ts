import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fill, pageLocaleOf, type Words, wordsOf } from '../../../../src/web/playground/page/words.ts'

const page = readFileSync(join(import.meta.dirname, '../../../../src/web/playground/page/index.html'), 'utf8')
const places = (sentence: string): string[] => sentence.match(/\{\w+\}/g) ?? []

test.each(Object.keys(wordsOf) as (keyof typeof wordsOf)[])(
  '%s has every word, with the same places to fill',
  (locale) => {
    for (const [name, sentence] of Object.entries(wordsOf.en)) {
      const translated = wordsOf[locale][name as keyof Words]
      expect(translated.trim(), name).not.toBe('')
      expect(places(translated), name).toEqual(places(sentence))
    }
  },
)

test('every word that the page names exists', () => {
  const named = [...page.matchAll(/data-(?:word|label|hint)="(\w+)"/g)].map(([, name]) => name)
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((name) => !(name && name in wordsOf.en))).toEqual([])
})

test.each([
  ['zh-CN', 'zh-Hans'],
  ['zh', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-Hant-CN', 'zh-Hant'],
  ['en-GB', 'en'],
  ['de', 'en'],
])('a browser in %s gets the page in %s', (tag, locale) => {
  expect(pageLocaleOf(tag)).toBe(locale)
})

test('places in a sentence are filled, unknown ones left', () => {
  expect(fill('Reply to {name}, {other}', { name: '小李' })).toBe('Reply to 小李, {other}')
})
