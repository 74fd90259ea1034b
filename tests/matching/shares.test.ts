import { expect, test } from 'vitest'
import { sharesOf } from '../../src/matching/shares.ts'

const standings = [
  { intent: 'fee', side: 0.5 },
  { intent: 'where', side: 0.5 },
  { intent: 'wait', side: -0.5 },
]
const shareOf = (intent: string, temperature: number, handicaps = {}): number =>
  sharesOf(standings, temperature, handicaps).find((one) => one.intent === intent)?.share ?? 0

test('shares add up to one, and two equally near intents get the same', () => {
  expect(sharesOf(standings, 0.1, {}).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
  expect(shareOf('fee', 0.1)).toBeCloseTo(shareOf('where', 0.1), 12)
  expect(shareOf('fee', 0.1)).toBeCloseTo(0.5, 3)
})

test('the higher the temperature, the more is left for those that are far', () => {
  expect(shareOf('wait', 1)).toBeGreaterThan(shareOf('wait', 0.1))
})

test('an intent that fits everything a little stands back by its handicap, and is sorted by what remains', () => {
  expect(shareOf('fee', 0.1, { fee: 0.3 })).toBeLessThan(0.06)
  expect(sharesOf(standings, 0.1, { fee: 0.3 }).map(({ intent }) => intent)).toEqual(['where', 'fee', 'wait'])
})

test('without intents there are no shares', () => {
  expect(sharesOf([], 0.1, {})).toEqual([])
})
