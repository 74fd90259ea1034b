import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromNumeral, readNumerals, toChineseNumeral } from '../../src/knowledge/numerals.ts'
import { anyText } from '../fixtures/any-text.ts'

test.each([
  [1, '一'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [86, '八十六'],
  [100, '一百'],
  [105, '一百零五'],
  [110, '一百一十'],
  [119, '一百一十九'],
  [200, '二百'],
  [999, '九百九十九'],
])('article %i is numbered %s', (value, written) => {
  expect(toChineseNumeral(value)).toBe(written)
})

test('every article number can be read back from its numerals and its digits', () => {
  for (let value = 1; value <= 999; value += 1) {
    expect(fromNumeral(toChineseNumeral(value))).toBe(value)
    expect(fromNumeral(String(value))).toBe(value)
  }
})

test('other ways to write a numeral are understood', () => {
  expect(fromNumeral('一百〇五')).toBe(105)
  expect(fromNumeral('两百')).toBe(200)
  expect(fromNumeral('一百十二')).toBe(112)
  expect(fromNumeral('086')).toBe(86)
})

test.each(['', '0', '000', '零', '1000', '1.5', '-3', 'x', '百', '十百', '八六', '第八十六', '一千'])(
  '"%s" is not an article number',
  (written) => {
    expect(fromNumeral(written)).toBeUndefined()
  },
)

test('any text is a number from 1 to 999 or none', () => {
  const numerals = fc.string({ unit: fc.constantFrom(...'零〇一二两三四五六七八九十百0123456789'), maxLength: 8 })
  fc.assert(
    fc.property(fc.oneof(numerals, anyText(3)), (written) => {
      const value = fromNumeral(written)
      if (value !== undefined) expect(value >= 1 && value <= 999 && Number.isInteger(value)).toBe(true)
    }),
  )
})

test.each([
  ['一千二', 1200],
  ['一千零二', 1002],
  ['一千零二十', 1020],
  ['三百五', 350],
  ['一百一', 110],
  ['两千五百', 2500],
  ['一千二百五', 1250],
  ['两万', 20_000],
  ['两万五', 25_000],
  ['两万零五', 20_005],
  ['一万二千三百四十五', 12_345],
  ['三千万', 30_000_000],
  ['一亿', 100_000_000],
  ['十二', 12],
  ['俩', 2],
  ['零', 0],
  ['二〇二六', 2026],
  ['壹仟贰佰', 1200],
])('%s means %i', (written, value) => {
  expect(readNumerals(written)).toBe(value)
})

test.each(['', '万', '百', '百千', '一千二三', '一十百', '块', '一二百'])('"%s" is not a number', (written) => {
  expect(readNumerals(written)).toBeUndefined()
})

test('every article number can be read back in its spoken form', () => {
  for (let value = 1; value <= 999; value += 1) expect(readNumerals(toChineseNumeral(value))).toBe(value)
})
