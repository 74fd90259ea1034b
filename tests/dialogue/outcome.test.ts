import { expect, test } from 'vitest'
import { outcomeOf } from '../../src/dialogue/outcome.ts'

test('an answer names its topic and how sure it is', () => {
  expect(outcomeOf({ kind: 'answer', intent: 'late-fee' }, 0.9)).toEqual({
    outcome: 'answer',
    topic: 'late-fee',
    confidence: 0.9,
  })
  expect(outcomeOf({ kind: 'answer', intent: 'late-fee' }, undefined)).not.toHaveProperty('confidence')
})

test('a presumed answer names what is shown and what is offered beside it', () => {
  expect(outcomeOf({ kind: 'presumed', intent: 'a', alternatives: ['b', 'c'] }, 0.4)).toEqual({
    outcome: 'presumed',
    topic: 'a',
    options: ['b', 'c'],
    confidence: 0.4,
  })
})

test('a question back names all that was offered, the best first', () => {
  expect(outcomeOf({ kind: 'disambiguation', options: ['a', 'b'] }, undefined)).toEqual({
    outcome: 'disambiguation',
    topic: 'a',
    options: ['a', 'b'],
  })
  expect(outcomeOf({ kind: 'several', options: [] }, undefined)).toEqual({ outcome: 'several', options: [] })
})

test('what is not known names what comes near, and no topic', () => {
  const outcome = outcomeOf({ kind: 'fallback', isOurField: true, near: ['a'] }, 0.1)
  expect(outcome).toEqual({ outcome: 'fallback', options: ['a'], confidence: 0.1 })
})
