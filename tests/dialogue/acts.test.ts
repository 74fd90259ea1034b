import { expect, test } from 'vitest'
import { createActReader } from '../../src/dialogue/acts.ts'
import { fixture } from '../support/bot.ts'

if (!fixture.talk.acts) throw new Error('tests/fixtures/knowledge/acts.yaml is missing.')
const reader = createActReader(fixture.talk.acts)
const actOf = (message: string): string | number | undefined => {
  const act = reader.read(message)
  return act?.kind === 'pick' ? act.number : act?.act
}

test.each([
  ['谢谢', 'thanks'],
  ['謝謝！', 'thanks'],
  ['Thank you!!', 'thanks'],
  ['🙏', 'thanks'],
  ['听不懂啊', 'confused'],
  ['？', 'confused'],
  ['❓', 'confused'],
  ['English please', 'language-en'],
  ['中文', 'language-zh-Hans'],
  ['okkkk', 'ack'],
  ['好的呢', 'ack'],
  ['不是', 'no'],
  ['👍', 'yes'],
  ['Not what I asked', 'again'],
  ['Nobody picks up…', 'unreachable'],
])('"%s" is %s', (message, act) => {
  expect(actOf(message)).toBe(act)
})

test.each([
  ['1', 1],
  ['1.', 1],
  ['１', 1],
  ['第二个', 2],
  ['the third one', 3],
  ['最后一个', -1],
  ['second to last', -2],
])('"%s" picks number %i', (message, number) => {
  expect(actOf(message)).toBe(number)
})

test('parts that are acts are one act together: the last says what the person is up to', () => {
  expect(actOf('好的，谢谢')).toBe('thanks')
  expect(actOf('谢谢 再见')).toBe('goodbye')
  expect(actOf('ok! the second one')).toBe(2)
  expect(actOf('thanks, bye')).toBe('goodbye')
})

test('a message that says more than an act is not an act', () => {
  for (const message of [
    '好的，那滞纳金谁出',
    'thanks, and who pays the late fee',
    '谢谢你的热线',
    '1 个月没交',
    'no insurance',
  ])
    expect(actOf(message), message).toBeUndefined()
})

test('an empty message is not an act', () => {
  expect(actOf('')).toBeUndefined()
  expect(actOf(' … ')).toBeUndefined()
})

test('a short message shows an act in some of its words, a greeting least of all', () => {
  expect(reader.hint('你这个笨机器人')).toBe('insult')
  expect(reader.hint('您好，字太多了')).toBe('simpler')
  expect(reader.hint('您好呀朋友')).toBe('greeting')
})

test('a question, or a long message, shows no act', () => {
  expect(reader.hint('你笨吗')).toBeUndefined()
  expect(reader.hint('where is a real person?')).toBeUndefined()
  expect(reader.hint('我跟我老婆说了好几遍这个东西她一直听不懂就算了吧')).toBeUndefined()
})

test('a correction leaves what is meant', () => {
  expect(reader.corrected('不是，我是说等待期')).toBe('等待期')
  expect(reader.corrected('No, I mean the late fee')).toBe('the late fee')
  expect(reader.corrected('I mean: waiting period')).toBe('waiting period')
})

test('a message that corrects nothing, or says nothing new, is not a correction', () => {
  expect(reader.corrected('滞纳金谁出')).toBeUndefined()
  expect(reader.corrected('我是说')).toBeUndefined()
})
