import { expect, test } from 'vitest'
import { noRoles, noWrappers } from '../../src/knowledge/knowledge.ts'
import { knowledgeBase, topicFile } from '../fixtures/knowledge-base.ts'

const roles = {
  other: 'greeting',
  human: 'greeting',
  thanks: 'greeting',
  greeting: 'greeting',
  accountData: 'greeting',
  startRoutes: ['pay-arrears'],
  fieldGroups: ['late-fee'],
}
const baseWith = (changes: object) => knowledgeBase({ 'roles.yaml': { ...roles, ...changes } })

test('roles are read as written; missing ones are empty', () => {
  expect(baseWith({}).load().roles).toEqual({ ...roles, catchAll: {}, servesEachOther: [] })
})

test('a knowledge base without roles or wrappers has none', () => {
  const { roles: none, wrappers } = knowledgeBase().load()
  expect(none).toEqual(noRoles)
  expect(wrappers).toEqual(noWrappers)
})

test.each([
  [
    'a topic in the part of a class',
    { human: 'late-fee' },
    'names "late-fee", but no out-of-scope class has that name.',
  ],
  ['a class that does not exist', { thanks: 'rest' }, 'names "rest", but no out-of-scope class has that name.'],
  ['a class on the start page', { startRoutes: ['greeting'] }, 'names "greeting", but no topic has that name.'],
  ['a class that catches all', { catchAll: { greeting: 0.3 } }, 'names "greeting", but no topic has that name.'],
  ['half a pair', { servesEachOther: [['late-fee', 'fees']] }, 'names "fees", but no intent has that name.'],
  ['an unknown group of our field', { fieldGroups: ['fees'] }, 'names "fees", but synonyms.yaml has no such group.'],
  [
    'an unknown group for the housing fund',
    { housingFund: { intent: 'greeting', group: 'fund' } },
    'names "fund", but synonyms.yaml has no such group.',
  ],
])('%s is reported with its line', (_name, change, message) => {
  const lineAndMessage = /roles\.yaml:(\d+) (.+)$/m.exec(baseWith(change).fails().message)
  expect(lineAndMessage?.[2]).toBe(message)
  // The correct values are on earlier lines.
  expect(Number(lineAndMessage?.[1])).toBeGreaterThan(1)
})

test('wrappers of all groups are sorted by language, in the form used for matching', () => {
  const file = { hello: { en: ['Hello There'], 'zh-Hans': ['請問'] }, place: { 'zh-Hans': ['我在{place}'] } }
  expect(knowledgeBase({ 'wrappers.yaml': file }).load().wrappers).toEqual({
    en: ['hello there'],
    zh: ['请问', '我在{place}'],
  })
})

test('roles and wrappers are not topics', () => {
  const base = knowledgeBase({ 'roles.yaml': roles, 'wrappers.yaml': { hello: { en: ['hi'] } } })
  expect([...base.load().intents.keys()]).toEqual(['greeting', 'late-fee', 'pay-arrears', 'waiting-period'])
  expect(topicFile()).toMatchObject({ kind: 'topic' })
})
