import fc from 'fast-check'
import { expect, test } from 'vitest'
import { learn } from '../../src/learning/learn.ts'
import { explain } from '../../src/matching/explain.ts'
import { createMatcher } from '../../src/matching/matcher.ts'
import { anyText } from '../fixtures/any-text.ts'
import { smallKnowledge } from '../fixtures/small-knowledge.ts'

const matcher = createMatcher(smallKnowledge, learn(smallKnowledge))
const nearest = (question: string): string | undefined => matcher.read(question).candidates[0]?.intent

test.each([
  ['医保断了怎么恢复', 'restore'],
  ['醫保斷了怎麼恢復？', 'restore'],
  ['医保断了怎么恢复！！！😭', 'restore'],
  ['yibao duan le zenme huifu', 'restore'],
  ['依保断了怎么灰复', 'restore'],
  ['我的 yibao 断了，怎么 restore', 'restore'],
  ['ＲＥＳＴＯＲＥ　ＭＹ　ＩＮＳＵＲＡＮＣＥ', 'restore'],
  ['restore my insurence', 'restore'],
  ['how can i reactivate my coverage', 'restore'],
  ['滞纳金是谁出', 'late-fee'],
  ['滯納金誰出', 'late-fee'],
  ['zhinajin shei chu', 'late-fee'],
  ['who pays the late fees', 'late-fee'],
  ['who pays the laet fee', 'late-fee'],
  ['late fee 谁出', 'late-fee'],
  ['在哪办', 'where'],
  ['which ofice', 'where'],
  ['needed documents', 'documents'],
  ['waitting period how long', 'waiting'],
  ['早上好啊', 'greeting'],
  ['weather in Bangkok', 'other'],
])('"%s" is about %s', (question, intent) => {
  expect(nearest(question)).toBe(intent)
})

test.each(['', '   ', '😀🎉', '……？！', '\u200b', '<>'])('of "%s" nothing can be read', (question) => {
  expect(matcher.read(question)).toMatchObject({ question: '', concepts: [], candidates: [] })
})

test('a question in a script that nobody has taught it is read without confidence', () => {
  const [first] = matcher.read('انقطع التأمين الصحي').candidates
  expect(first?.confidence ?? 0).toBeLessThan(0.3)
})

test('it names the concepts of a question in either language', () => {
  expect(matcher.read('社保断了').concepts).toEqual(['social-insurance', 'gap'])
  expect(matcher.read('My health insurance lapsed!').concepts).toEqual(['medical-insurance', 'gap'])
})

test('the candidates are at most six, each once, the surest first', () => {
  const { candidates } = matcher.read('late fee')
  const confidences = candidates.map(({ confidence }) => confidence)
  expect(candidates).toHaveLength(6)
  expect(new Set(candidates.map(({ intent }) => intent)).size).toBe(6)
  expect(confidences).toEqual([...confidences].sort((a, b) => b - a))
})

test('an utterance is found again whatever stands before and after it', () => {
  expect(nearest('你好，我想问一下，去年公司倒闭了，请问滞纳金谁出？谢谢')).toBe('late-fee')
  expect(nearest('Hi, sorry to bother you, but who pays the late fee? Thanks a lot')).toBe('late-fee')
})

test('the same question gets the same reading, whatever was asked between', () => {
  const before = matcher.read('who pays the laet fee')
  for (const question of ['insurence', 'laet', '滞纳金']) matcher.read(question)
  expect(matcher.read('who pays the laet fee')).toEqual(before)
})

test('whatever is asked, it is read', () => {
  fc.assert(
    fc.property(anyText(100), (question) => {
      for (const { intent, confidence } of matcher.read(question).candidates) {
        expect(smallKnowledge.intents.has(intent)).toBe(true)
        expect(confidence >= 0 && confidence <= 1).toBe(true)
      }
    }),
  )
})

test('no message holds the others up, however long it is and however often it repeats itself', () => {
  for (const piece of ['断', '医保', 'an', 'insurence ', 'a@', 'late fee ', '滞纳金怎么算', 'xyzzy ', '1 ', "a'b"])
    for (const length of [200, 1024, 4096]) {
      const { question, candidates } = matcher.read(piece.repeat(length).slice(0, length))
      expect(question.length).toBeLessThanOrEqual(400)
      expect(candidates.length).toBeLessThanOrEqual(6)
    }
})

test('why a candidate came up: the nearest utterance and the words that carried it', () => {
  const { utterance, terms } = matcher.explain('滞纳金该谁出', 'late-fee')
  expect(utterance).toBe('滞纳金谁出')
  expect(terms).toContain('滞')
  expect(terms.length).toBeLessThanOrEqual(6)
})

test('the explanation is what the bot does, with titles in the language of the reader', () => {
  const explanation = explain('滞纳金谁出', matcher, smallKnowledge, 'zh-Hans')
  expect(explanation).toMatchObject({ question: '滞纳金谁出', outcome: 'answer' })
  expect(explanation.candidates[0]).toMatchObject({ id: 'late-fee', title: '关于late-fee', utterance: '滞纳金谁出' })
  expect(explanation.candidates.map(({ id, confidence }) => ({ intent: id, confidence }))).toEqual(
    matcher.read('滞纳金谁出').candidates.map(({ intent, confidence }) => ({ intent, confidence })),
  )
  expect(explain('late fee', matcher, smallKnowledge, 'en').candidates[0]?.title).toBe('About late-fee')
})

test('of nothing there is nothing to explain', () => {
  expect(explain('😀', matcher, smallKnowledge, 'en')).toEqual({ question: '', outcome: 'fallback', candidates: [] })
})
