import { expect, test } from 'vitest'
import { showDay } from '../../src/pages/dates.ts'

test('a day is written as people write it', () => {
  expect(showDay('2011-07-01', 'en')).toBe('1 July 2011')
  expect(showDay('2011-07-01', 'zh-Hans')).toBe('2011年7月1日')
})

test('of a day that is not fully known, only what is known is written', () => {
  expect(showDay('2020-08', 'en')).toBe('August 2020')
  expect(showDay('2020-08', 'zh-Hans')).toBe('2020年8月')
  expect(showDay('2021', 'en')).toBe('2021')
  expect(showDay('2021', 'zh-Hans')).toBe('2021年')
})
