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

test('roles are read as they are written; what is left out is empty', () => {
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
    'names "late-fee", but there is no class of talk of that name.',
  ],
  ['a class that does not exist', { thanks: 'rest' }, 'names "rest", but there is no class of talk of that name.'],
  ['a class on the start page', { startRoutes: ['greeting'] }, 'names "greeting", but there is no topic of that name.'],
  [
    'a class that catches all',
    { catchAll: { greeting: 0.3 } },
    'names "greeting", but there is no topic of that name.',
  ],
  ['half a pair', { servesEachOther: [['late-fee', 'fees']] }, 'names "fees", but there is no intent of that name.'],
  ['an unknown group of our field', { fieldGroups: ['fees'] }, 'names "fees", but synonyms.yaml has no such group.'],
  [
    'an unknown group for the housing fund',
    { housingFund: { intent: 'greeting', group: 'fund' } },
    'names "fund", but synonyms.yaml has no such group.',
  ],
])('%s is told with its line', (_name, change, message) => {
  const lineAndMessage = /roles\.yaml:(\d+) (.+)$/m.exec(baseWith(change).fails().message)
  expect(lineAndMessage?.[2]).toBe(message)
  // The values that are good stand on the lines before.
  expect(Number(lineAndMessage?.[1])).toBeGreaterThan(1)
})

test('wrappers of all groups are kept by language, in the form in which questions are matched', () => {
  const file = { hello: { en: ['Hello There'], 'zh-Hans': ['請問'] }, place: { 'zh-Hans': ['我在{place}'] } }
  expect(knowledgeBase({ 'wrappers.yaml': file }).load().wrappers).toEqual({
    en: ['hello there'],
    zh: ['请问', '我在{place}'],
  })
})

test('roles and wrappers are no topics', () => {
  const base = knowledgeBase({ 'roles.yaml': roles, 'wrappers.yaml': { hello: { en: ['hi'] } } })
  expect([...base.load().intents.keys()]).toEqual(['greeting', 'late-fee', 'pay-arrears', 'waiting-period'])
  expect(topicFile()).toMatchObject({ kind: 'topic' })
})
