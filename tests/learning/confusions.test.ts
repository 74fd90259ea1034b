import { expect, test } from 'vitest'
import { confusionsOf } from '../../src/learning/confusions.ts'
import type { Judged } from '../../src/learning/evaluation.ts'
import { smallKnowledge } from '../fixtures/small-knowledge.ts'

const taken = (topic: string, found: string, text = topic): Judged => ({
  question: { text, topic },
  candidates: [{ intent: found, confidence: 0.9 }],
  interpretation: { kind: 'answer', intent: found },
})

test('confused topics are counted, the most frequent first, with an example', () => {
  const judged = [
    taken('late-fee', 'where', 'first'),
    taken('waiting', 'where'),
    taken('late-fee', 'where', 'second'),
    taken('late-fee', 'late-fee'),
    { ...taken('late-fee', 'where'), question: { text: 'chatter', kind: 'other' } },
  ]
  expect(confusionsOf(judged, smallKnowledge)).toEqual([
    { wanted: 'late-fee', found: 'where', n: 2, example: 'first' },
    { wanted: 'waiting', found: 'where', n: 1, example: 'waiting' },
  ])
})
