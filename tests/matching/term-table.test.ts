import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTermTable } from '../../src/learning/create-term-table.ts'
import { hashesOf, numberOf } from '../../src/matching/term-table.ts'
import { wellFormedText } from '../fixtures/any-text.ts'

test('terms are numbered in the order in which they came', () => {
  const table = createTermTable(['w:late', 'w:fee', 's:zhi na'])
  expect(['w:late', 'w:fee', 's:zhi na'].map((term) => numberOf(table, term))).toEqual([0, 1, 2])
})

test('what was never numbered has no number', () => {
  const table = createTermTable(['w:late'])
  for (const term of ['w:lat', 'w:latex', 'p:late', '', '滞纳金']) expect(numberOf(table, term)).toBe(-1)
  expect(numberOf(createTermTable([]), 'w:late')).toBe(-1)
})

test('every term is found again among many, and none that is not there', () => {
  const terms = Array.from({ length: 50_000 }, (_, index) => `w:${index.toString(36)}`)
  const table = createTermTable(terms)
  expect(terms.findIndex((term, number) => numberOf(table, term) !== number)).toBe(-1)
  expect(terms.findIndex((term) => numberOf(table, `${term}!`) !== -1)).toBe(-1)
})

test('any texts are told apart', () => {
  fc.assert(
    fc.property(fc.uniqueArray(wellFormedText(6), { maxLength: 30 }), (terms) => {
      const table = createTermTable(terms)
      expect(terms.map((term) => numberOf(table, term))).toEqual(terms.map((_, number) => number))
    }),
  )
})

test('a beginning that many terms share may be walked over once', () => {
  const table = createTermTable(['w:late', 's:late'])
  expect(numberOf(table, 'late', hashesOf('w:'))).toBe(0)
  expect(numberOf(table, 'late', hashesOf('s:'))).toBe(1)
  expect(numberOf(table, 'late', hashesOf('p:'))).toBe(-1)
})
