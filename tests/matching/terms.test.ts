import { expect, test } from 'vitest'
import { stem, termsOf } from '../../src/matching/terms.ts'

const terms = (text: string, concepts: readonly string[] = []) => termsOf(text, () => concepts)

test.each([
  ['stopped', 'stops'],
  ['payments', 'payment'],
  ['paying', 'pay'],
  ['companies', 'company'],
  ['restored', 'restoring'],
  ['agencies', 'agency'],
  ['months', 'month'],
  ['fees', 'fee'],
])('%s and %s are the same word', (one, other) => {
  expect(stem(one)).toBe(stem(other))
})

test.each(['loss', 'class', 'is', 'bus', '15k', 'a1s'])('%s keeps its ending', (word) => {
  expect(stem(word)).toBe(word)
})

test('Chinese is read in characters and pairs of them', () => {
  expect(terms('断缴了').words).toEqual(['断', '缴', '了', '断缴', '缴了'])
})

test('runs do not reach over a blank or a Latin word', () => {
  expect(terms('断 缴').words).toEqual(['断', '缴'])
  expect(terms('断x缴').words).toEqual(['x', '断', '缴'])
})

test('English is read as words and pairs of words', () => {
  expect(terms('who pays the fee').words).toEqual(['who', 'pay', 'the', 'fee', 'who pay', 'pay the', 'the fee'])
})

test('a concept counts once, whichever of its words is used', () => {
  expect(terms('断了', ['gap', 'gap', 'restore']).words.slice(-2)).toEqual(['=gap', '=restore'])
})

test('a misspelt word still has half of its parts', () => {
  const [right, wrong] = [new Set(terms('insurance').parts), terms('insurence').parts]
  expect(wrong.filter((part) => right.has(part)).length).toBeGreaterThanOrEqual(wrong.length / 2)
})

test('homophones and pinyin sound like the characters', () => {
  expect(terms('公伤').sounds).toEqual(terms('工伤').sounds)
  expect(terms('yibao duan le').sounds).toEqual(terms('医保断了').sounds)
  expect(terms('yibao断了').sounds).toEqual(terms('医保断了').sounds)
})

test('a word that is not pinyin has no sounds', () => {
  expect(terms('stopped').sounds).toEqual([])
  expect(terms('医 stopped 保').sounds).toEqual([])
})

test('a word is repaired before it is read', () => {
  expect(
    termsOf(
      'pensoin',
      () => [],
      () => 'pension',
    ).words,
  ).toEqual(['pension'])
})

test('an empty text has no terms', () => {
  expect(terms('')).toEqual({ words: [], parts: [], sounds: [] })
})
