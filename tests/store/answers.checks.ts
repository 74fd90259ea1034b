import { expect } from 'vitest'
import { findAnswer, findAnswerAbout, forgetOldAnswers, keepAnswer } from '../../src/store/answers.ts'
import { forgetPerson } from '../../src/store/people.ts'
import { onEveryDatabase } from './databases.ts'

const stored = { chat: 'group', question: 5, answer: 99, topic: 'late-fee', at: 1000 }

onEveryDatabase('an answer is found by what it answers, in its chat and for its time', async (database) => {
  await keepAnswer(database, stored)
  expect(await findAnswer(database, 'group', 5, 1000)).toBe(99)
  expect(await findAnswer(database, 'group', 5, 1001)).toBeUndefined()
  expect(await findAnswer(database, 'other', 5, 0)).toBeUndefined()
  expect(await findAnswer(database, 'group', 6, 0)).toBeUndefined()
})

onEveryDatabase('a later answer takes the place of an earlier one', async (database) => {
  await keepAnswer(database, stored)
  await keepAnswer(database, { ...stored, answer: 100, at: 2000 })
  expect(await findAnswer(database, 'group', 5, 1500)).toBe(100)
  expect(await database.selectFrom('answers').selectAll().execute()).toHaveLength(1)
})

onEveryDatabase('the last answer about a topic is found in its thread only', async (database) => {
  await keepAnswer(database, stored)
  await keepAnswer(database, { ...stored, question: 7, answer: 101, at: 2000 })
  await keepAnswer(database, { ...stored, question: 8, answer: 102, at: 3000, thread: 9 })
  const about = (thread?: number, since = 0, topic = 'late-fee') =>
    findAnswerAbout(database, { chat: 'group', topic, since, ...(thread !== undefined && { thread }) })
  expect(await about()).toBe(101)
  expect(await about(9)).toBe(102)
  expect(await about(10)).toBeUndefined()
  expect(await about(undefined, 2500)).toBeUndefined()
  expect(await about(undefined, 0, 'restore')).toBeUndefined()
})

onEveryDatabase('old answers are forgotten, and those of a person who wants to be', async (database) => {
  await keepAnswer(database, stored)
  await keepAnswer(database, { ...stored, question: 6, at: 2000 })
  await keepAnswer(database, { ...stored, chat: 'somebody', at: 2000 })
  expect(await forgetOldAnswers(database, 1500)).toBe(1)
  await forgetPerson(database, 'somebody')
  expect(await database.selectFrom('answers').select(['chat', 'question']).execute()).toEqual([
    { chat: 'group', question: 6 },
  ])
})
