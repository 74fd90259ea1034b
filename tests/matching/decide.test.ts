import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CutOffs } from '../../src/matching/calibration.ts'
import { type Circumstances, decide, interpret } from '../../src/matching/decide.ts'
import type { Reading } from '../../src/matching/matcher.ts'
import { smallKnowledge } from '../fixtures/small-knowledge.ts'

const cutOffs: CutOffs = {
  private: { answer: 0.8, presumed: 0.5, offer: 0.2 },
  group: { answer: 0.9, offer: 0.4 },
  talk: 0.5,
  evenness: 1,
  option: 0.1,
  mass: 0.9,
}

/** A reading with these candidates; `namesField` unless told otherwise. */
const reading = (candidates: Readonly<Record<string, number>>, more: Partial<Reading> = {}): Reading => ({
  question: 'a question',
  concepts: [],
  namesField: true,
  isBareWord: false,
  candidates: Object.entries(candidates).map(([intent, confidence]) => ({ intent, confidence })),
  cutOffs,
  housingFundToo: false,
  ...more,
})
const decided = (candidates: Readonly<Record<string, number>>, more?: Partial<Reading>) =>
  decide(reading(candidates, more), smallKnowledge)

const inGroup: Circumstances = { chat: 'group', assumeField: false }

/** The small knowledge base with a class for one's own record, and two topics that serve each other. */
const withRoles = {
  ...smallKnowledge,
  roles: {
    ...smallKnowledge.roles,
    accountData: 'greeting',
    servesEachOther: [['late-fee', 'where']] as const,
  },
}

test('a sure candidate is answered', () => {
  expect(decided({ 'late-fee': 0.9, where: 0.05 })).toEqual({ kind: 'answer', intent: 'late-fee' })
  expect(decided({ 'late-fee': 0.8 })).toEqual({ kind: 'answer', intent: 'late-fee' })
})

test('a likely candidate is presumed, with the others that may be meant beside it', () => {
  expect(decided({ 'late-fee': 0.6, where: 0.2, waiting: 0.1, documents: 0.02 })).toEqual({
    kind: 'presumed',
    intent: 'late-fee',
    alternatives: ['where', 'waiting'],
  })
  expect(decided({ 'late-fee': 0.5 })).toEqual({ kind: 'presumed', intent: 'late-fee', alternatives: [] })
})

test('a possible candidate is offered with those that are as possible', () => {
  expect(decided({ 'late-fee': 0.4, where: 0.2 })).toEqual({ kind: 'disambiguation', options: ['late-fee', 'where'] })
  expect(decided({ 'late-fee': 0.2 })).toEqual({ kind: 'disambiguation', options: ['late-fee'] })
})

test('no more than four are offered, and none after most of what speaks for any topic is offered', () => {
  const close = { 'late-fee': 0.4, where: 0.4, documents: 0.4, waiting: 0.4, restore: 0.4 }
  expect(decided(close)).toEqual({ kind: 'disambiguation', options: ['late-fee', 'where', 'documents', 'waiting'] })
  expect(decided({ 'late-fee': 0.4, where: 0.04 })).toEqual({ kind: 'disambiguation', options: ['late-fee'] })
  expect(decided({ 'late-fee': 0.3, where: 0.03, waiting: 0.02 })).toEqual({
    kind: 'disambiguation',
    options: ['late-fee'],
  })
})

test('a class of talk gets its own reply where it is likelier than all else, and is never offered', () => {
  expect(decided({ greeting: 0.6, 'late-fee': 0.3 })).toEqual({ kind: 'out-of-scope', intent: 'greeting' })
  expect(decided({ greeting: 0.45, 'late-fee': 0.3, where: 0.2 })).toEqual({
    kind: 'disambiguation',
    options: ['late-fee', 'where'],
  })
  expect(decided({ other: 0.45, 'late-fee': 0.3 })).toEqual({ kind: 'disambiguation', options: ['late-fee'] })
})

test('the class of one\u2019s own record brings along the topics that help', () => {
  const own = reading({ greeting: 0.7, 'late-fee': 0.2, where: 0.02 })
  expect(decide(own, withRoles)).toEqual({ kind: 'out-of-scope', intent: 'greeting', related: ['late-fee'] })
})

test('when nothing is near, the bot does not know', () => {
  expect(decided({ 'late-fee': 0.19 }, { namesField: false })).toEqual({
    kind: 'fallback',
    isOurField: false,
    near: [],
  })
  expect(decided({})).toEqual({ kind: 'fallback', isOurField: true, near: [] })
})

test('of chatter nothing is near; a question of our field gets up to two near topics', () => {
  const candidates = { other: 0.9, 'late-fee': 0.1, where: 0.08, waiting: 0.06 }
  expect(decided(candidates, { namesField: false })).toMatchObject({ kind: 'fallback', near: [] })
  expect(decided(candidates)).toEqual({ kind: 'fallback', isOurField: true, near: ['late-fee', 'where'] })
})

test('an intent that is not there any more is not offered', () => {
  expect(decided({ 'late-fee': 0.4, forgotten: 0.4 })).toEqual({ kind: 'disambiguation', options: ['late-fee'] })
})

test('two topics that serve each other are never offered against each other', () => {
  const both = reading({ 'late-fee': 0.4, where: 0.35, waiting: 0.2 })
  expect(decide(both, withRoles)).toEqual({ kind: 'disambiguation', options: ['late-fee', 'waiting'] })
  expect(decide(reading({ 'late-fee': 0.6, where: 0.3 }), withRoles)).toMatchObject({ alternatives: [] })
})

test('a group gets an answer only to a clear question that names our field, and nothing is presumed', () => {
  const inIt = (candidates: Readonly<Record<string, number>>, more?: Partial<Reading>) =>
    decide(reading(candidates, more), smallKnowledge, inGroup)
  expect(inIt({ 'late-fee': 0.95 })).toEqual({ kind: 'answer', intent: 'late-fee' })
  expect(inIt({ 'late-fee': 0.85 })).toEqual({ kind: 'disambiguation', options: ['late-fee'] })
  expect(inIt({ 'late-fee': 0.35 })).toMatchObject({ kind: 'fallback', isOurField: true })
  expect(inIt({ 'late-fee': 0.99 }, { namesField: false })).toMatchObject({ kind: 'fallback', isOurField: false })
})

test('while a conversation of our field runs, a question need not name it', () => {
  const candidates = [{ intent: 'late-fee', confidence: 0.4, confidenceInField: 0.9 }]
  const about = reading({}, { candidates, namesField: false })
  expect(decide(about, smallKnowledge)).toMatchObject({ kind: 'disambiguation' })
  expect(decide(about, smallKnowledge, { chat: 'private', assumeField: true })).toMatchObject({ kind: 'answer' })
  expect(decide(about, smallKnowledge, { chat: 'group', assumeField: true })).toMatchObject({ kind: 'answer' })
})

test('a single word of the field asks nothing: it is offered topics, however sure the best is', () => {
  const word = reading({ 'late-fee': 0.99 }, { isBareWord: true })
  const offered = { kind: 'disambiguation', options: ['late-fee'] }
  expect(decide(word, smallKnowledge)).toEqual(offered)
  expect(decide(word, smallKnowledge, inGroup)).toEqual(offered)
  expect(decide(reading({ 'late-fee': 0.6 }, { isBareWord: true }), smallKnowledge)).toEqual(offered)
})

test('the housing fund beside social insurance is told with the answer', () => {
  const too = { housingFundToo: true }
  expect(decided({ 'late-fee': 0.9 }, too)).toEqual({ kind: 'answer', intent: 'late-fee', housingFundToo: true })
  expect(decided({ 'late-fee': 0.6 }, too)).toMatchObject({ kind: 'presumed', housingFundToo: true })
  expect(decided({ 'late-fee': 0.3 }, too)).toEqual({ kind: 'disambiguation', options: ['late-fee'] })
})

test('whatever the confidences, what is decided names intents that exist, and at most four options', () => {
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
    fc.property(candidates, fc.boolean(), fc.constantFrom('private', 'group'), (about, namesField, chat) => {
      const decision = decide(reading(about, { namesField }), smallKnowledge, { chat, assumeField: false })
      const named = Object.values(decision).flatMap((value) => (Array.isArray(value) ? value : []))
      const all = 'intent' in decision ? [decision.intent, ...named] : named
      for (const intent of all) expect(smallKnowledge.intents.has(intent) && intent !== 'other').toBe(true)
      expect(new Set(all).size).toBe(all.length)
      if (decision.kind === 'answer') expect(about[decision.intent]).toBeGreaterThanOrEqual(cutOffs[chat].answer)
      if (decision.kind === 'presumed') expect(chat).toBe('private')
      expect(named.length).toBeLessThanOrEqual(4)
    }),
  )
})

const interpreted = (whole: Reading, parts: readonly Reading[], knowledge = smallKnowledge) =>
  interpret(whole, parts, knowledge)

test('two things that are asked clearly are offered together, in the order of the message', () => {
  const parts = [reading({ where: 0.9 }), reading({ 'late-fee': 0.85 })]
  expect(interpreted(reading({ 'late-fee': 0.9 }), parts)).toEqual({ kind: 'several', options: ['where', 'late-fee'] })
})

test('two asks of which either answer serves are one', () => {
  const parts = [reading({ where: 0.9 }), reading({ 'late-fee': 0.85 })]
  expect(interpreted(reading({ 'late-fee': 0.9 }), parts, withRoles)).toEqual({ kind: 'answer', intent: 'late-fee' })
})

test('a part that is not clear, or asks the same again, does not make it several things', () => {
  const whole = reading({ 'late-fee': 0.9 })
  const answered = { kind: 'answer', intent: 'late-fee' }
  expect(interpreted(whole, [whole, reading({ where: 0.4 })])).toEqual(answered)
  expect(interpreted(whole, [whole, reading({ 'late-fee': 0.7 })])).toEqual(answered)
  expect(interpreted(whole, [whole, reading({ greeting: 0.9 })])).toEqual(answered)
  expect(interpreted(whole, [])).toEqual(answered)
})

test('where exactly one part is clear and the whole leans the same way, it is answered with the rest in view', () => {
  const whole = reading({ 'late-fee': 0.6, where: 0.3 })
  expect(interpreted(whole, [reading({ 'late-fee': 0.9 }), reading({ where: 0.3 })])).toEqual({
    kind: 'answer',
    intent: 'late-fee',
    rest: ['where'],
  })
  const elsewhere = reading({ where: 0.6, 'late-fee': 0.3 })
  expect(interpreted(elsewhere, [reading({ 'late-fee': 0.9 }), reading({ where: 0.3 })])).toMatchObject({
    kind: 'presumed',
    intent: 'where',
  })
})
