import { sql } from 'kysely'
import { expect } from 'vitest'
import { createMigrations } from '../../src/store/database/migrations.ts'
import { savedLocale, saveLocale } from '../../src/store/people.ts'
import { onEveryDatabase, onPostgres, open, pseudonymOf } from './databases.ts'

onEveryDatabase('an empty database gets its tables', async (database) => {
  const tables = (await database.introspection.getTables()).map(({ name }) => name)
  expect(tables.toSorted()).toEqual([
    'answers',
    'chats',
    'memories',
    'outbox',
    'people',
    'questions',
    'reminders',
    'replicas',
    'updates',
  ])
})

onEveryDatabase('every step is taken once and written down', async (database) => {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database)
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(createMigrations(pseudonymOf)))
})

onEveryDatabase('who has chosen nothing has no language', async (database) => {
  expect(await savedLocale(database, 'telegram:1')).toBeUndefined()
})

onEveryDatabase('a language is remembered for the person who chose it, and for nobody else', async (database) => {
  await saveLocale(database, 'telegram:1', 'zh-Hant')
  expect(await savedLocale(database, 'telegram:1')).toBe('zh-Hant')
  expect(await savedLocale(database, 'telegram:11')).toBeUndefined()
  expect(await savedLocale(database, 'playground:1')).toBeUndefined()
})

onEveryDatabase('a new choice takes the place of the old one', async (database) => {
  await saveLocale(database, 'telegram:1', 'en')
  await saveLocale(database, 'telegram:2', 'zh-Hans')
  await saveLocale(database, 'telegram:1', 'zh-Hant')
  expect(await savedLocale(database, 'telegram:1')).toBe('zh-Hant')
  expect(await savedLocale(database, 'telegram:2')).toBe('zh-Hans')
  expect(await database.selectFrom('people').selectAll().execute()).toHaveLength(2)
})

onEveryDatabase('who chooses no language is forgotten: no row is left', async (database) => {
  await saveLocale(database, 'telegram:1', 'en')
  await saveLocale(database, 'telegram:1', undefined)
  expect(await savedLocale(database, 'telegram:1')).toBeUndefined()
  expect(await database.selectFrom('people').selectAll().execute()).toEqual([])
})

onEveryDatabase('who is not known can be forgotten too', async (database) => {
  await saveLocale(database, 'telegram:1', undefined)
  expect(await savedLocale(database, 'telegram:1')).toBeUndefined()
})

onEveryDatabase('choices made at the same moment do not disturb one another', async (database) => {
  const locales = ['en', 'zh-Hans', 'zh-Hant']
  await Promise.all(locales.map((locale) => saveLocale(database, 'telegram:1', locale)))
  expect(locales).toContain(await savedLocale(database, 'telegram:1'))
  expect(await database.selectFrom('people').selectAll().execute()).toHaveLength(1)
})

onEveryDatabase('what is stored is stored as it is, whatever it looks like', async (database) => {
  const person = "telegram:1'; drop table people; --"
  await saveLocale(database, person, 'zh-Hans 断')
  expect(await savedLocale(database, person)).toBe('zh-Hans 断')
})

onPostgres(
  'replicas that start at the same moment do not disturb one another, and share what is stored',
  async (url) => {
    const [one, other] = await Promise.all([open(url), open(url)])
    await saveLocale(one, 'telegram:1', 'zh-Hant')
    expect(await savedLocale(other, 'telegram:1')).toBe('zh-Hant')
    expect(await savedLocale(await open(url), 'telegram:1')).toBe('zh-Hant')
  },
)
