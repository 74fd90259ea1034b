import { expect, test } from 'vitest'
import { createAlarm } from '../../src/dialogue/alarm.ts'
import { noTalk } from '../../src/knowledge/talk.ts'
import { fixture } from '../support/bot.ts'

const alarmOf = createAlarm(fixture.talk)

test.each([
  ['在急诊室', 'one sign is enough where it always means care now'],
  ['今天要动手术', 'care and now'],
  ['surgery today and my cover stopped', 'care and now'],
  ['医院不收我爸', 'a place and a refusal'],
  ['they want a deposit and wont admit him', 'care and a refusal'],
  ['快生了怎麼辦', 'Traditional too'],
])('"%s" is urgent: %s', (message) => {
  expect(alarmOf(message)).toBe('urgent')
})

test.each([
  ['住院', 'care alone'],
  ['今天交医保', 'now alone'],
  ['哪家医院能用', 'a place alone'],
  ['窗口不收材料', 'a refusal alone'],
  ['下个月做手术，今天想补医保', 'what is planned counts less than now'],
  ['租房押金今天能退吗', 'a deposit of another kind'],
  ['I was in hospital, they refused the card today', 'what is over'],
])('"%s" is not an alarm: %s', (message) => {
  expect(alarmOf(message)).toBeUndefined()
})

test('danger to a life comes before an emergency', () => {
  expect(alarmOf('在急诊室，不想活了')).toBe('crisis')
  expect(alarmOf('he hits me')).toBe('crisis')
})

test('a longer harmless phrase takes away only the sign that it contains', () => {
  expect(alarmOf('想死你了')).toBeUndefined()
  expect(alarmOf('the price hits me hard')).toBeUndefined()
  expect(alarmOf('快打我电话')).toBeUndefined()
  expect(alarmOf('想死你了，可是他打我')).toBe('crisis')
  expect(alarmOf('去年住院，今天又要手术')).toBe('urgent')
})

test('without signs nothing is an alarm', () => {
  expect(createAlarm(noTalk)('在急诊室，不想活了')).toBeUndefined()
})
