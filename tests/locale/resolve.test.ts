import { expect, test } from 'vitest'
import { localeOfTag, resolveLocale } from '../../src/locale/resolve.ts'

const locales = ['en', 'zh-Hans', 'zh-Hant']
const resolve = (clues: Parameters<typeof resolveLocale>[0]) => resolveLocale(clues, locales, 'zh-Hans')

const all = { button: 'en', saved: 'zh-Hant', text: '医保断了怎么办', hint: 'en' }

test('a pressed button is answered in the language of its message', () => {
  expect(resolve(all)).toBe('en')
})

test('without a button the chosen language counts, whatever the person writes', () => {
  expect(resolve({ ...all, button: undefined })).toBe('zh-Hant')
})

test('without a choice the language of the text counts, whatever the app says', () => {
  expect(resolve({ text: '医保断了怎么办', hint: 'en' })).toBe('zh-Hans')
  expect(resolve({ text: 'who pays the late fee?', hint: 'zh-hans' })).toBe('en')
})

test('if the text indicates no language, the app decides', () => {
  expect(resolve({ text: '😀', hint: 'en-GB' })).toBe('en')
  expect(resolve({ text: '86', hint: 'zh-TW' })).toBe('zh-Hant')
  expect(resolve({ text: '', hint: 'en' })).toBe('en')
})

test('if nothing indicates a language, the default counts', () => {
  expect(resolve({})).toBe('zh-Hans')
  expect(resolveLocale({}, locales, 'en')).toBe('en')
})

test('an unsupported language is skipped', () => {
  expect(resolve({ button: 'fr', saved: 'tlh', text: 'who pays the late fee?' })).toBe('en')
  expect(resolveLocale({ text: '醫保斷了' }, ['en', 'zh-Hans'], 'en')).toBe('en')
})

test('for characters that both scripts share the app decides', () => {
  expect(resolve({ text: '社保', hint: 'zh-hk' })).toBe('zh-Hant')
})

test.each([
  ['en', 'en'],
  ['en-GB', 'en'],
  ['EN', 'en'],
  ['zh', 'zh-Hans'],
  ['zh-hans', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-hant', 'zh-Hant'],
  ['zh-TW', 'zh-Hant'],
  ['fr', undefined],
  ['', undefined],
  [undefined, undefined],
])('the app tag %s means %s', (tag, locale) => {
  expect(localeOfTag(tag, locales)).toBe(locale)
})

test('people with an unsupported language get English', () => {
  expect(resolve({ text: '😀', hint: 'fr' })).toBe('en')
  expect(resolve({ hint: 'ru-RU' })).toBe('en')
})

test('a term, a name or an OK does not change the language of a conversation', () => {
  expect(resolve({ running: 'zh-Hans', text: 'OK' })).toBe('zh-Hans')
  expect(resolve({ running: 'zh-Hant', text: 'app' })).toBe('zh-Hant')
  expect(resolve({ running: 'en', text: '滞纳金' })).toBe('en')
  expect(resolve({ running: 'zh-Hans', text: '12393' })).toBe('zh-Hans')
})

test('a sentence in another language changes the language of a conversation', () => {
  expect(resolve({ running: 'zh-Hans', text: 'who pays the late fee?' })).toBe('en')
  expect(resolve({ running: 'en', text: '那我要出滞纳金吗' })).toBe('zh-Hans')
  expect(resolve({ running: 'zh-Hans', text: '滯納金誰出' })).toBe('zh-Hant')
})

test('one word of pinyin leaves it to the app', () => {
  expect(resolve({ text: 'Suzhou', hint: 'en' })).toBe('en')
  expect(resolve({ text: 'shebao', hint: 'zh-hans' })).toBe('zh-Hans')
  expect(resolve({ text: 'pension', hint: 'zh-hans' })).toBe('en')
  expect(resolve({ text: 'Suzhou' })).toBe('zh-Hans')
  expect(resolve({ text: 'shebao duan le', hint: 'en' })).toBe('zh-Hans')
})
