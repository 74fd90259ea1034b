import { expect, test } from 'vitest'
import { knowledgeBase } from '../fixtures/knowledge-base.ts'

const files = {
  'alarm/urgent.yaml': { en: ['they took him in'], 'zh-Hans': ['他進去了'] },
  'alarm/crisis.yaml': { en: ['I am on the roof'], 'zh-Hans': ['我在楼顶'] },
  'alarm/none.yaml': { en: ['what a queue'], 'zh-Hans': ['排队'] },
  'alarm/signs.yaml': {
    cutOffs: { urgent: 0, crisis: -0.2, phrases: -1 },
    near: ['late-fee'],
    emergencies: [],
    groups: { ward: { en: ['Ward'], 'zh-Hans': ['病房'] } },
  },
}

test('examples, cut-offs and groups of words are read together', () => {
  const { alarm } = knowledgeBase(files).load()
  expect(alarm?.examples.urgent).toEqual({ en: ['they took him in'], zh: ['他進去了'] })
  expect(alarm?.cutOffs).toEqual({ urgent: 0, crisis: -0.2, phrases: -1 })
  expect(alarm?.groups).toEqual([{ name: 'ward', words: ['ward', '病房'] }])
})

test('a knowledge base without a folder alarm has no examples', () => {
  expect(knowledgeBase().load().alarm).toBeUndefined()
})

test('an example in two places is reported with both', () => {
  const none = { en: ['they took him in'], 'zh-Hans': ['排队'] }
  expect(knowledgeBase({ ...files, 'alarm/none.yaml': none }).fails().message).toMatch(
    /alarm\/urgent\.yaml:\d+ "they took him in" stands in .*alarm\/none\.yaml too\. Keep it in one place\./,
  )
})

test('an intent that does not exist is reported with its line', () => {
  const signs = { ...files['alarm/signs.yaml'], near: ['late-fee', 'fees'] }
  expect(knowledgeBase({ ...files, 'alarm/signs.yaml': signs }).fails().message).toMatch(
    /alarm\/signs\.yaml:\d+ names "fees", but there is no intents\/fees\.yaml\./,
  )
})

test('a class without examples is reported', () => {
  const { 'alarm/none.yaml': _, ...rest } = files
  expect(knowledgeBase(rest).fails().message).toContain(
    'needs alarm/none.yaml beside it; nothing is learnt without it.',
  )
})
