import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createI18n, inLocale } from '../../src/locale/i18n.ts'
import { readTexts } from '../../src/locale/texts.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const voices = (files: Readonly<Record<string, object>>) =>
  createI18n(
    readTexts(
      temporaryFolder(
        Object.fromEntries(Object.entries(files).map(([locale, texts]) => [`${locale}.json`, JSON.stringify(texts)])),
      ),
    ),
  )

const three = {
  en: { ask: { none: 'None of these', topics: 'All topics' }, language: { name: 'English' } },
  'zh-Hans': { ask: { none: '这些都不是' }, language: { name: '简体中文' } },
  'zh-Hant': { language: { name: '繁體中文' } },
}

test('the languages are the files of the folder', () => {
  expect(voices(three).locales).toEqual(['en', 'zh-Hans', 'zh-Hant'])
  expect(voices({ en: three.en }).locales).toEqual(['en'])
})

test('each language has its own texts', () => {
  const { translate } = voices(three)
  expect(translate('en')('ask.none')).toBe('None of these')
  expect(translate('zh-Hans')('ask.none')).toBe('这些都不是')
})

test('Traditional Chinese is derived from Simplified, except for texts in its own file', () => {
  const t = voices(three).translate('zh-Hant')
  expect(t('ask.none')).toBe('這些都不是')
  expect(t('language.name')).toBe('繁體中文')
})

test('a text that a language lacks appears in English', () => {
  const { translate } = voices(three)
  expect(translate('zh-Hans')('ask.topics')).toBe('All topics')
  expect(translate('zh-Hant')('ask.topics')).toBe('All topics')
  expect(translate('fr')('ask.none')).toBe('None of these')
})

test('values are inserted as they are: not escaped, and not read as templates', () => {
  const t = createI18n(readTexts(join(import.meta.dirname, '../../locales'))).translate('en')
  expect(t('help.unknownCommand', { command: '/<b>&' })).toContain('/<b>&')
  expect(t('help.unknownCommand', { command: '{{name}} $t(start.title)' })).toContain('{{name}} $t(start.title)')
})

test('a folder without English is rejected, and the message says what is missing', () => {
  expect(() => voices({ 'zh-Hans': three['zh-Hans'] })).toThrow(/en\.json is missing/)
})

test('a text in several languages is read in the requested one', () => {
  expect(inLocale({ en: 'gap', 'zh-Hans': '断缴', 'zh-Hant': '斷繳' }, 'zh-Hant')).toBe('斷繳')
})

test('else the same language in another script, then English, then any', () => {
  expect(inLocale({ en: 'gap', 'zh-Hans': '断缴' }, 'zh-Hant')).toBe('断缴')
  expect(inLocale({ 'zh-Hans': '断缴', en: 'gap' }, 'fr')).toBe('gap')
  expect(inLocale({ 'zh-Hans': '断缴' }, 'fr')).toBe('断缴')
})

test('a text without any language throws', () => {
  expect(() => inLocale({}, 'en')).toThrow(/no language/)
})
