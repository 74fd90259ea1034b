import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAmount, readCount } from '../../src/calculators/numbers.ts'
import { anyText } from '../fixtures/any-text.ts'
import { rowsOf, tell } from '../fixtures/tables.ts'

const yuan = (fen: number): string => (fen / 100).toFixed(2)

test.each(rowsOf('amounts.tsv'))('"%s" is %s', (written, says) => {
  expect(tell(readAmount(written), yuan)).toBe(says)
})

test('the table holds at least a hundred amounts', () => {
  expect(rowsOf('amounts.tsv').length).toBeGreaterThanOrEqual(100)
})

test('every amount to the fen comes back from its digits, with and without commas', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (fen) => {
      const plain = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
      const grouped = plain.replace(/\B(?=(\d{3})+\.)/g, ',')
      expect(readAmount(plain)).toEqual({ kind: 'value', value: fen })
      expect(readAmount(`${grouped}元`)).toEqual({ kind: 'value', value: fen })
    }),
  )
})

test('whatever is written, an amount is a whole number of fen', () => {
  fc.assert(
    fc.property(anyText(12), (text) => {
      const read = readAmount(text)
      const values = read.kind === 'value' ? [read.value] : read.kind === 'ambiguous' ? read.readings : []
      expect(values.every((fen) => Number.isSafeInteger(fen) && fen >= 0)).toBe(true)
    }),
  )
})

test.each([
  ['3', 3],
  ['三个', 3],
  ['俩', 2],
  ['two', 2],
  ['十二年', 12],
  ['twins: 2', 2],
  ['没有', 0],
  ['none', 0],
])('"%s" counts %i', (written, count) => {
  expect(readCount(written, 60)).toEqual({ kind: 'value', value: count })
})

test('a count that cannot be is refused with its reason', () => {
  expect(readCount('-2', 60)).toEqual({ kind: 'not-understood', fault: 'negative' })
  expect(readCount('99', 60)).toEqual({ kind: 'not-understood', fault: 'too-large' })
  expect(readCount('1.5', 60)).toEqual({ kind: 'not-understood', fault: 'none' })
  expect(readCount('2 or 3', 60)).toEqual({ kind: 'ambiguous', readings: [2, 3] })
})
