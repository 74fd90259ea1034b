import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLookUp } from '../../src/matching/look-up.ts'
import { knowledge } from '../fixtures/real-knowledge.ts'

const lookUp = createLookUp(knowledge)

type Prefix = { readonly text: string; readonly topic: string; readonly alt?: string }
const prefixes = readFileSync(join(import.meta.dirname, '../../evaluation/look-up/prefixes.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Prefix)

test('of what is typed so far at least nine in ten find the right topic first, whatever the language', () => {
  expect(prefixes.length).toBeGreaterThanOrEqual(60)
  const found = prefixes.filter(({ text, topic, alt }) => [topic, alt].includes(lookUp(text)[0]))
  expect(found.length / prefixes.length).toBeGreaterThanOrEqual(0.9)
})

test('each topic comes once, at most five unless told', () => {
  for (const { text } of prefixes) {
    const found = lookUp(text)
    expect(found.length).toBeLessThanOrEqual(5)
    expect(new Set(found).size).toBe(found.length)
  }
  expect(lookUp('社保', 2)).toHaveLength(2)
  expect(lookUp('社保', 50).length).toBeGreaterThan(20)
})

test.each([
  ['滯納', 'late-fee'],
  ['ＬＡＴＥ　Ｆ', 'late-fee'],
  ['transfer-c', 'transfer-city'],
  ['reitre', 'retirement-procedure'],
  ['latefee', 'late-fee'],
])('another script, width, an id or a slip find a topic too: %s', (typed, topic) => {
  expect(lookUp(typed)).toContain(topic)
})

test('classes of talk are never found', () => {
  for (const typed of ['hello', '你好', '天气'])
    for (const topic of lookUp(typed)) expect(knowledge.intents.get(topic)?.kind).toBe('topic')
})

test.each(['', '  ', '😀', '？'])('nothing typed finds nothing: "%s"', (typed) => {
  expect(lookUp(typed)).toEqual([])
})
