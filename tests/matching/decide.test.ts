import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, interpret } from '../../src/matching/decide.ts'
import type { Reading } from '../../src/matching/matcher.ts'
import { defaultThresholds, type Thresholds } from '../../src/matching/thresholds.ts'
import { smallKnowledge } from '../fixtures/small-knowledge.ts'

const thresholds: Thresholds = {
  answer: 0.6,
  answerOutside: 0.6,
  offer: 0.3,
  offerOutside: 0.3,
  margin: 0.1,
  option: 0.1,
}

/** A reading with these candidates; `concepts` are the synonym groups it names. */
const reading = (candidates: Readonly<Record<string, number>>, concepts: readonly string[] = []): Reading => ({
  question: 'a question',
  concepts,
  candidates: Object.entries(candidates).map(([intent, confidence]) => ({ intent, confidence })),
  thresholds,
})
const decided = (...about: Parameters<typeof reading>) => decide(reading(...about), smallKnowledge)

test('one sure candidate is answered', () => {
  expect(decided({ 'late-fee': 0.9, where: 0.05 })).toEqual({ kind: 'answer', intent: 'late-fee' })
  expect(decided({ 'late-fee': 0.6 })).toEqual({ kind: 'answer', intent: 'late-fee' })
})

test('one sure class of talk gets its own reply', () => {
  expect(decided({ greeting: 0.9 })).toEqual({ kind: 'out-of-scope', intent: 'greeting' })
})

test('two sure candidates that lie close together are offered, not guessed between', () => {
  expect(decided({ 'late-fee': 0.9, where: 0.85 })).toEqual({
    kind: 'disambiguation',
    options: ['late-fee', 'where'],
  })
  expect(decided({ 'late-fee': 0.9, where: 0.7 })).toMatchObject({ kind: 'answer' })
})

test('a candidate that is not sure enough is offered', () => {
  expect(decided({ 'late-fee': 0.59, where: 0.2 })).toEqual({ kind: 'disambiguation', options: ['late-fee', 'where'] })
  expect(decided({ 'late-fee': 0.3 })).toEqual({ kind: 'disambiguation', options: ['late-fee'] })
})

test('no more than four are offered, and none that is hardly meant', () => {
  const close = { 'late-fee': 0.5, where: 0.5, documents: 0.5, waiting: 0.5, restore: 0.5 }
  expect(decided(close)).toEqual({ kind: 'disambiguation', options: ['late-fee', 'where', 'documents', 'waiting'] })
  expect(decided({ 'late-fee': 0.5, where: 0.09 })).toEqual({ kind: 'disambiguation', options: ['late-fee'] })
})

test('everything else is never offered', () => {
  expect(decided({ 'late-fee': 0.5, other: 0.4, where: 0.3 })).toEqual({
    kind: 'disambiguation',
    options: ['late-fee', 'where'],
  })
})

test('talk is not offered by itself', () => {
  expect(decided({ greeting: 0.5 })).toMatchObject({ kind: 'fallback' })
  expect(decided({ greeting: 0.5, where: 0.2 })).toEqual({ kind: 'disambiguation', options: ['greeting', 'where'] })
})

test('when nothing is near, the bot does not know', () => {
  const nothing = { kind: 'fallback', isOurField: false, near: [] }
  expect(decided({ 'late-fee': 0.29 })).toEqual(nothing)
  expect(decided({})).toEqual(nothing)
})

test('what belongs to everything else is not known either, however sure that is', () => {
  expect(decided({ other: 0.99, 'late-fee': 0.5 })).toMatchObject({ kind: 'fallback', near: [] })
})

test('a question of our field that no topic fits is told from one about anything else, and up to two near topics come along', () => {
  expect(decided({ 'late-fee': 0.25, greeting: 0.2, where: 0.15, waiting: 0.12 }, ['pension'])).toEqual({
    kind: 'fallback',
    isOurField: true,
    near: ['late-fee', 'where'],
  })
  expect(decided({ other: 0.9, 'late-fee': 0.25, where: 0.04 }, ['medical-insurance'])).toEqual({
    kind: 'fallback',
    isOurField: true,
    near: ['late-fee'],
  })
  expect(decided({ 'late-fee': 0.25 }, ['restore'])).toMatchObject({ isOurField: false, near: [] })
})

test('an intent that is not there any more is not offered', () => {
  expect(decided({ 'late-fee': 0.5, forgotten: 0.4 })).toEqual({ kind: 'disambiguation', options: ['late-fee'] })
})

test('the thresholds in use are in order', () => {
  const { answer, offer, option, margin } = defaultThresholds
  expect(answer).toBeGreaterThan(offer)
  expect(offer).toBeGreaterThan(option)
  expect(option).toBeGreaterThan(0)
  expect(margin).toBeGreaterThan(0)
})

test('whatever the confidences, what is decided names intents that exist, and options are two to four topics or talk', () => {
  const confidence = fc.double({ min: 0, max: 1, noNaN: true })
  const candidates = fc
    .tuple(
      fc.shuffledSubarray([...smallKnowledge.intents.keys()], { maxLength: 5 }),
      fc.array(confidence, { minLength: 5, maxLength: 5 }),
    )
    .map(([intents, values]) => {
      const falling = [...values].sort((a, b) => b - a)
      return Object.fromEntries(intents.map((intent, index) => [intent, falling[index] ?? 0]))
    })
  fc.assert(
    fc.property(candidates, fc.boolean(), (about, isOurs) => {
      const decision = decide(reading(about, isOurs ? ['gap'] : []), smallKnowledge)
      const named = 'intent' in decision ? [decision.intent] : 'options' in decision ? decision.options : decision.near
      for (const intent of named) expect(smallKnowledge.intents.has(intent) && intent !== 'other').toBe(true)
      if (decision.kind === 'answer') expect(about[decision.intent]).toBeGreaterThanOrEqual(defaultThresholds.answer)
      if (decision.kind === 'disambiguation') expect(named.length >= 1 && named.length <= 4).toBe(true)
    }),
  )
})

test('two things that are asked clearly are offered together, in the order of the message', () => {
  const parts = [reading({ where: 0.9 }), reading({ 'late-fee': 0.8 })]
  expect(interpret(reading({ 'late-fee': 0.9 }), parts, smallKnowledge)).toEqual({
    kind: 'several',
    options: ['where', 'late-fee'],
  })
})

test('a part that is not clear, or asks the same again, does not make it several things', () => {
  const whole = reading({ 'late-fee': 0.9 })
  const answered = { kind: 'answer', intent: 'late-fee' }
  expect(interpret(whole, [reading({ 'late-fee': 0.9 }), reading({ where: 0.4 })], smallKnowledge)).toEqual(answered)
  expect(interpret(whole, [reading({ 'late-fee': 0.9 }), reading({ 'late-fee': 0.7 })], smallKnowledge)).toEqual(
    answered,
  )
  expect(interpret(whole, [reading({ 'late-fee': 0.9 }), reading({ greeting: 0.9 })], smallKnowledge)).toEqual(answered)
  expect(interpret(whole, [], smallKnowledge)).toEqual(answered)
})
