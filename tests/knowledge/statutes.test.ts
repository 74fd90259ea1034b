import { expect, test } from 'vitest'
import { originalsFrom } from '../../src/knowledge/lint/statutes.ts'

const originalOf = originalsFrom([
  {
    id: 'late-fee-law',
    articles: [
      { no: 2, zh: '第二条' },
      { no: 'item-2-first-sentence', zh: '第二项' },
    ],
  },
  { id: 'late-fee-law-rules-2024', articles: [{ no: 3, zh: '细则第三条' }] },
  {
    id: 'notice-2020-24',
    articles: [
      { no: '三（四）', zh: '三之四' },
      { no: '四', zh: '四' },
    ],
  },
])

test('an article is found by its number', () => {
  expect(originalOf('late-fee-law', '2')).toBe('第二条')
  expect(originalOf('late-fee-law', '4')).toBeUndefined()
})

test('ids of articles and laws in the collection may be shortened', () => {
  expect(originalOf('late-fee-law', 'item-2')).toBe('第二项')
  expect(originalOf('notice', '4')).toBe('四')
})

test('a section numbered in Chinese has an id of digits', () => {
  expect(originalOf('notice-2020-24', '3-4')).toBe('三之四')
})

test('a law does not get an article from rules with a similar name', () => {
  expect(originalOf('late-fee-law', '3')).toBeUndefined()
})
