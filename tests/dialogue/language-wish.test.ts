import { expect, test } from 'vitest'
import { createLanguageWish, languageOfAct } from '../../src/dialogue/language-wish.ts'
import { fixture } from '../support/bot.ts'

const wish = createLanguageWish(fixture.talk.acts)

test('words ask for a language', () => {
  expect(wish('English please')).toBe('en')
  expect(wish('中文')).toBe('zh-Hans')
  expect(wish('用繁體')).toBe('zh-Hant')
})

test('other words ask for none', () => {
  expect(wish('谢谢')).toBeUndefined()
  expect(wish('1')).toBeUndefined()
  expect(createLanguageWish(undefined)('english')).toBeUndefined()
})

test('only acts that ask for a language have one', () => {
  expect(languageOfAct('language-zh-Hant')).toBe('zh-Hant')
  expect(languageOfAct('yes')).toBeUndefined()
})
