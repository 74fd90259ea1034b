import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectLocale, isTraditionalTag } from '../../src/locale/detect.ts'
import { anyText } from '../fixtures/any-text.ts'

test.each([
  ['医保断了两个月怎么补', 'zh-Hans'],
  ['醫保斷了兩個月怎麼補', 'zh-Hant'],
  ['社会保险', 'zh-Hans'],
  ['社會保險', 'zh-Hant'],
  ['how do I restart my insurance', 'en'],
  ['ＨＥＬＬＯ ｗｏｒｌｄ', 'en'],
  ['yibao duan le zenme ban', 'zh-Hans'],
  ['wo de shebao ting le zenme huifu', 'zh-Hans'],
  ['我的 medical insurance 断了三个月了怎么恢复', 'zh-Hans'],
  ['我的 insurance stopped last month please help me', 'en'],
  ['my 社保 stopped when I left the company', 'en'],
  ['see you later', 'en'],
  ['no idea', 'en'],
  ['human please', 'en'],
  ['health care', 'en'],
  ['resume pension', 'en'],
  ['yibao refund', 'en'],
  ['🇨🇳 医保停了！！！', 'zh-Hans'],
  ['\u202e医保断了', 'zh-Hans'],
])('%s is written in %s', (text, locale) => {
  expect(detectLocale(text)).toBe(locale)
})

test.each(['', '   ', '12345', '2026-11-23', '😀🎉', '……？！', 'تأمين صحي', 'ביטוח לאומי', 'страховка', '건강보험'])(
  'nothing tells the language of "%s"',
  (text) => {
    expect(detectLocale(text)).toBeUndefined()
  },
)

test('for characters that both scripts share the app decides, else they are Simplified', () => {
  expect(detectLocale('社保')).toBe('zh-Hans')
  expect(detectLocale('社保', 'zh-hans')).toBe('zh-Hans')
  expect(detectLocale('社保', 'en')).toBe('zh-Hans')
  expect(detectLocale('社保', 'zh-TW')).toBe('zh-Hant')
})

test('pinyin has no script, so the app decides too', () => {
  expect(detectLocale('yibao duan le', 'zh-hant')).toBe('zh-Hant')
  expect(detectLocale('yibao duan le', 'en')).toBe('zh-Hans')
})

test('the text takes precedence over the app', () => {
  expect(detectLocale('社会保险', 'zh-TW')).toBe('zh-Hans')
  expect(detectLocale('社會保險', 'zh-hans')).toBe('zh-Hant')
  expect(detectLocale('how do I restart it', 'zh-hans')).toBe('en')
})

test.each(['zh-Hant', 'zh-hant', 'zh-TW', 'zh-HK', 'zh-mo', 'zh-Hant-HK'])('%s means Traditional script', (tag) => {
  expect(isTraditionalTag(tag)).toBe(true)
})

test.each(['zh', 'zh-hans', 'zh-CN', 'zh-SG', 'en', 'en-HK', '', undefined])('%s does not', (tag) => {
  expect(isTraditionalTag(tag)).toBe(false)
})

test('any text is in one of the three languages or none', () => {
  const known = ['en', 'zh-Hans', 'zh-Hant', undefined]
  fc.assert(
    fc.property(anyText(), fc.string(), (text, hint) => {
      expect(known).toContain(detectLocale(text, hint))
    }),
  )
})

test('the longest message takes no noticeable time', () => {
  expect(detectLocale('醫保斷繳'.repeat(1024))).toBe('zh-Hant')
  expect(detectLocale('yibao '.repeat(682))).toBe('zh-Hans')
})
