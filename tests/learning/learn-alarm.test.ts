import { expect, test } from 'vitest'
import type { AlarmExamples } from '../../src/knowledge/alarm.ts'
import { alarmExamplesOf, learnAlarm } from '../../src/learning/learn-alarm.ts'
import { createAlarmSides } from '../../src/matching/alarm-sides.ts'
import { normalise } from '../../src/matching/normalise.ts'
import { fixture } from '../support/bot.ts'

const alarm: AlarmExamples = {
  examples: {
    urgent: { en: ['they took my father to the ward'], zh: ['我爸在病房等着'] },
    crisis: { en: ['I am on the roof'], zh: ['我站在楼顶'] },
    none: { en: ['how do I get a refund'], zh: ['怎么退费'] },
  },
  cutOffs: { urgent: 0, crisis: 0, phrases: -1 },
  near: ['late-fee'],
  emergencies: [],
  groups: [
    { name: 'ward', words: ['ward', '病房', 'theatre'] },
    { name: 'person', words: ['father', 'sister', '我爸'] },
  ],
}
const knowledge = { ...fixture, alarm }

test('a message in other words lies on the side of the class whose groups of words it names', () => {
  const learnt = learnAlarm(knowledge)
  if (!learnt) throw new Error('nothing was learnt')
  const sidesOf = createAlarmSides(alarm, learnt)
  const sides = sidesOf(normalise('Sister is in theatre!'))
  expect(sides.urgent).toBeGreaterThan(sides.crisis)
  expect(sides.urgent).toBeGreaterThan(sidesOf(normalise('Sister asks about money')).urgent)
})

test('every utterance of a near intent is learnt as no alarm, unless it tells of an emergency', () => {
  const utterances = fixture.intents.get('late-fee')?.utterances.en ?? []
  const learntFrom = (emergencies: readonly string[]): readonly string[] =>
    alarmExamplesOf({ ...knowledge, alarm: { ...alarm, emergencies } })
      .filter(({ intent }) => intent === 'none')
      .map(({ utterance }) => utterance)
  expect(utterances.length).toBeGreaterThan(1)
  expect(learntFrom([])).toEqual(expect.arrayContaining([...utterances]))
  expect(learntFrom([utterances[0] ?? ''])).not.toContain(utterances[0])
})

test('of an intent that is far from any alarm only some utterances are learnt', () => {
  const utterances = fixture.intents.get('pay-arrears')?.utterances.en ?? []
  const learnt = alarmExamplesOf(knowledge).map(({ utterance }) => utterance)
  expect(learnt).toContain(utterances[0])
  expect(learnt).not.toContain(utterances[1])
})

test('without examples nothing is learnt', () => {
  expect(learnAlarm(fixture)).toBeUndefined()
})
