import { expect } from 'vitest'
import { countBy, countQuestions, groupings, listQuestions, type QuestionFilter } from '../../src/store/asked.ts'
import type { Database } from '../../src/store/database/schema.ts'
import { type AskedQuestion, recordQuestion } from '../../src/store/questions.ts'
import { onEveryDatabase } from './databases.ts'

const first: AskedQuestion = {
  id: '1',
  askedAt: new Date('2026-11-01T15:59:59Z'),
  person: 'somebody',
  chat: 'private',
  locale: 'zh-Hans',
  question: '滞纳金怎么算',
  outcome: 'answer',
  topic: 'late-fee',
  confidence: 0.97,
}
// Midnight in China is 16:00 UTC of the day before.
const midnight = new Date('2026-11-01T16:00:00Z')
const second: AskedQuestion = {
  ...{ ...first, id: '2', askedAt: midnight, person: 'another', chat: 'group', locale: 'zh-Hant' },
  ...{ question: '100%', outcome: 'presumed', topic: 'pay-arrears', confidence: 0.4 },
}
const third: AskedQuestion = {
  ...{ id: '3', askedAt: new Date('2026-11-03T04:05:00Z'), person: 'somebody', chat: 'private', locale: 'en' },
  ...{ question: 'Who pays the Late fee?', outcome: 'fallback' },
}

const record = async (database: Database): Promise<void> => {
  for (const question of [first, second, third]) await recordQuestion(database, question)
}

onEveryDatabase('each filter of questions lets through what it names, the newest first', async (database) => {
  await record(database)
  expect(await listQuestions(database, {})).toEqual([third, second, first])
  expect(await listQuestions(database, {}, 2)).toEqual([third, second])
  const expected: readonly (readonly [QuestionFilter, string])[] = [
    [{ from: midnight }, '32'],
    [{ before: midnight }, '1'],
    [{ lang: 'zh' }, '21'],
    [{ lang: 'zh-hant' }, '2'],
    [{ lang: 'z' }, ''],
    [{ topic: 'late-fee' }, '1'],
    [{ outcome: 'fallback' }, '3'],
    [{ confidenceBelow: 0.97 }, '2'],
    [{ words: ['late FEE'] }, '3'],
    [{ words: ['fee', 'who'] }, '3'],
    [{ words: ['fee', '滞纳金'] }, ''],
    [{ words: ['0%'] }, '2'],
    [{ words: ['_'] }, ''],
    [{ words: ['\\'] }, ''],
    [{ lang: 'zh', outcome: 'answer', words: ['滞纳金'] }, '1'],
  ]
  for (const [filter, ids] of expected) {
    const found = await listQuestions(database, filter)
    expect(found.map(({ id }) => id).join(''), JSON.stringify(filter)).toBe(ids)
    expect((await countQuestions(database, filter)).questions).toBe(ids.length)
  }
})

onEveryDatabase('questions are counted with the different people behind them', async (database) => {
  await record(database)
  await recordQuestion(database, { ...first, id: '4' })
  expect(await countQuestions(database, {})).toEqual({ questions: 4, people: 2 })
  const counts = new Map<string, string>()
  for (const by of groupings) {
    const found = await countBy(database, by, { lang: 'zh' })
    counts.set(by, found.map(({ value, questions, people }) => `${value} ${questions}/${people}`).join(', '))
  }
  expect(Object.fromEntries(counts)).toEqual({
    topic: 'late-fee 2/1, pay-arrears 1/1',
    outcome: 'answer 2/1, presumed 1/1',
    language: 'zh-Hans 2/1, zh-Hant 1/1',
    day: '2026-11-01 2/1, 2026-11-02 1/1',
  })
  expect(await countBy(database, 'topic', { lang: 'en' })).toEqual([{ value: null, questions: 1, people: 1 }])
})
