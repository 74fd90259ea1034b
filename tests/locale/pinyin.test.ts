import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPinyinWord, pinyinSyllables } from '../../src/locale/pinyin.ts'

test.each([
  ['yibao', 'yi bao'],
  ['shebao', 'she bao'],
  ['bujiao', 'bu jiao'],
  ['zhinajin', 'zhi na jin'],
  ['zenmeban', 'zen me ban'],
  ['dengdaiqi', 'deng dai qi'],
  ['lvyou', 'lv you'],
  ['xian', 'xian'],
])('%s is read as %s', (word, syllables) => {
  expect(pinyinSyllables(word)?.join(' ')).toBe(syllables)
})

test.each(['hello', 'insurance', 'stopped', 'xbox', 'yibaox', '医保', 'yi bao', 'yi1bao3'])(
  '%s is not made of Mandarin syllables',
  (word) => {
    expect(pinyinSyllables(word)).toBeUndefined()
  },
)

test.each(['shebao', 'yibao', 'zenme', 'gongsi', 'canbao'])('%s is a pinyin word', (word) => {
  expect(isPinyinWord(word)).toBe(true)
})

test.each(['change', 'age', 'late', 'fine', 'language', 'one', 'can', 'women'])(
  '%s is English, although it could be pinyin',
  (word) => {
    expect(isPinyinWord(word)).toBe(false)
  },
)

test('a single letter is not a pinyin word', () => {
  expect(isPinyinWord('a')).toBe(false)
  expect(isPinyinWord('')).toBe(false)
})

const syllable = fc.constantFrom('yi', 'bao', 'she', 'zhuang', 'xiong', 'an', 'en', 'ang', 'e', 'lv', 'jiao')

test('the joined syllables of a word are the word', () => {
  fc.assert(
    fc.property(fc.array(syllable, { minLength: 1, maxLength: 6 }), (syllables) => {
      const word = syllables.join('')
      expect(pinyinSyllables(word)?.join('')).toBe(word)
    }),
  )
})

test('thousands of long words with many possible splits take no noticeable time', () => {
  const tail = fc.constantFrom('', 'x', 'n', '医', 'q')
  const adversary = fc
    .tuple(fc.array(syllable, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 4096 }), tail)
    .map(([piece, length, end]) => piece.join('').repeat(4096).slice(0, length) + end)
  for (const word of fc.sample(adversary, 2000)) {
    const syllables = pinyinSyllables(word)
    if (syllables) expect(syllables.join('')).toBe(word)
  }
})

test('a text that is too long for a word is not a word', () => {
  expect(pinyinSyllables('an'.repeat(20))).toHaveLength(20)
  expect(pinyinSyllables('an'.repeat(2048))).toBeUndefined()
})
