import { existsSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase, poolOf } from '../../src/store/database/database.ts'
import { createPool } from '../../src/store/database/postgres.ts'
import { savedLocale, saveLocale } from '../../src/store/people.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { onPostgres, open, pseudonymOf } from './databases.ts'

test('a file is made with its folder, and what is in it is there after a restart', async () => {
  const file = join(temporaryFolder(), 'data/deep/xubao.db')
  const first = await openDatabase(`sqlite:${file}`, { pseudonymOf })
  await saveLocale(first, 'telegram:1', 'zh-Hant')
  await first.destroy()
  expect(existsSync(file)).toBe(true)
  expect(await savedLocale(await open(`sqlite:${file}`), 'telegram:1')).toBe('zh-Hant')
})

test('two processes can use one file', async () => {
  const file = join(temporaryFolder(), 'xubao.db')
  const [one, other] = [await open(`sqlite:${file}`), await open(`sqlite:${file}`)]
  const people = Array.from({ length: 20 }, (_, index) => `telegram:${index}`)
  await Promise.all(people.map((person, index) => saveLocale(index % 2 ? one : other, person, 'en')))
  expect(await one.selectFrom('people').selectAll().execute()).toHaveLength(20)
  expect(await other.selectFrom('people').selectAll().execute()).toHaveLength(20)
})

test('databases in memory are apart', async () => {
  const [one, other] = [await open('sqlite::memory:'), await open('sqlite::memory:')]
  await saveLocale(one, 'telegram:1', 'en')
  expect(await savedLocale(other, 'telegram:1')).toBeUndefined()
})

test('a file that cannot be made says what to check', async () => {
  const folder = temporaryFolder({ 'a-file': '' })
  for (const path of [join(folder, 'a-file/xubao.db'), folder])
    await expect(openDatabase(`sqlite:${path}`, { pseudonymOf })).rejects.toThrow(
      /^The database of DATABASE_URL cannot be opened \(.+\)\. Check that its folder can be written to\.$/,
    )
})

test('a file that is not a database is refused with an error that says so', async () => {
  const file = join(temporaryFolder({ 'xubao.db': 'hello, I am a letter and no database at all' }), 'xubao.db')
  await expect(openDatabase(`sqlite:${file}`, { pseudonymOf })).rejects.toThrow(
    /cannot be opened \(file is not a database\)\. The file is broken\. .+restore FILE/,
  )
})

test('a server that does not answer says what to check, and not the password', async () => {
  const failure = await openDatabase('postgres://xubao:geheim@127.0.0.1:1/xubao', { pseudonymOf }).catch(
    (error: Error) => error,
  )
  expect(failure).toBeInstanceOf(Error)
  expect((failure as Error).message).toMatch(
    /cannot be opened \(.+\)\. Check that the server runs and that user, password and name are right\.$/,
  )
  expect((failure as Error).message).not.toContain('geheim')
})

test('a file of which a part is missing says that it is broken', async () => {
  const file = join(temporaryFolder(), 'xubao.db')
  await (await openDatabase(`sqlite:${file}`, { pseudonymOf })).destroy()
  truncateSync(file, 8192)
  await expect(openDatabase(`sqlite:${file}`, { pseudonymOf })).rejects.toThrow(
    /cannot be opened \(database disk image is malformed\)\. The file is broken\. Put a backup in its place/,
  )
})

test('a writer waits for another, and Node does not stand still meanwhile', async () => {
  const url = `sqlite:${join(temporaryFolder(), 'xubao.db')}`
  const [one, other] = [await open(url), await open(url)]
  let ticks = 0
  const ticking = setInterval(() => {
    ticks += 1
  }, 10)
  const long = one.transaction().execute(() => sleep(300))
  await saveLocale(other, 'somebody', 'en')
  clearInterval(ticking)
  await long
  expect(ticks).toBeGreaterThan(5)
  expect(await savedLocale(one, 'somebody')).toBe('en')
})

test('SQLite has no connections to lend', async () => {
  expect(poolOf(await open('sqlite::memory:'))).toBeUndefined()
})

onPostgres('others may use the connections, and read counts as numbers', async (url) => {
  const result = await poolOf(await open(url))?.query('select count(*) as n, 7000000000::bigint as large from people')
  expect(result?.rows).toEqual([{ n: 0, large: 7_000_000_000 }])
})

onPostgres('a server that ends the connections costs the queries of that moment, not the process', async (url) => {
  const [database, other] = [await open(url), await open(url)]
  await saveLocale(database, 'somebody', 'en')
  const ended = sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`
  await ended.execute(other)
  await database
    .transaction()
    .execute(async () => sleep(100))
    .catch(() => undefined)
  await savedLocale(database, 'somebody').catch(() => undefined)
  expect(await savedLocale(database, 'somebody')).toBe('en')
})

onPostgres('a connection that breaks within a transaction fails that transaction only', async (url) => {
  const [database, other] = [await open(url), await open(url)]
  const broken = database.transaction().execute(async (transaction) => {
    await transaction.insertInto('people').values({ person: 'nobody', locale: 'en' }).execute()
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()`.execute(
      other,
    )
    await sleep(100)
  })
  await expect(broken).rejects.toThrow()
  expect(await savedLocale(database, 'nobody')).toBeUndefined()
  await saveLocale(database, 'somebody', 'en')
  expect(await savedLocale(database, 'somebody')).toBe('en')
})

onPostgres('a server that falls silent is given up, and the next query has a new connection', async (url) => {
  const pool = createPool(url, 500)
  onTestFinished(() => pool.end())
  await expect(pool.query('select pg_sleep(60)')).rejects.toThrow('The database server has been silent for 0.5 s')
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})
