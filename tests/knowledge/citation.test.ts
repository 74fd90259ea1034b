import { expect, test } from 'vitest'
import { citationKey, findArticle, paragraphsOf, parseCitation, standingOn } from '../../src/knowledge/citation.ts'
import type { Law } from '../../src/knowledge/knowledge.ts'
import { knowledgeBase } from '../fixtures/knowledge-base.ts'

test('a citation names a law and an article, and may name a paragraph', () => {
  expect(parseCitation('social-insurance-law#60')).toEqual({ law: 'social-insurance-law', article: '60' })
  expect(parseCitation('social-insurance-law#60/2')).toEqual({
    law: 'social-insurance-law',
    article: '60',
    paragraph: 2,
  })
  expect(parseCitation('medical-transfer-2021-43#employee-gap')).toEqual({
    law: 'medical-transfer-2021-43',
    article: 'employee-gap',
  })
})

test.each(['', 'social-insurance-law', 'law#', '#60', 'law#60/', 'law#60/two', 'law#60/1/2', 'Law#60', 'law 60'])(
  '"%s" is not a citation, and the message says how to write one',
  (written) => {
    expect(() => parseCitation(written)).toThrow('Write law#article or law#article/paragraph.')
  },
)

test('a button carries the whole article', () => {
  expect(citationKey(parseCitation('social-insurance-law#60/2'))).toBe('social-insurance-law#60')
})

test('items of a list belong to the paragraph above them', () => {
  expect(paragraphsOf('甲。\n乙：\n（一）子；\n（二）丑。\n丙。')).toEqual([
    '甲。',
    '乙：\n（一）子；\n（二）丑。',
    '丙。',
  ])
  expect(paragraphsOf('A.\nB:\n(1) x;\n(2) y.\nC.')).toEqual(['A.', 'B:\n(1) x;\n(2) y.', 'C.'])
  expect(paragraphsOf('甲：\n1. 子\n2、丑')).toEqual(['甲：\n1. 子\n2、丑'])
})

test('an article of one line is one paragraph, even if it begins with an item', () => {
  expect(paragraphsOf('每日加收万分之五。')).toEqual(['每日加收万分之五。'])
  expect(paragraphsOf('（一）子；\n（二）丑。')).toEqual(['（一）子；\n（二）丑。'])
})

test('a bracket or a number inside a line does not start an item', () => {
  expect(paragraphsOf('甲（一）。\n2011年起乙。')).toEqual(['甲（一）。', '2011年起乙。'])
})

test('an article is found with its law, or not at all', () => {
  const knowledge = knowledgeBase().load()
  const found = findArticle(knowledge, { law: 'insurance-law', article: '2' })
  expect(found?.law.id).toBe('insurance-law')
  expect(found?.article.text['zh-Hans']).toBe('每日加收万分之五。')
  expect(findArticle(knowledge, { law: 'insurance-law', article: '86' })).toBeUndefined()
  expect(findArticle(knowledge, { law: 'lost-law', article: '1' })).toBeUndefined()
})

const law = (days: Partial<Pick<Law, 'inForceFrom' | 'inForceUntil' | 'issued'>>): Law => ({
  id: 'law',
  title: {},
  short: {},
  aliases: [],
  issuer: {},
  level: 'national',
  checked: '2026-11-23',
  articles: new Map(),
  ...days,
})

test.each([
  ['2026-12-31', 'not yet in force'],
  ['2027-01-01', 'in force'],
  ['2029-12-31', 'in force'],
  ['2030-01-01', 'no longer in force'],
] as const)('on %s a law of 2027 to 2029 is %s', (day, standing) => {
  expect(standingOn(law({ inForceFrom: '2027-01-01', inForceUntil: '2030-01-01' }), day)).toBe(standing)
})

test('a document whose start is not verified counts from its day of issue', () => {
  const issued = law({ issued: '2021-11-01' })
  expect(standingOn(issued, '2021-10-31')).toBe('not yet in force')
  expect(standingOn(issued, '2021-11-01')).toBe('in force')
})

test('a verified start takes precedence over the day of issue', () => {
  expect(standingOn(law({ issued: '2026-06-01', inForceFrom: '2027-01-01' }), '2026-11-23')).toBe('not yet in force')
})
