import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSlipFinder, isOneSlip } from '../../src/matching/one-slip.ts'

test.each([
  ['a letter too many', 'insurrance', 'insurance'],
  ['a letter too few', 'insurnce', 'insurance'],
  ['a wrong letter', 'insurence', 'insurance'],
  ['two neighbours that changed places', 'insurnace', 'insurance'],
  ['a wrong first letter', 'onsurance', 'insurance'],
  ['a missing last letter', 'insuranc', 'insurance'],
])('%s is one slip', (_, slip, word) => {
  expect(isOneSlip(slip, word)).toBe(true)
  expect(isOneSlip(word, slip)).toBe(true)
  expect(createSlipFinder(['pension', word])(slip)).toEqual([word])
})

test.each([
  ['two wrong letters', 'ensurence', 'insurance'],
  ['letters that changed places over a distance', 'nsiurance', 'insurance'],
  ['another word', 'assurance', 'insurance'],
  ['two letters too many', 'insurancees', 'insurance'],
])('%s is more than one slip', (_, other, word) => {
  expect(isOneSlip(other, word)).toBe(false)
  expect(createSlipFinder([word])(other)).toEqual([])
})

test('whatever is one slip away is found, and nothing else', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 20 }), word, (words, asked) => {
      expect(createSlipFinder(words)(asked).toSorted()).toEqual(words.filter((one) => isOneSlip(asked, one)).toSorted())
    }),
  )
})
