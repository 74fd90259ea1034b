import { expect, test } from 'vitest'
import { fitLogistic, type Observation } from '../../src/learning/logistic.ts'
import { probabilityOf } from '../../src/matching/curve.ts'

/** Numbers that lie evenly between 0 and 1, in an order that looks like chance, always the same. */
const spread = (count: number, step: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => (index * step) % 1)

const truth = (x: number): number => 1 / (1 + Math.exp(-(3 * x - 1)))

/** Observations of which as many are true as a known curve says. */
const observations: readonly Observation[] = spread(4000, 0.618033988749895).map((at, index) => {
  const x = 4 * at - 2
  return { evidence: [x], isTrue: (index * 0.754877666) % 1 < truth(x), weight: 1 }
})

test('more evidence never makes it less likely', () => {
  const curve = fitLogistic(observations)
  const probabilities = [-10, -2, -1, 0, 0.5, 1, 2, 10].map((x) => probabilityOf([x], curve))
  expect(probabilities).toEqual([...probabilities].sort((a, b) => a - b))
  expect(Math.min(...probabilities)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...probabilities)).toBeLessThanOrEqual(1)
})

test('of what it calls seven in ten about seven in ten are true', () => {
  const curve = fitLogistic(observations)
  for (const x of [-1.5, -0.5, 0, 0.5, 1, 1.5])
    expect(Math.abs(probabilityOf([x], curve) - truth(x))).toBeLessThan(0.05)
})

test('an observation that counts three times is as good as three', () => {
  const few: readonly Observation[] = [
    { evidence: [0], isTrue: false, weight: 1 },
    { evidence: [1], isTrue: true, weight: 3 },
    { evidence: [1], isTrue: false, weight: 1 },
  ]
  const spelledOut = few.flatMap(({ weight, ...one }) => Array.from({ length: weight }, () => ({ ...one, weight: 1 })))
  expect(probabilityOf([1], fitLogistic(few))).toBeCloseTo(probabilityOf([1], fitLogistic(spelledOut)), 9)
})

test('evidence that is always the same says nothing, and breaks nothing', () => {
  const curve = fitLogistic([
    { evidence: [5, 0], isTrue: false, weight: 1 },
    { evidence: [5, 1], isTrue: true, weight: 1 },
  ])
  expect(probabilityOf([5, 1], curve)).toBeGreaterThan(0.9)
  expect(probabilityOf([5, 0], curve)).toBeLessThan(0.1)
})

test('a single observation gives a number', () => {
  const probability = probabilityOf([0, 0, 0], fitLogistic([{ evidence: [0, 0, 0], isTrue: false, weight: 1 }]))
  expect(probability).toBeGreaterThan(0)
  expect(probability).toBeLessThan(0.1)
})

test('the same observations give the same curve', () => {
  expect(fitLogistic(observations)).toEqual(fitLogistic(observations))
})
