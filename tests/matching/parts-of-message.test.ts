import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf } from '../../src/matching/parts-of-message.ts'
import { wellFormedText } from '../fixtures/any-text.ts'

test.each([
  ['医保断了怎么恢复？滞纳金谁来出？', ['医保断了怎么恢复', '滞纳金谁来出']],
  ['去哪里办理补缴，另外要带什么材料', ['去哪里办理补缴', '另外要带什么材料']],
  ['Who pays the late fee? And which documents do I need?', ['Who pays the late fee', 'And which documents do I need']],
  ['how do I restore it and what does it cost me', ['how do I restore it', 'and what does it cost me']],
  ['医保断了怎么恢复\n要等几个月才能报销', ['医保断了怎么恢复', '要等几个月才能报销']],
])('a message that asks two things has two parts: %s', (message, parts) => {
  expect(partsOf(message)).toEqual(parts)
})

test.each([
  '医保断了怎么恢复',
  '你好！医保断了怎么恢复？谢谢！',
  'Hello. How do I restore my insurance? Thanks.',
  'I quit in May and my insurance stopped',
  '',
])('a message that asks one thing has no parts: %s', (message) => {
  expect(partsOf(message)).toEqual([])
})

test('a long letter is read as a whole: its sentences tell a story', () => {
  expect(partsOf('我在厂里上班五年了。'.repeat(8))).toEqual([])
})

test('every part occurs in the message, in the same order', () => {
  fc.assert(
    fc.property(wellFormedText(40), (message) => {
      let at = 0
      for (const part of partsOf(message)) {
        at = message.indexOf(part, at)
        expect(at).toBeGreaterThanOrEqual(0)
        at += part.length
      }
    }),
  )
})
