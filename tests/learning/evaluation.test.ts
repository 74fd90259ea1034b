import { expect, test } from 'vitest'
import { evaluate } from '../../src/learning/evaluation.ts'
import type { Matcher } from '../../src/matching/matcher.ts'
import { smallKnowledge } from '../fixtures/small-knowledge.ts'

const thresholds = { answer: 0.6, answerOutside: 0.6, offer: 0.3, offerOutside: 0.3, margin: 0.1, option: 0.1 }

/** A matcher that reads from each question what stands in it: `late-fee 0.9, where 0.1`. */
const literal: Matcher = {
  read: (question) => ({
    question,
    concepts: [],
    candidates: question.split(', ').flatMap((pair) => {
      const [intent, confidence] = pair.split(' ')
      return intent && confidence ? [{ intent, confidence: Number(confidence) }] : []
    }),
    thresholds,
  }),
  readParts: () => [],
  explain: () => ({ utterance: '', terms: [] }),
}

test('in scope it counts what was answered and offered, right and wrong, and what fell back', () => {
  const { inScope } = evaluate(
    [
      { text: 'late-fee 0.9', topic: 'late-fee' },
      { text: 'where 0.9', topic: 'late-fee' },
      { text: 'where 0.5, late-fee 0.4', topic: 'late-fee' },
      { text: 'where 0.5, waiting 0.4', topic: 'late-fee' },
      { text: 'late-fee 0.1', topic: 'late-fee' },
    ],
    literal,
    smallKnowledge,
  )
  expect(inScope).toEqual({
    n: 5,
    top1: 0.4,
    top3: 0.6,
    directRight: 0.2,
    directWrong: 0.2,
    offeredRight: 0.2,
    offeredWrong: 0.2,
    fallback: 0.2,
  })
})

test('another topic that would do as well is right too', () => {
  const questions = [{ text: 'where 0.9', topic: 'late-fee', alt: 'where' }]
  expect(evaluate(questions, literal, smallKnowledge).inScope).toMatchObject({ top1: 1, directRight: 1 })
})

test('a class of talk that answers a question in scope is a wrong answer', () => {
  const questions = [{ text: 'greeting 0.9', topic: 'late-fee' }]
  expect(evaluate(questions, literal, smallKnowledge).inScope.directWrong).toBe(1)
})

test('a topic that the knowledge base lacks counts as in scope all the same', () => {
  const questions = [{ text: 'where 0.1', topic: 'not-written-yet' }]
  expect(evaluate(questions, literal, smallKnowledge).inScope).toMatchObject({ n: 1, top1: 0, fallback: 1 })
})

test('out of scope it counts the answers and offers of topics, and the right class', () => {
  const { outOfScope } = evaluate(
    [
      { text: 'late-fee 0.9', kind: 'other' },
      { text: 'late-fee 0.5', kind: 'other' },
      { text: 'other 0.9', kind: 'other' },
      { text: 'greeting 0.9', kind: 'greeting' },
      { text: 'late-fee 0.1', kind: 'a kind without a reply of its own' },
    ],
    literal,
    smallKnowledge,
  )
  expect(outOfScope).toEqual({ n: 5, direct: 0.2, offered: 0.2, rightClass: 0.6 })
})

test('of no questions the shares are nought', () => {
  const { inScope, outOfScope } = evaluate([], literal, smallKnowledge)
  expect([inScope.n, inScope.top1, outOfScope.n, outOfScope.direct]).toEqual([0, 0, 0, 0])
})
