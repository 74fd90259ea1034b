import { expect } from 'vitest'
import { changeSettings, defaultSettings, forgetChat, isPaused, moveChat, settingsOf } from '../../src/store/chats.ts'
import type { Database } from '../../src/store/database/schema.ts'
import { keepMemory, recallMemory } from '../../src/store/memories.ts'
import { forgetPerson, savedLocale, saveLocale } from '../../src/store/people.ts'
import { type AskedQuestion, recordQuestion } from '../../src/store/questions.ts'
import { countWaiting, sweep } from '../../src/store/sweep.ts'
import { onEveryDatabase } from './databases.ts'
import { entry, noon, replicaOf } from './replica.ts'

const day = 24 * 60 * 60 * 1000

const daysAgo = (days: number): Date => new Date(noon.getTime() - days * day)

function asked(id: string, changes: Partial<AskedQuestion> = {}): AskedQuestion {
  const question = { id, askedAt: noon, person: 'somebody', chat: 'private' as const, locale: 'zh-Hans' }
  return { ...question, question: '医保断了怎么办', outcome: 'answer', topic: 'restore', confidence: 0.75, ...changes }
}

const questionIds = async (database: Database): Promise<readonly string[]> =>
  (await database.selectFrom('questions').select('id').orderBy('id').execute()).map(({ id }) => id)

onEveryDatabase('a question is kept with its outcome, once', async (database) => {
  await recordQuestion(database, asked('telegram:1'))
  await recordQuestion(database, asked('telegram:1', { question: 'another' }))
  const { askedAt: _, ...columns } = asked('telegram:1')
  const rows = await database.selectFrom('questions').selectAll().execute()
  expect(rows).toEqual([{ ...columns, asked_at: noon.getTime() }])
})

onEveryDatabase('a question without topic has none', async (database) => {
  await recordQuestion(database, {
    id: 'telegram:1',
    askedAt: noon,
    person: 'somebody',
    chat: 'group',
    locale: 'en',
    question: 'weather?',
    outcome: 'fallback',
  })
  const rows = await database.selectFrom('questions').select(['chat', 'topic', 'confidence']).execute()
  expect(rows).toEqual([{ chat: 'group', topic: null, confidence: null }])
})

onEveryDatabase('who is forgotten leaves nothing, and nobody else is touched', async (database) => {
  await saveLocale(database, 'somebody', 'en')
  await saveLocale(database, 'another', 'zh-Hant')
  for (const id of ['1', '2', '3']) await recordQuestion(database, asked(id))
  await recordQuestion(database, asked('4', { person: 'another' }))
  for (const person of ['somebody', 'another']) await keepMemory(database, { person, chat: 'here', text: '{}', at: 1 })
  expect(await forgetPerson(database, 'somebody')).toEqual({ language: true, questions: 3, memories: 1, reminders: 0 })
  expect(await recallMemory(database, 'somebody', 'here')).toBeUndefined()
  expect(await recallMemory(database, 'another', 'here')).toBe('{}')
  expect(await savedLocale(database, 'somebody')).toBeUndefined()
  expect(await savedLocale(database, 'another')).toBe('zh-Hant')
  expect(await questionIds(database)).toEqual(['4'])
  expect(await forgetPerson(database, 'somebody')).toEqual({ language: false, questions: 0, memories: 0, reminders: 0 })
})

const setPaused = (database: Database, chat: string, paused: boolean, at = 1000): Promise<void> =>
  changeSettings(database, chat, { paused }, at)

onEveryDatabase('a chat is paused and goes on, the others do not notice', async (database) => {
  expect(await isPaused(database, 'group')).toBe(false)
  await setPaused(database, 'group', true)
  await setPaused(database, 'group', true)
  expect(await isPaused(database, 'group')).toBe(true)
  expect(await isPaused(database, 'other')).toBe(false)
  await setPaused(database, 'group', false)
  expect(await isPaused(database, 'group')).toBe(false)
})

onEveryDatabase('the whole bot is paused everywhere; a chat paused by itself stays so afterwards', async (database) => {
  await setPaused(database, 'group', true)
  await setPaused(database, '*', true)
  expect(await isPaused(database, 'other')).toBe(true)
  await setPaused(database, '*', false)
  expect(await isPaused(database, 'other')).toBe(false)
  expect(await isPaused(database, 'group')).toBe(true)
})

onEveryDatabase('a group that becomes a supergroup keeps its settings, also when told twice', async (database) => {
  await setPaused(database, 'group', true)
  await moveChat(database, 'group', 'supergroup')
  await moveChat(database, 'group', 'supergroup')
  await moveChat(database, 'supergroup', 'supergroup')
  await moveChat(database, 'unknown', 'elsewhere')
  expect(await database.selectFrom('chats').select(['chat', 'paused']).execute()).toEqual([
    { chat: 'supergroup', paused: 1 },
  ])
})

onEveryDatabase('what is set for a chat is kept, also when a pause is over', async (database) => {
  expect(await settingsOf(database, 'group')).toEqual(defaultSettings)
  await changeSettings(database, 'group', { locale: 'en', answers: 'asker', place: 'shanghai' }, 1000)
  await setPaused(database, 'group', true)
  await setPaused(database, 'group', false)
  const set = { ...defaultSettings, locale: 'en', answers: 'asker', place: 'shanghai' }
  expect(await settingsOf(database, 'group')).toEqual(set)
  await changeSettings(database, 'group', { locale: null, silent: true }, 2000)
  const { locale: _, ...rest } = set
  expect(await settingsOf(database, 'group')).toEqual({ ...rest, silent: true })
  expect(await settingsOf(database, 'other')).toEqual(defaultSettings)
})

onEveryDatabase(
  'where both the group and the supergroup have settings, the later hold and a pause of either stays',
  async (database) => {
    await changeSettings(database, 'group', { locale: 'en', paused: true }, 1000)
    await changeSettings(database, 'supergroup', { locale: 'zh-Hans' }, 2000)
    await moveChat(database, 'group', 'supergroup')
    expect(await settingsOf(database, 'supergroup')).toEqual({ ...defaultSettings, locale: 'zh-Hans', paused: true })
    expect(await settingsOf(database, 'group')).toEqual(defaultSettings)
  },
)

onEveryDatabase('a forgotten chat leaves nothing', async (database) => {
  await setPaused(database, 'group', true)
  await setPaused(database, 'other', true)
  await forgetChat(database, 'group')
  expect(await database.selectFrom('chats').select('chat').execute()).toEqual([{ chat: 'other' }])
})

onEveryDatabase('old questions go, however many, and young ones stay', async (database) => {
  const { askedAt: _, ...columns } = asked('')
  const row = { ...columns, topic: null, confidence: null, asked_at: daysAgo(91).getTime() }
  const old = Array.from({ length: 1203 }, (_, index) => ({ ...row, id: `old ${index}` }))
  await database.insertInto('questions').values(old).execute()
  await recordQuestion(database, asked('young', { askedAt: daysAgo(89) }))
  const swept = await sweep(database, { now: noon, questionsKeptMs: 90 * day })
  expect(swept).toEqual({ questions: 1203, updates: 0 })
  expect(await questionIds(database)).toEqual(['young'])
})

onEveryDatabase('answered updates are recognised for three days; waiting ones are never swept', async (database) => {
  const inbox = replicaOf(database, 'one')
  await inbox.claim([entry(1), entry(2), entry(3)])
  await inbox.finish('telegram:1')
  await inbox.finish('telegram:2', 'undeliverable')
  expect(await countWaiting(database)).toBe(1)
  const after = (days: number) => ({ now: daysAgo(-days), questionsKeptMs: 90 * day })
  expect(await sweep(database, after(2.9))).toEqual({ questions: 0, updates: 0 })
  expect(await sweep(database, after(3.1))).toEqual({ questions: 0, updates: 2 })
  expect(await sweep(database, after(3000))).toEqual({ questions: 0, updates: 0 })
  expect(await countWaiting(database)).toBe(1)
})

onEveryDatabase('how long answered updates are recognised can be told', async (database) => {
  const inbox = replicaOf(database, 'one')
  await inbox.claim([entry(1)])
  await inbox.finish('telegram:1')
  const later = { now: daysAgo(-1.1), questionsKeptMs: day, updatesKeptMs: day }
  expect(await sweep(database, later)).toEqual({ questions: 0, updates: 1 })
})
