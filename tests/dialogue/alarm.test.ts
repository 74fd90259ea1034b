import { expect, test } from 'vitest'
import { createAlarm } from '../../src/dialogue/alarm.ts'
import { noTalk } from '../../src/knowledge/talk.ts'
import { fixture } from '../support/bot.ts'

const alarmOf = createAlarm(fixture)

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
  expect(createAlarm({ talk: noTalk })('在急诊室，不想活了')).toBeUndefined()
})

const cutOffs = { urgent: 0, crisis: 0, phrases: -0.5 }
const withExamples = {
  talk: fixture.talk,
  alarm: {
    examples: { urgent: { en: [], zh: [] }, crisis: { en: [], zh: [] }, none: { en: [], zh: [] } },
    ...{ cutOffs, near: [], emergencies: [], groups: [] },
  },
}

test('a message without any sign is an alarm where it lies on the side of one', () => {
  expect(createAlarm(withExamples, () => ({ urgent: 0.1, crisis: -1, namesGroup: true }))('……')).toBe('urgent')
  expect(createAlarm(withExamples, () => ({ urgent: -1, crisis: 0.1, namesGroup: true }))('……')).toBe('crisis')
  expect(createAlarm(withExamples, () => ({ urgent: -0.1, crisis: -0.1, namesGroup: true }))('……')).toBeUndefined()
})

test('where a message lies on both sides the farther one counts, and danger where both are equal', () => {
  expect(createAlarm(withExamples, () => ({ urgent: 0.3, crisis: 0.1, namesGroup: true }))('……')).toBe('urgent')
  expect(createAlarm(withExamples, () => ({ urgent: 0.2, crisis: 0.2, namesGroup: true }))('……')).toBe('crisis')
})

test('a sign of danger counts more than the side of an emergency', () => {
  expect(createAlarm(withExamples, () => ({ urgent: 0.3, crisis: -1, namesGroup: true }))('在急诊室，不想活了')).toBe(
    'crisis',
  )
})

test('a sign raises no alarm in a message that is clearly about something else', () => {
  expect(
    createAlarm(withExamples, () => ({ urgent: -0.6, crisis: -0.7, namesGroup: true }))('在急诊室'),
  ).toBeUndefined()
  expect(createAlarm(withExamples, () => ({ urgent: -0.4, crisis: -0.7, namesGroup: true }))('在急诊室')).toBe('urgent')
})

test('a message that names no group of words is no alarm, however far on a side it lies', () => {
  expect(createAlarm(withExamples, () => ({ urgent: 1, crisis: 1, namesGroup: false }))('我在成都')).toBeUndefined()
})
