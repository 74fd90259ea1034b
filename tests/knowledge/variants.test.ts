import { expect, test } from 'vitest'
import { dayInChina, variantOn } from '../../src/knowledge/knowledge.ts'
import { knowledgeBase, topicFile } from '../fixtures/knowledge-base.ts'

const says = (short: string) => ({ en: { short }, 'zh-Hans': { short: '就是这样。' } })

const intent = () =>
  knowledgeBase({
    'late-fee.yaml': topicFile({
      answer: says('Always.'),
      variants: [
        { from: '2028-01-01', answer: says('Since 2028.'), citations: [] },
        { from: '2027-01-01', answer: says('Since 2027.'), citations: ['insurance-law#2'] },
      ],
    }),
  })
    .load()
    .intents.get('late-fee')

test.each([
  ['1999-01-01', 'Always.'],
  ['2026-12-31', 'Always.'],
  ['2027-01-01', 'Since 2027.'],
  ['2027-12-31', 'Since 2027.'],
  ['2028-01-01', 'Since 2028.'],
  ['2050-06-30', 'Since 2028.'],
])('on %s the valid answer is chosen, whatever the order in the file: %s', (day, short) => {
  const topic = intent()
  expect(topic && variantOn(topic, day).answer.en?.short).toBe(short)
})

test('from its day on, a variant brings its own articles', () => {
  const topic = intent()
  const citedOn = (day: string) => topic && variantOn(topic, day).citations
  expect(citedOn('2026-12-31')).toEqual([{ law: 'insurance-law', article: '1' }])
  expect(citedOn('2027-01-01')).toEqual([{ law: 'insurance-law', article: '2' }])
  expect(citedOn('2028-01-01')).toEqual([])
})

test('a variant is converted to Traditional Chinese too', () => {
  expect(intent()?.variants[2]?.answer['zh-Hant']?.short).toBe('就是這樣。')
})

test.each([
  ['2026-12-31T15:59:59.999Z', '2026-12-31'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ['2027-01-01T00:00:00+08:00', '2027-01-01'],
  ['2026-06-30T16:00:00Z', '2026-07-01'],
  ['2028-02-29T12:00:00Z', '2028-02-29'],
])('at %s it is %s in China', (moment, day) => {
  expect(dayInChina(new Date(moment))).toBe(day)
})
