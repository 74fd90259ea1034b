import { expect, test } from 'vitest'
import type { Judged } from '../../src/learning/evaluation.ts'
import { calibrationErrorOf, reliabilityOf } from '../../src/learning/reliability.ts'
import { smallKnowledge } from '../fixtures/small-knowledge.ts'

const judged = (confidence: number, topic: string | undefined): Judged => ({
  question: topic === undefined ? { text: '', kind: 'other' } : { text: '', topic },
  candidates: [
    { intent: 'other', confidence: 0.99 },
    { intent: 'late-fee', confidence },
  ],
  interpretation: { kind: 'fallback', isOurField: true, near: [] },
})

test('each band holds the questions whose best topic had about that confidence, and how often it was right', () => {
  const bands = reliabilityOf(
    [judged(0.95, 'late-fee'), judged(0.91, 'where'), judged(0.31, 'late-fee'), judged(0.35, undefined)],
    smallKnowledge,
  )
  expect(bands.map(({ from, n, right }) => [from, n, right])).toEqual([
    [0.3, 2, 0.5],
    [0.9, 2, 0.5],
  ])
  expect(bands[1]?.confidence).toBeCloseTo(0.93, 9)
})

test('the calibration error is how far confidence is from the truth on average', () => {
  const bands = reliabilityOf(
    [judged(0.95, 'late-fee'), judged(0.95, 'where'), judged(0.5, 'late-fee')],
    smallKnowledge,
  )
  expect(calibrationErrorOf(bands)).toBeCloseTo((2 / 3) * 0.45 + (1 / 3) * 0.5, 9)
  expect(calibrationErrorOf([])).toBe(0)
})
