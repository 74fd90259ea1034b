import { expect, test } from 'vitest'
import { createPhraseFinder } from '../../src/dialogue/phrase-finder.ts'
import { normalise } from '../../src/matching/normalise.ts'

const finds = (phrase: string, text: string): boolean => createPhraseFinder([phrase])(normalise(text)).length > 0

test('Latin phrases match whole words only', () => {
  expect(finds('er', 'in the ER now')).toBe(true)
  expect(finds('er', 'my employer')).toBe(false)
  expect(finds('ward', 'a reward')).toBe(false)
})

test('a Han character ends a Latin word', () => {
  expect(finds('icu', '人在ICU里')).toBe(true)
})

test('Chinese phrases match anywhere', () => {
  expect(finds('押金', '要我们交押金呢')).toBe(true)
})

test('a star matches up to three words or six Han characters', () => {
  expect(finds('turn * away', 'they turn my old mother away')).toBe(true)
  expect(finds('turn * away', 'they turn my poor old sick mother away')).toBe(false)
  expect(finds('下个月*手术', '下个月做手术')).toBe(true)
  expect(finds('下个月*手术', '下个月我想回老家再去做手术')).toBe(false)
})

test('what a star matches does not count as letters', () => {
  const [found] = createPhraseFinder(['下个月*手术'])('下个月要做手术')
  expect(found).toMatchObject({ start: 0, end: 7, letters: 5 })
})

test('characters with a meaning in expressions are taken literally', () => {
  expect(() => createPhraseFinder(['a.(b*c', '[']).call(undefined, 'x')).not.toThrow()
  expect(finds('1.5 *', '125 of them')).toBe(false)
})

test('without phrases nothing is found', () => {
  expect(createPhraseFinder([])('anything')).toEqual([])
})

test('a phrase at the end of a text is found once, beside longer ones that begin like it', () => {
  expect(createPhraseFinder(['住院', '住院押金'])('我住院')).toEqual([{ start: 1, end: 3, letters: 2 }])
})
