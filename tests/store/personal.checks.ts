import { sql } from 'kysely'
import { expect } from 'vitest'
import { changeSettings } from '../../src/store/chats.ts'
import { forgetPerson } from '../../src/store/people.ts'
import { impersonalTables, personalTables } from '../../src/store/personal.ts'
import { onEveryDatabase } from './databases.ts'

onEveryDatabase(
  'every table is known as personal or impersonal, and has the column by which a person is found',
  async (database) => {
    const tables = await database.introspection.getTables()
    expect(tables.map(({ name }) => name).toSorted()).toEqual(
      [...Object.keys(personalTables), ...impersonalTables].toSorted(),
    )
    for (const [table, column] of Object.entries(personalTables)) {
      const columns = tables.find(({ name }) => name === table)?.columns.map(({ name }) => name)
      expect(columns, table).toContain(column)
    }
    for (const table of impersonalTables) {
      const columns = tables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? []
      expect(
        columns.filter((name) => ['person', 'chat'].includes(name)),
        table,
      ).toEqual([])
    }
  },
)

onEveryDatabase('a person who is forgotten leaves no row in any table', async (database) => {
  const at = 1000
  await changeSettings(database, 'somebody', { paused: true }, at)
  await database.insertInto('people').values({ person: 'somebody', locale: 'en' }).execute()
  await database.insertInto('memories').values({ person: 'somebody', chat: 'x', text: '{}', at }).execute()
  const answer = { chat: 'somebody', thread: null, question: 1, answer: 2, topic: null, at }
  await database.insertInto('answers').values(answer).execute()
  const entry = { key: 'k', chat: 'somebody', sealed: 's', due: at, attempts: 0, taken_until: null, done_at: null }
  await database
    .insertInto('outbox')
    .values({ ...entry, state: 'waiting' })
    .execute()
  const due = { next_due: at, snoozed_until: null, due: at, told: null, created: at }
  await database
    .insertInto('reminders')
    .values({
      id: 'r',
      chat: 'somebody',
      sealed: 's',
      about: 'pay',
      rule: 'm25-0900',
      zone: 'UTC',
      locale: 'en',
      paused: 0,
      ...due,
    })
    .execute()
  const question = { id: '1', asked_at: at, person: 'somebody', chat: 'private', locale: 'en', question: 'x' } as const
  await database
    .insertInto('questions')
    .values({ ...question, outcome: 'answer', topic: null, confidence: null })
    .execute()
  await forgetPerson(database, 'somebody')
  for (const table of Object.keys(personalTables)) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(database)
    expect(Number(rows[0]?.n), table).toBe(0)
  }
})
