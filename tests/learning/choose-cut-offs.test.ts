import { expect, test } from 'vitest'
import { chooseCutOffs, defaultCutOffs, type Trial } from '../../src/learning/choose-cut-offs.ts'

const right: Trial = { confidence: 0.97, isTalk: false, isOurField: true, isRight: true, isInScope: true }
const wrong: Trial = { ...right, isRight: false }
const chatter: Trial = { ...right, confidence: 0.05, isOurField: false, isRight: false, isInScope: false }

const many = (count: number, trial: Trial): readonly Trial[] => Array.from({ length: count }, () => trial)

test('where nothing is answered wrongly, the lowest cut-off does', () => {
  expect(chooseCutOffs([...many(400, right), ...many(400, chatter)]).private.answer).toBe(0.6)
})

test('an answer needs more confidence than those have of which more than one in a hundred is wrong', () => {
  const trials = [...many(970, right), ...many(30, { ...wrong, confidence: 0.72 }), ...many(400, chatter)]
  expect(chooseCutOffs(trials).private.answer).toBe(0.73)
})

test('few questions prove little: if one in a hundred may be wrong by chance, an answer needs more confidence', () => {
  const trials = [...many(397, right), ...many(3, { ...wrong, confidence: 0.72 }), ...many(400, chatter)]
  expect(chooseCutOffs(trials).private.answer).toBe(0.73)
  const enough = [...many(3976, right), ...many(24, { ...wrong, confidence: 0.72 }), ...many(400, chatter)]
  expect(chooseCutOffs(enough).private.answer).toBe(0.6)
})

test('nor may more than one in a hundred of those out of scope be answered, and in groups half as many', () => {
  const trials = [
    ...many(400, right),
    ...many(600, chatter),
    ...many(7, { ...chatter, confidence: 0.8 }),
    ...many(4, { ...chatter, isOurField: true, confidence: 0.95 }),
  ]
  const { private: alone, group } = chooseCutOffs(trials)
  expect(alone.answer).toBe(0.81)
  expect(group.answer).toBe(0.96)
})

test('a reply to a class of talk does not count as the answer of a topic', () => {
  const trials = [...many(400, right), ...many(400, { ...chatter, isTalk: true, confidence: 0.99 })]
  expect(chooseCutOffs(trials).private.answer).toBe(0.6)
})

test('presumed answers are right in 80 of 100, and few strangers get one', () => {
  const doubtful = [...many(70, { ...right, confidence: 0.5 }), ...many(30, { ...wrong, confidence: 0.5 })]
  const likely = [...many(90, { ...right, confidence: 0.58 }), ...many(10, { ...wrong, confidence: 0.58 })]
  const trials = [...many(400, right), ...doubtful, ...likely, ...many(400, chatter)]
  expect(chooseCutOffs(trials).private.presumed).toBe(0.51)
  const strangers = many(40, { ...chatter, confidence: 0.58 })
  expect(chooseCutOffs([...trials, ...strangers]).private.presumed).toBe(0.59)
})

test('groups are answered from 0.9 on, however good the figures are', () => {
  expect(chooseCutOffs([...many(400, right), ...many(400, chatter)]).group.answer).toBe(0.9)
})

test('where nothing keeps to the risk, the strictest cut-offs are taken', () => {
  const { private: alone, group } = chooseCutOffs([
    ...many(400, wrong),
    ...many(400, { ...chatter, isOurField: true, confidence: 1 }),
  ])
  expect(alone.answer).toBe(0.98)
  expect(alone.presumed).toBe(0.98)
  expect(group.answer).toBe(0.99)
})

test('too few questions of a kind say nothing: the defaults stay', () => {
  expect(chooseCutOffs([...many(400, right), ...many(100, chatter)])).toEqual(defaultCutOffs)
  expect(chooseCutOffs([])).toEqual(defaultCutOffs)
})
