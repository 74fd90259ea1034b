import { expect, test } from 'vitest'
import { type Memory, noMemory } from '../../src/conversation/memory.ts'
import { createReadMessage } from '../../src/dialogue/read.ts'
import { createCaseReader } from '../../src/situation/case-reader.ts'
import { fixture, fixtureMatcher } from '../support/bot.ts'

const read = createReadMessage({
  knowledge: fixture,
  matcher: fixtureMatcher(),
  cases: createCaseReader(fixture),
  today: () => '2026-11-23',
})
const offering = (...offered: readonly string[]): Memory => ({ ...noMemory, offered })
const afterLateFee: Memory = { ...noMemory, topic: 'late-fee', question: '滞纳金该谁出' }
const reads = (message: string, memory: Memory = noMemory) => read(message, memory, 'private')

test('a number picks from what was offered, counted from either end', () => {
  const memory = offering('late-fee', 'pay-arrears', 'waiting-period')
  expect(reads('2', memory)).toEqual({ kind: 'pick', topic: 'pay-arrears', act: 'number' })
  expect(reads('最后一个', memory)).toEqual({ kind: 'pick', topic: 'waiting-period', act: 'number' })
  expect(reads('second to last', memory)).toEqual({ kind: 'pick', topic: 'pay-arrears', act: 'number' })
})

test('a number outside of the offer, or without one, picks nothing', () => {
  expect(reads('3', offering('late-fee', 'pay-arrears'))).toEqual({ kind: 'pick-nothing', offered: 2 })
  expect(reads('1')).toEqual({ kind: 'pick-nothing', offered: 0 })
})

test('yes means the first that was offered; without an offer it is an act', () => {
  expect(reads('对', offering('late-fee', 'pay-arrears'))).toEqual({ kind: 'pick', topic: 'late-fee', act: 'yes' })
  expect(reads('对')).toEqual({ kind: 'act', act: 'yes' })
})

test('a place alone is a place, within a question it is a fact of the case', () => {
  expect(reads('我在苏州')).toMatchObject({ kind: 'place', region: { code: '3205' } })
  expect(reads('医保断了怎么恢复，我在苏州')).toMatchObject({ kind: 'question', slots: { place: '3205' } })
})

test('a bare word is a menu, unless it goes on with a conversation', () => {
  expect(reads('医保')).toMatchObject({ kind: 'menu' })
  expect(reads('多少钱')).toMatchObject({ kind: 'menu' })
  expect(reads('多少钱', afterLateFee)).toMatchObject({
    kind: 'question',
    interpretation: { intent: 'late-fee' },
  })
  expect(reads('医保', afterLateFee)).toMatchObject({ kind: 'menu' })
})

test('words of an act count only if nothing in our field is named', () => {
  expect(reads('你这个笨机器人')).toEqual({ kind: 'act', act: 'insult' })
  expect(reads('我太笨，社保断了')).toMatchObject({ kind: 'question' })
})

test('a told case asks nothing, and its facts are read', () => {
  expect(reads('公司停了我的社保，断了两个月')).toMatchObject({
    kind: 'question',
    isTold: true,
    slots: { event: 'employer-stopped', payer: 'employer', months: '2' },
  })
  expect(reads('社保断了两个月怎么恢复')).toMatchObject({ isTold: false, slots: { months: '2' } })
})
