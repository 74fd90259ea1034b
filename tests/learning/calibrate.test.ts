import { expect, test } from 'vitest'
import { calibrateFor, learn } from '../../src/learning/learn.ts'
import { calibrationFile, fingerprintOf, readCalibration } from '../../src/learning/stored-calibration.ts'
import type { Calibration } from '../../src/matching/calibration.ts'
import { createMatcher } from '../../src/matching/matcher.ts'
import { intentWith, knowledgeOf, smallKnowledge } from '../fixtures/small-knowledge.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const stored = calibrateFor(smallKnowledge)
const matcher = createMatcher(smallKnowledge, learn(smallKnowledge, { stored }))
/** How sure it is that a question is about the topic that is nearest to it. */
function sureness(question: string): number {
  const topics = matcher.read(question).candidates.filter(({ intent }) => intent !== 'other' && intent !== 'greeting')
  return topics[0]?.confidence ?? 0
}

test.each(['滞纳金谁承担', '医保断了怎么接上', 'who pays the late fee', 'how do I restore my insurance'])(
  'of what it has learnt it is sure: %s',
  (question) => {
    expect(sureness(question)).toBeGreaterThan(0.8)
  },
)

test.each(['游泳池水温', '孩子打疫苗', 'zebra crossing colours', 'my neighbour plays the trumpet', 'red shoes'])(
  'of what nobody taught it it is not: %s',
  (question) => {
    expect(sureness(question)).toBeLessThan(0.3)
  },
)

test('confidence lies between 0 and 1', () => {
  for (const question of ['滞纳金', 'x', 'late fee late fee late fee', '你好 restore 天气'])
    for (const { confidence } of matcher.read(question).candidates) {
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(1)
    }
})

test('the same knowledge gives the same calibration', () => {
  expect(calibrateFor(smallKnowledge)).toEqual(stored)
})

test('a stored calibration makes no difference except for the time it takes', () => {
  const question = 'who pays the penalty?'
  expect(createMatcher(smallKnowledge, learn(smallKnowledge)).read(question)).toEqual(matcher.read(question))
})

test('a calibration that was made from other utterances is not used', () => {
  const flat: Calibration = {
    ...stored.calibration,
    curve: { mean: [0, 0, 0], spread: [1, 1, 1], slope: [0, 0, 0], bias: 0 },
  }
  const strange = { knowledge: 'of something else', calibration: flat }
  const question = 'who pays the penalty?'
  expect(createMatcher(smallKnowledge, learn(smallKnowledge, { stored: strange })).read(question)).toEqual(
    matcher.read(question),
  )
  const own = { ...strange, knowledge: fingerprintOf(smallKnowledge) }
  expect(
    createMatcher(smallKnowledge, learn(smallKnowledge, { stored: own })).read(question).candidates[0]?.confidence,
  ).toBe(0.5)
})

test('the fingerprint changes with an utterance, a slip, a synonym or a role, and with nothing else', () => {
  const intent = intentWith('late-fee', 'topic', { en: ['fee'], 'zh-Hans': ['费'] })
  const fingerprint = fingerprintOf(knowledgeOf([intent]))
  expect(fingerprintOf(knowledgeOf([{ ...intent, contacts: ['12366'], title: { en: 'Fee' } }]))).toBe(fingerprint)
  const more = { en: ['fee', 'charge'], 'zh-Hans': ['费'] }
  expect(fingerprintOf(knowledgeOf([{ ...intent, utterances: more }]))).not.toBe(fingerprint)
  const slips = { en: ['fe'], 'zh-Hans': [] }
  expect(fingerprintOf(knowledgeOf([{ ...intent, misspelt: slips }]))).not.toBe(fingerprint)
  expect(fingerprintOf(knowledgeOf([intent], [], { fieldGroups: ['fee'] }))).not.toBe(fingerprint)
  expect(fingerprintOf(knowledgeOf([{ ...intent, id: 'fee' }]))).not.toBe(fingerprint)
  expect(fingerprintOf(knowledgeOf([intent], [{ name: 'fee', words: ['charge'] }]))).not.toBe(fingerprint)
})

test('a calibration is read back from beside the intents', () => {
  const folder = temporaryFolder({ 'calibration.json': JSON.stringify(stored) })
  expect(calibrationFile(folder)).toBe(`${folder}/calibration.json`)
  expect(readCalibration(folder)).toEqual(stored)
})

test('a missing calibration, or one in another form, is read as undefined', () => {
  expect(readCalibration(temporaryFolder())).toBeUndefined()
  expect(readCalibration(temporaryFolder({ 'calibration.json': '{"knowledge": 1}' }))).toBeUndefined()
})

test('very little knowledge can be learnt from too', () => {
  expect(createMatcher(knowledgeOf([]), learn(knowledgeOf([]))).read('late fee').candidates).toEqual([])
  const one = knowledgeOf([intentWith('late-fee', 'topic', { en: ['late fee'], 'zh-Hans': ['滞纳金'] })])
  const [candidate] = createMatcher(one, learn(one)).read('late fee').candidates
  expect(candidate?.intent).toBe('late-fee')
  expect(candidate?.confidence).toBeGreaterThanOrEqual(0)
  expect(candidate?.confidence).toBeLessThanOrEqual(1)
})
