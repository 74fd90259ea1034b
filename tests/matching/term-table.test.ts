import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTermTable } from '../../src/learning/create-term-table.ts'
import { numberOf } from '../../src/matching/term-table.ts'
import { wellFormedText } from '../fixtures/any-text.ts'

test('terms are numbered in the order in which they came', () => {
  const table = createTermTable(['w:late', 'w:fee', 's:zhi na'])
  expect(['w:late', 'w:fee', 's:zhi na'].map((term) => numberOf(table, term))).toEqual([0, 1, 2])
})

test('what was never numbered has no number', () => {
  const table = createTermTable(['w:late'])
  for (const term of ['w:lat', 'w:latex', 'p:late', '', '滞纳金']) expect(numberOf(table, term)).toBeUndefined()
  expect(numberOf(createTermTable([]), 'w:late')).toBeUndefined()
})

test('every term is found again among many, and none that is not there', () => {
  const terms = Array.from({ length: 50_000 }, (_, index) => `w:${index.toString(36)}`)
  const table = createTermTable(terms)
  expect(terms.findIndex((term, number) => numberOf(table, term) !== number)).toBe(-1)
  expect(terms.findIndex((term) => numberOf(table, `${term}!`) !== undefined)).toBe(-1)
})

test('any texts are told apart', () => {
  fc.assert(
    fc.property(fc.uniqueArray(wellFormedText(6), { maxLength: 30 }), (terms) => {
      const table = createTermTable(terms)
      expect(terms.map((term) => numberOf(table, term))).toEqual(terms.map((_, number) => number))
    }),
  )
})
