import { expect, test } from 'vitest'
import { lowerBound, upperBound } from '../../src/learning/bounds.ts'

test('a share seen among few may really be much higher, among many hardly', () => {
  expect(upperBound(0.01, 100)).toBeGreaterThan(0.03)
  expect(upperBound(0.01, 10_000)).toBeLessThan(0.013)
  expect(upperBound(0.01, 10_000)).toBeGreaterThan(0.01)
})

test('none among n is at most about 2.7 in n', () => {
  expect(upperBound(0, 500)).toBeCloseTo(2.7 / 500, 3)
})

test('the lower bound mirrors the upper one', () => {
  expect(lowerBound(0.9, 200)).toBeCloseTo(1 - upperBound(0.1, 200), 12)
  expect(lowerBound(0.9, 200)).toBeLessThan(0.9)
})

test('of nothing nothing is known', () => {
  expect(upperBound(0, 0)).toBe(1)
  expect(lowerBound(1, 0)).toBe(0)
})
