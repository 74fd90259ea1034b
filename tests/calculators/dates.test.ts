import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plusDays } from '../../src/calculators/calendar.ts'
import { readDate } from '../../src/calculators/dates.ts'
import { readMonths } from '../../src/calculators/months.ts'
import { anyText } from '../fixtures/any-text.ts'
import { rowsOf, tell } from '../fixtures/tables.ts'

const today = '2026-11-23'

test.each(rowsOf('dates.tsv'))('"%s" is %s', (written, says) => {
  expect(tell(readDate(written, { today }), (date) => date)).toBe(says)
})

test('the table holds at least a hundred dates', () => {
  expect(rowsOf('dates.tsv').length).toBeGreaterThanOrEqual(100)
})

test('a date without a year is the next one where it must come after another', () => {
  const context = { today, notBefore: '2026-11-01' }
  for (const written of ['12月10日', '10 December', 'Dec 10'])
    expect(readDate(written, context)).toEqual({ kind: 'value', value: '2026-12-10' })
})

test('every day comes back from the forms in which it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
      const day = plusDays('2000-01-01', days)
      const [year, month, ofMonth] = day.split('-').map(Number)
      for (const written of [
        day,
        day.replaceAll('-', ''),
        `${year}年${month}月${ofMonth}日`,
        `${year}/${month}/${ofMonth}`,
      ])
        expect(readDate(written, { today })).toEqual({ kind: 'value', value: day })
    }),
  )
})

test('whatever is written, a date is a day, a month or a year', () => {
  fc.assert(
    fc.property(anyText(12), (text) => {
      const read = readDate(text, { today })
      const dates = read.kind === 'value' ? [read.value] : read.kind === 'ambiguous' ? read.readings : []
      expect(dates.filter((date) => !/^\d{4}(-\d\d(-\d\d)?)?$/.test(date))).toEqual([])
    }),
  )
})

test.each([
  ['7月到11月', '2026-07 2026-08 2026-09 2026-10 2026-11'],
  ['7-11月', '2026-07 2026-08 2026-09 2026-10 2026-11'],
  ['7、8、9月', '2026-07 2026-08 2026-09'],
  ['7月、9月', '2026-07 2026-09'],
  ['11月到3月', '2025-11 2025-12 2026-01 2026-02 2026-03'],
  ['去年11月到今年1月', '2025-11 2025-12 2026-01'],
  ['去年7月到9月', '2025-07 2025-08 2025-09'],
  ['2026年7-9月', '2026-07 2026-08 2026-09'],
  ['从8月开始', '2026-08 2026-09 2026-10'],
  ['8月至今', '2026-08 2026-09 2026-10'],
  ['上个月和这个月', '2026-10 2026-11'],
  ['3个月', '2026-08 2026-09 2026-10'],
  ['半年', '2026-05 2026-06 2026-07 2026-08 2026-09 2026-10'],
  ['since August', '2026-08 2026-09 2026-10'],
  ['from July to September', '2026-07 2026-08 2026-09'],
  ['November to January', '2025-11 2025-12 2026-01'],
  ['July - September 2025', '2025-07 2025-08 2025-09'],
  ['from November 2025 to January', '2025-11 2025-12 2026-01'],
  ['July, August and October', '2026-07 2026-08 2026-10'],
  ['2 months', '2026-09 2026-10'],
])('"%s" names the months %s', (written, months) => {
  expect(readMonths(written, { today })).toEqual({ kind: 'value', value: months.split(' ') })
})

test('months that cannot be are refused with their reason', () => {
  expect(readMonths('不记得', { today })).toEqual({ kind: 'not-understood', fault: 'none' })
  expect(readMonths('999个月', { today })).toEqual({ kind: 'not-understood', fault: 'too-large' })
  expect(readMonths('2月30日', { today })).toEqual({ kind: 'not-understood', fault: 'no-such-day' })
})
