import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database/database.ts'
import { migrate } from '../../src/store/database/migrate.ts'
import { createMigrations } from '../../src/store/database/migrations.ts'
import { savedLocale } from '../../src/store/people.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { onEveryDatabase, onPostgres, open, pseudonymOf } from './databases.ts'

const run = promisify(execFile)

test('the steps are in the order of their numbers', () => {
  const names = Object.keys(createMigrations(pseudonymOf))
  expect(names).toEqual([...names].sort())
  for (const [index, name] of names.entries())
    expect(name).toMatch(new RegExp(`^${String(index + 1).padStart(4, '0')}-`))
})

onEveryDatabase('people of the first version keep their language, under a pseudonym', async (database) => {
  for (const table of ['updates', 'replicas', 'questions', 'chats', 'memories', 'answers', 'outbox', 'reminders'])
    await sql`drop table ${sql.table(table)}`.execute(database)
  await sql`delete from kysely_migration where name <> '0001-people'`.execute(database)
  const people = Array.from({ length: 1201 }, (_, index) => ({ person: `telegram:${index}`, locale: 'zh-Hant' }))
  await database.insertInto('people').values(people).execute()
  await migrate(database, pseudonymOf)
  expect(await savedLocale(database, pseudonymOf('telegram:1200'))).toBe('zh-Hant')
  const rows = await database.selectFrom('people').select('person').execute()
  expect(rows.map(({ person }) => person).toSorted()).toEqual(
    people.map(({ person }) => pseudonymOf(person)).toSorted(),
  )
})

onEveryDatabase('a step is taken once, however often the program starts', async (database) => {
  await database.insertInto('people').values({ person: 'somebody', locale: 'en' }).execute()
  await migrate(database, pseudonymOf)
  expect(await savedLocale(database, 'somebody')).toBe('en')
})

onEveryDatabase('a database of a newer version is left alone, with advice', async (database) => {
  await sql`insert into kysely_migration values ('0099-future', ${new Date().toISOString()})`.execute(database)
  await expect(migrate(database, pseudonymOf)).rejects.toThrow(
    'it was made by a newer version of this program, which took the step 0099-future. Start that version, or restore a backup',
  )
})

test('on a newer database the start fails with an error that says only that', async () => {
  const url = `sqlite:${join(temporaryFolder(), 'xubao.db')}`
  const database = await open(url)
  await sql`insert into kysely_migration values ('0099-future', ${new Date().toISOString()})`.execute(database)
  await expect(openDatabase(url, { pseudonymOf })).rejects.toThrow(/newer version .+ that this one made\)\.$/)
})

const starter = `
const { openDatabase } = await import(process.argv[1])
const database = await openDatabase(process.argv[2], { pseudonymOf: (id) => id })
await database.insertInto('people').values({ person: String(process.pid), locale: 'en' }).execute()
await database.destroy()`

/** Starts several processes at once on one database; rejects when one of them fails. */
async function startTogether(count: number, url: string): Promise<void> {
  const module = join(import.meta.dirname, '../../src/store/database/database.ts')
  const together = Array.from({ length: count }, () =>
    run(process.execPath, ['--input-type=module', '--eval', starter, module, url]),
  )
  await Promise.all(together)
}

const countPeople = async (url: string): Promise<number> =>
  (await (await open(url)).selectFrom('people').select('person').execute()).length

test('processes that start at once on one SQLite file all come up', { timeout: 60_000 }, async () => {
  const url = `sqlite:${join(temporaryFolder(), 'new/xubao.db')}`
  await startTogether(6, url)
  expect(await countPeople(url)).toBe(6)
})

onPostgres('processes that start at once all come up', async (url) => {
  await startTogether(4, url)
  expect(await countPeople(url)).toBe(4)
})
