import { expect, test } from 'vitest'
import { chooseThresholds, defaultThresholds, type Trial } from '../../src/matching/thresholds.ts'

const right: Trial = {
  confidence: 0.9,
  lead: 0.8,
  isOurField: true,
  found: 'topic',
  isRight: true,
  isInScope: true,
}
const wrong: Trial = { ...right, isRight: false }
const chatter: Trial = { ...right, isOurField: false, isRight: false, isInScope: false }

const many = (count: number, trial: Trial): readonly Trial[] => Array.from({ length: count }, () => trial)

test('where nothing is answered wrongly, the lowest threshold does', () => {
  const { answer, answerOutside } = chooseThresholds([
    ...many(400, right),
    ...many(400, { ...chatter, found: 'other' }),
  ])
  expect([answer, answerOutside]).toEqual([0.5, 0.5])
})

test('an answer needs more confidence than those have of which more than two in a hundred are wrong', () => {
  const trials = [
    ...many(970, right),
    ...many(30, { ...wrong, confidence: 0.72 }),
    ...many(400, { ...chatter, found: 'other' }),
  ]
  expect(chooseThresholds(trials).answer).toBeCloseTo(0.73)
  const bearable = [
    ...many(985, right),
    ...many(15, { ...wrong, confidence: 0.72 }),
    ...many(400, { ...chatter, found: 'other' }),
  ]
  expect(chooseThresholds(bearable).answer).toBe(0.5)
})

test('chatter that looks like a topic raises only the threshold for questions that do not name our field', () => {
  const { answer, answerOutside } = chooseThresholds([
    ...many(400, right),
    ...many(400, { ...chatter, confidence: 0.83 }),
  ])
  expect(answer).toBe(0.5)
  expect(answerOutside).toBeCloseTo(0.84)
})

test('a class of talk is recognised without that strictness', () => {
  const greeting: Trial = { ...chatter, found: 'class', isRight: true, confidence: 0.6 }
  const trials = [...many(400, right), ...many(390, greeting), ...many(10, { ...chatter, confidence: 0.83 })]
  expect(chooseThresholds(trials).answer).toBe(0.5)
})

test('where no threshold is strict enough, the strictest is taken', () => {
  const { answer, answerOutside } = chooseThresholds([
    ...many(400, wrong),
    ...many(400, { ...chatter, confidence: 0.99 }),
  ])
  expect([answer, answerOutside]).toEqual([0.95, 0.95])
})

test('a candidate without a lead is not answered, so it is no risk', () => {
  const trials = [
    ...many(400, right),
    ...many(400, { ...wrong, lead: 0.1 }),
    ...many(400, { ...chatter, found: 'other' }),
  ]
  expect(chooseThresholds(trials).answer).toBe(0.5)
})

test('too few questions are no measure', () => {
  expect(chooseThresholds([...many(400, right), ...many(200, chatter)])).toEqual(defaultThresholds)
  expect(chooseThresholds([])).toEqual(defaultThresholds)
})
