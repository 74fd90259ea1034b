import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { migrations } from '../../src/store/migrations.ts'
import { savedLocale, saveLocale } from '../../src/store/people.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { open } from './databases.ts'

test('the steps are in the order of their numbers', () => {
  const names = Object.keys(migrations)
  expect(names).toEqual([...names].sort())
  for (const [index, name] of names.entries())
    expect(name).toMatch(new RegExp(`^${String(index + 1).padStart(4, '0')}-`))
})

test('a file is made with its folder, and what is in it is there after a restart', async () => {
  const file = join(temporaryFolder(), 'data/deep/xubao.db')
  const first = await openDatabase(`sqlite:${file}`)
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
    await expect(openDatabase(`sqlite:${path}`)).rejects.toThrow(
      /^The database of DATABASE_URL cannot be opened \(.+\)\. Check that its folder can be written to\.$/,
    )
})

test('a file that is no database says so', async () => {
  const file = join(temporaryFolder({ 'xubao.db': 'hello, I am a letter and no database at all' }), 'xubao.db')
  await expect(openDatabase(`sqlite:${file}`)).rejects.toThrow(/cannot be opened \(file is not a database\)/)
})

test('a server that does not answer says what to check, and not the password', async () => {
  const failure = await openDatabase('postgres://xubao:geheim@127.0.0.1:1/xubao').catch((error: Error) => error)
  expect(failure).toBeInstanceOf(Error)
  expect((failure as Error).message).toMatch(
    /cannot be opened \(.+\)\. Check that the server runs and that user, password and name are right\.$/,
  )
  expect((failure as Error).message).not.toContain('geheim')
})
