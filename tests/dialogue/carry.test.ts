import { expect, test } from 'vitest'
import { type Memory, noMemory } from '../../src/conversation/memory.ts'
import { createCarry } from '../../src/dialogue/carry.ts'
import { createLeaning } from '../../src/dialogue/leaning.ts'
import { fixture, fixtureMatcher } from '../support/bot.ts'

const carry = createCarry({
  knowledge: fixture,
  matcher: fixtureMatcher(),
  leaning: createLeaning(fixture.talk.acts),
})
const after = (topic: string, question?: string): Memory => ({ ...noMemory, topic, ...(question && { question }) })
const goesOn = (message: string, memory: Memory, chat: 'private' | 'group' = 'private', isCorrection = false) =>
  carry.goOn(carry.readAlone(message, memory, chat, {}), memory, chat, isCorrection)

test('a short continuation is read together with what was asked before, and says so', () => {
  const carried = goesOn('那能从工资里扣吗', after('late-fee', '滞纳金该谁出'))
  expect(carried).toMatchObject({ before: 'late-fee', interpretation: { kind: 'presumed', intent: 'late-fee' } })
  expect(carried.question).toBe('滞纳金该谁出 那能从工资里扣吗')
})

test('without a conversation the same words are read by themselves', () => {
  const alone = goesOn('那能从工资里扣吗', noMemory)
  expect(alone).not.toHaveProperty('before')
  expect(alone.question).toBe('那能从工资里扣吗')
})

test('a new full question is read by itself', () => {
  const read = goesOn(
    'my company owes months of contributions, how can I make up the arrears of last year',
    after('waiting-period', 'how long is the waiting period'),
  )
  expect(read).not.toHaveProperty('before')
  expect(read.interpretation).toMatchObject({ kind: 'answer', intent: 'pay-arrears' })
})

test('chatter within a conversation stays chatter', () => {
  const memory = after('late-fee', 'who pays the late fee')
  const alone = carry.readAlone('tell me a joke', memory, 'private', {})
  expect(alone.isChatter).toBe(true)
  expect(carry.goOn(alone, memory, 'private', false)).not.toHaveProperty('before')
})

test('a follow-up does not go on with a class of talk or an unknown topic', () => {
  expect(goesOn('那要多久', after('greeting'))).not.toHaveProperty('before')
  expect(goesOn('那要多久', after('topic-of-last-year'))).not.toHaveProperty('before')
})

test('a correction goes on even where the words could stand alone', () => {
  const memory = after('late-fee', '滞纳金该谁出')
  expect(goesOn('断缴三个月以内补上的等待期从哪天开始算起', memory, 'private', true)).toMatchObject({
    interpretation: { intent: 'waiting-period' },
  })
})

test('in a group nothing is presumed', () => {
  const { interpretation } = goesOn('那能从工资里扣吗', after('late-fee', '滞纳金该谁出'), 'group')
  expect(interpretation.kind).not.toBe('presumed')
})

test('alternatives to a presumed topic never repeat it', () => {
  const { interpretation } = goesOn('谁出', after('pay-arrears', '怎么补缴社保'))
  if (interpretation.kind !== 'presumed') throw new Error(`It is ${interpretation.kind}; presumed was expected.`)
  expect(interpretation.alternatives).not.toContain(interpretation.intent)
  expect(new Set(interpretation.alternatives).size).toBe(interpretation.alternatives.length)
  expect(interpretation.alternatives.length).toBeLessThanOrEqual(3)
})

test('what is remembered as asked stays short, the latest words last', () => {
  const carried = goesOn('那能从工资里扣吗', after('late-fee', `${'滞纳金'.repeat(100)}`))
  expect(carried.question.length).toBeLessThanOrEqual(160)
  expect(carried.question.endsWith('那能从工资里扣吗')).toBe(true)
})

test('a bare word continues only where a topic was talked about', () => {
  expect(carry.isContinuation('多少钱', after('late-fee'))).toBe(true)
  expect(carry.isContinuation('多少钱', noMemory)).toBe(false)
  expect(carry.isContinuation('医保', after('late-fee'))).toBe(false)
})
