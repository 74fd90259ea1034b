import { expect, test } from 'vitest'
import type { Edition } from '../../../src/programs/export/answers.ts'
import { jsonlFiles } from '../../../src/programs/export/jsonl.ts'
import { topicFile } from '../../fixtures/knowledge-base.ts'
import { placedFiles, realEditions, smallEditions } from './parts.ts'

const recordsOf = (editions: readonly Edition[]) =>
  jsonlFiles(editions).flatMap(({ text }) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  )

const recordOf = (editions: readonly Edition[], topic: string, locale: string) =>
  recordsOf(editions).find((record) => record.topic === topic && record.locale === locale)

const records = recordsOf(realEditions('2026-12-01'))

test('every topic is there once in every language, without markup', () => {
  const keys = records.map(({ topic, locale }) => `${topic} ${locale}`)
  expect(new Set(keys).size).toBe(keys.length)
  const topics = new Set(records.map(({ topic }) => topic))
  expect(topics.size).toBeGreaterThan(50)
  expect(keys.length).toBe(topics.size * 3)
  expect(JSON.stringify(records)).not.toMatch(/<\/?(?:b|i|a|p|blockquote)\b|&(?:lt|gt|amp);/)
})

test('a record has the answer, the articles word for word with their translation, and what places decide', () => {
  const editions = smallEditions('2026-12-01', placedFiles)
  expect(recordOf(editions, 'waiting-period', 'en')).toEqual({
    topic: 'waiting-period',
    locale: 'en',
    title: 'Waiting period',
    short: 'It is so.',
    steps: [],
    more: [],
    law: [
      {
        article: 'insurance-law#1',
        law: 'Insurance Law',
        name: 'Insurance Law, Article 1',
        text: '国家建立制度。\n费用如下：\n（一）单位；\n（二）个人。',
        translation: 'The State has a system.\nFees:\n(1) the employer;\n(2) the person.',
        source: 'in force since 1 July 2011 · checked 1 November 2026 · unofficial translation',
      },
    ],
    places: [
      {
        place: 'Jiangsu',
        text: 'Three months.',
        citations: ['jiangsu-rules#1/2'],
        checked: '2026-11-01',
        expires: '2027-11-01',
      },
    ],
    hotlines: [],
    reviewed: '2026-11-01',
    reviewBy: '2027-05-01',
    day: '2026-12-01',
  })
  const traditional = recordOf(editions, 'waiting-period', 'zh-Hant')
  expect(traditional.law[0].text).toContain('國家建立制度。')
  expect(traditional.law[0]).not.toHaveProperty('translation')
  expect(traditional.places[0]).toMatchObject({ place: '江蘇', text: '等三個月之後。' })
})

test('what a place decides falls silent after its last day', () => {
  const places = (on: string) => recordOf(smallEditions(on, placedFiles), 'waiting-period', 'en').places
  expect(places('2027-11-01')).toHaveLength(1)
  expect(places('2027-11-02')).toEqual([])
})

test('the answer is the one of the day', () => {
  const files = {
    'late-fee.yaml': topicFile({
      variants: [
        {
          from: '2027-01-01',
          answer: { en: { short: 'It is otherwise.' }, 'zh-Hans': { short: '就是这样。' } },
          citations: ['insurance-law#2'],
        },
      ],
    }),
  }
  const on = (day: string) => recordOf(smallEditions(day, files), 'late-fee', 'en')
  expect([on('2026-12-31').short, on('2027-01-01').short]).toEqual(['It is so.', 'It is otherwise.'])
  expect(on('2027-01-01').law.map(({ article }: { readonly article: string }) => article)).toEqual(['insurance-law#2'])
})

test('what differs locally, and that no rule was found, are part of what is good to know', () => {
  const answer = { en: { short: 'So.', details: ['One.'], local: 'Ask.' }, 'zh-Hans': { short: '是。', local: '问。' } }
  const record = recordOf(
    smallEditions('2026-12-01', { 'late-fee.yaml': topicFile({ answer, citations: [], contacts: [12366] }) }),
    'late-fee',
    'en',
  )
  expect(record.more).toEqual(['One.', 'Differs locally: Ask.', expect.stringMatching(/^No national rule was found/)])
  expect(record.hotlines).toEqual([{ number: '12366', purpose: 'payments (tax office)' }])
})
