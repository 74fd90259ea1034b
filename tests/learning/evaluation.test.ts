import { expect, test } from 'vitest'
import { evaluate, judge, ratesOf } from '../../src/learning/evaluation.ts'
import type { CutOffs } from '../../src/matching/calibration.ts'
import type { Matcher } from '../../src/matching/matcher.ts'
import { smallKnowledge } from '../fixtures/small-knowledge.ts'

const cutOffs: CutOffs = {
  private: { answer: 0.8, presumed: 0.5, offer: 0.2 },
  group: { answer: 0.9, offer: 0.4 },
  talk: 0.5,
  evenness: 1,
  option: 0.1,
  mass: 0.9,
}

/** A matcher that takes its candidates from the question itself: `late-fee 0.9, where 0.1`. */
const literal: Matcher = {
  read: (question) => ({
    question,
    concepts: [],
    namesField: true,
    isBareWord: false,
    candidates: question.split(', ').flatMap((pair) => {
      const [intent, confidence] = pair.split(' ')
      return intent && confidence ? [{ intent, confidence: Number(confidence) }] : []
    }),
    cutOffs,
    housingFundToo: false,
  }),
  readParts: () => [],
  explain: () => ({ utterance: '', terms: [] }),
}

test('in scope it counts what was answered, presumed and offered, right and wrong, and what fell back', () => {
  const { inScope } = evaluate(
    [
      { text: 'late-fee 0.9', topic: 'late-fee' },
      { text: 'where 0.9', topic: 'late-fee' },
      { text: 'late-fee 0.6, where 0.2', topic: 'late-fee' },
      { text: 'where 0.6, late-fee 0.2', topic: 'late-fee' },
      { text: 'where 0.4, late-fee 0.3', topic: 'late-fee' },
      { text: 'where 0.4, waiting 0.3', topic: 'late-fee' },
      { text: 'late-fee 0.01', topic: 'late-fee' },
      { text: 'late-fee 0.1', topic: 'late-fee' },
    ],
    literal,
    smallKnowledge,
  )
  expect(inScope).toEqual({
    n: 8,
    top1: 0.5,
    top3: 0.75,
    answeredRight: 0.125,
    answeredWrong: 0.125,
    presumedRight: 0.125,
    presumedWrong: 0.125,
    offeredRight: 0.125,
    offeredWrong: 0.125,
    fallback: 0.25,
    reached: 0.625,
  })
})

test('another topic that would do as well is right too, unless labels are read strictly', () => {
  const alternatives = [{ alt: 'where' }, { intents: ['late-fee', 'where'] }]
  for (const alternative of alternatives) {
    const judged = judge([{ text: 'where 0.9', topic: 'late-fee', ...alternative }], literal, smallKnowledge)
    expect(ratesOf(judged, smallKnowledge).inScope).toMatchObject({ top1: 1, answeredRight: 1 })
    expect(ratesOf(judged, smallKnowledge, 'strict').inScope).toMatchObject({ top1: 0, answeredWrong: 1 })
  }
})

test('so is a topic that serves the same person', () => {
  const pairs = { ...smallKnowledge.roles, servesEachOther: [['where', 'late-fee']] as const }
  const knowledge = { ...smallKnowledge, roles: pairs }
  const judged = judge([{ text: 'where 0.9', topic: 'late-fee' }], literal, knowledge)
  expect(ratesOf(judged, knowledge).inScope.answeredRight).toBe(1)
  expect(ratesOf(judged, knowledge, 'strict').inScope.answeredRight).toBe(0)
})

test('a class of talk that replies to a question in scope is a wrong answer', () => {
  const questions = [{ text: 'greeting 0.9', topic: 'late-fee' }]
  expect(evaluate(questions, literal, smallKnowledge).inScope.answeredWrong).toBe(1)
})

test('a topic that the knowledge base lacks counts as in scope all the same', () => {
  const questions = [{ text: 'where 0.1', topic: 'not-written-yet' }]
  expect(evaluate(questions, literal, smallKnowledge).inScope).toMatchObject({ n: 1, top1: 0, fallback: 1 })
})

test('out of scope it counts what topics said, and the right class', () => {
  const { outOfScope } = evaluate(
    [
      { text: 'late-fee 0.9', kind: 'other' },
      { text: 'late-fee 0.6', kind: 'other' },
      { text: 'late-fee 0.4', kind: 'other' },
      { text: 'other 0.9', kind: 'other' },
      { text: 'greeting 0.9', kind: 'greeting' },
      { text: 'late-fee 0.1', kind: 'a kind without a reply of its own' },
      { text: 'other 0.9', kind: 'greeting' },
      { text: 'greeting 0.9', kind: 'other' },
    ],
    literal,
    smallKnowledge,
  )
  expect(outOfScope).toEqual({ n: 8, answered: 0.125, presumed: 0.125, offered: 0.125, rightClass: 0.375 })
})

test('in a group fewer questions are answered, and none is presumed', () => {
  const questions = [
    { text: 'late-fee 0.85', topic: 'late-fee' },
    { text: 'late-fee 0.6', topic: 'late-fee' },
  ]
  const judged = judge(questions, literal, smallKnowledge, { chat: 'group', assumeField: false })
  expect(judged.map(({ interpretation }) => interpretation.kind)).toEqual(['disambiguation', 'disambiguation'])
})

test('without questions the shares are zero', () => {
  const { inScope, outOfScope } = evaluate([], literal, smallKnowledge)
  expect([inScope.n, inScope.top1, outOfScope.n, outOfScope.answered]).toEqual([0, 0, 0, 0])
})
