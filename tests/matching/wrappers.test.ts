import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createUnwrapper } from '../../src/matching/wrappers.ts'
import { anyText } from '../fixtures/any-text.ts'

const telling = ['hospital', '医院', '老家']
const unwrap = createUnwrapper(
  {
    en: [
      'hi',
      'hi there',
      'thanks',
      'thank you',
      'could you tell me',
      "i'm {number} from {place}",
      'my name is {name}',
      'i am in {place}',
      'so',
    ],
    zh: [
      '你好',
      '请问',
      '谢谢',
      '急',
      '在线等',
      '有人吗',
      '我叫{name}',
      '今年{number}岁',
      '我在{place}',
      '人在{place}',
    ],
  },
  (words) => telling.some((word) => words.includes(word)),
)

test.each([
  ['你好，医保断了怎么办？谢谢', '医保断了怎么办'],
  ['请问医保断了怎么办谢谢', '医保断了怎么办'],
  ['我叫小王，今年35岁，我在深圳。医保断了怎么办', '医保断了怎么办'],
  ['今年三十五岁，医保断了怎么办', '医保断了怎么办'],
  ['医保断了怎么办，急！在线等', '医保断了怎么办'],
  ['hi there! could you tell me who pays the late fee? thanks', 'who pays the late fee'],
  ["i'm 35 from france, who pays the late fee", 'who pays the late fee'],
  ['i’m 35 from south korea. who pays the late fee', 'who pays the late fee'],
  ['my name is li wei - who pays', 'who pays'],
])('what is wrapped around a question is taken out: %s', (text, question) => {
  expect(unwrap(text)).toBe(question)
})

test.each([
  '我在医院，医保断了',
  '人在老家，医保断了',
  'i am in hospital, who pays',
  '急诊能报销吗',
  '周末有人吗',
  'history of my insurance',
  'some of us pay',
])('what says something about the question stays: %s', (text) => {
  expect(unwrap(text).replaceAll(/ ?[，,] ?/g, '')).toBe(text.replaceAll(/[，,] ?/g, ''))
})

test.each(['你好', '谢谢', '在线等', 'hi', 'thank you', 'hi, thanks'])(
  'a message of nothing else is what was said: %s',
  (text) => {
    expect(unwrap(text)).toBe(text)
  },
)

test('a sign between digits ends no clause', () => {
  expect(unwrap('hi, is it 0.05 or 3,000 a day')).toBe('is it 0.05 or 3,000 a day')
})

test('without wrappers every text stays as it is', () => {
  const text = '你好，医保断了'
  expect(createUnwrapper({ en: [], zh: [] }, () => false)(text)).toBe(text)
})

test('whatever is written, only clauses and their ends are taken out, and something is left', () => {
  fc.assert(
    fc.property(anyText(60), (text) => {
      const rest = unwrap(text)
      expect(rest.trim() === '' && text.trim() !== '').toBe(false)
      expect(rest.length).toBeLessThanOrEqual(3 * text.length + 1)
    }),
  )
})
