import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/store/database/database.ts'
import type { Database } from '../../src/store/database/schema.ts'
import { createInbox } from '../../src/store/inbox/inbox.ts'
import { savedLocale, saveLocale } from '../../src/store/people.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const program = join(import.meta.dirname, '../../src/programs/launch.mjs')

type Run = { readonly code: number | null; readonly out: string; readonly error: string }

/** Runs the program as `npm run db -- …` does, in a folder of its own. */
function db(folder: string, words: readonly string[], databaseUrl = 'sqlite:xubao.db'): Run {
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'db', ...words], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  return { code: status, out: stdout, error: stderr }
}

async function open(folder: string): Promise<Database> {
  const database = await openDatabase(`sqlite:${join(folder, 'xubao.db')}`, { pseudonymOf: (id) => id })
  onTestFinished(() => database.destroy())
  return database
}

/** A folder with a database in which one person chose a language. */
async function folderWithDatabase(): Promise<string> {
  const folder = temporaryFolder()
  const database = await open(folder)
  await saveLocale(database, 'somebody', 'zh-Hant')
  await database.destroy()
  return folder
}

const well = (out: RegExp) => ({ code: 0, out: expect.stringMatching(out), error: '' })
const refused = (error: RegExp, code = 1) => ({ code, out: '', error: expect.stringMatching(error) })

test('a backup made while the bot writes holds what was there, and only its owner may read it', async () => {
  const folder = temporaryFolder()
  const database = await open(folder)
  await saveLocale(database, 'somebody', 'zh-Hant')
  expect(db(folder, ['backup', 'copies/monday.db'])).toEqual(well(/copied to copies\/monday\.db/))
  await saveLocale(database, 'late', 'en')
  const copy = new DatabaseSync(join(folder, 'copies/monday.db'), { readOnly: true })
  onTestFinished(() => copy.close())
  expect(copy.prepare('select person from people').all()).toEqual([{ person: 'somebody' }])
  expect(statSync(join(folder, 'copies/monday.db')).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(folder, 'copies'))).toEqual(['monday.db'])
})

test('a backup never takes the place of a file', async () => {
  const folder = await folderWithDatabase()
  writeFileSync(join(folder, 'precious.txt'), 'a letter')
  expect(db(folder, ['backup', 'precious.txt'])).toEqual(refused(/precious\.txt is there already\. Name a new file/))
  expect(readFileSync(join(folder, 'precious.txt'), 'utf8')).toBe('a letter')
  expect(db(folder, ['backup', 'xubao.db'])).toEqual(refused(/is the database itself/))
})

test('a restored backup is what the bot finds, and the database before it is kept', async () => {
  const folder = await folderWithDatabase()
  db(folder, ['backup', 'monday.db'])
  const later = await open(folder)
  await saveLocale(later, 'somebody', 'en')
  await later.destroy()
  expect(db(folder, ['restore', 'monday.db'])).toEqual(well(/monday\.db is now xubao\.db\.\n.+before-restore-\d{4}-/))
  expect(await savedLocale(await open(folder), 'somebody')).toBe('zh-Hant')
  const aside = readdirSync(folder).find((name) => name.startsWith('xubao.db.before-restore-')) ?? ''
  const before = new DatabaseSync(join(folder, aside), { readOnly: true })
  onTestFinished(() => before.close())
  expect(before.prepare('select locale from people').all()).toEqual([{ locale: 'en' }])
})

test('a backup can be restored if there is no database', async () => {
  const folder = await folderWithDatabase()
  db(folder, ['backup', 'monday.db'])
  expect(db(folder, ['restore', 'monday.db'], 'sqlite:new/place.db')).toEqual(
    well(/^monday\.db is now new\/place\.db\.\n$/),
  )
  expect(existsSync(join(folder, 'new/place.db'))).toBe(true)
})

test('what waited when the backup was made is not answered after it is restored', async () => {
  const folder = temporaryFolder()
  const database = await open(folder)
  const inboxOf = (of: Database) => createInbox(of, { replica: 'one', now: () => new Date(0) })
  const entry = { id: 'telegram:1', number: 1, queue: 'telegram:chat', payload: '{}' }
  await inboxOf(database).claim([entry])
  db(folder, ['backup', 'monday.db'])
  await database.destroy()
  db(folder, ['restore', 'monday.db'])
  const restored = inboxOf(await open(folder))
  expect(await restored.gather()).toEqual([])
  expect(await restored.claim([entry])).toEqual([])
})

test('nothing is restored under a bot that runs', async () => {
  const folder = await folderWithDatabase()
  db(folder, ['backup', 'monday.db'])
  const running = await open(folder)
  await saveLocale(running, 'somebody', 'en')
  expect(db(folder, ['restore', 'monday.db'])).toEqual(refused(/The bot is using xubao\.db\. Stop it first/))
  expect(await savedLocale(running, 'somebody')).toBe('en')
  expect(readdirSync(folder).filter((name) => /unfinished|before/.test(name))).toEqual([])
})

test('a damaged, a foreign and a missing backup are refused, and nothing changes', async () => {
  const folder = await folderWithDatabase()
  db(folder, ['backup', 'half.db'])
  truncateSync(join(folder, 'half.db'), 8192)
  writeFileSync(join(folder, 'letter.db'), 'hello, I am a letter and no database at all')
  new DatabaseSync(join(folder, 'foreign.db')).exec('create table songs (title text)')
  expect(db(folder, ['restore', 'half.db'])).toEqual(refused(/half\.db (cannot be read|is damaged) \(/))
  expect(db(folder, ['restore', 'letter.db'])).toEqual(refused(/letter\.db cannot be read \(file is not a database\)/))
  expect(db(folder, ['restore', 'foreign.db'])).toEqual(refused(/foreign\.db is not a database of this program/))
  expect(db(folder, ['restore', 'nowhere.db'])).toEqual(refused(/There is no file nowhere\.db/))
  expect(await savedLocale(await open(folder), 'somebody')).toBe('zh-Hant')
})

test('a backup of a newer version is refused', async () => {
  const folder = await folderWithDatabase()
  db(folder, ['backup', 'newer.db'])
  const newer = new DatabaseSync(join(folder, 'newer.db'))
  newer.exec(`insert into kysely_migration values ('0099-future', '2030-01-01T00:00:00Z')`)
  newer.close()
  expect(db(folder, ['restore', 'newer.db'])).toEqual(refused(/made by a newer version .+ 0099-future/))
})

test('a broken database gives way to a backup', async () => {
  const folder = await folderWithDatabase()
  db(folder, ['backup', 'monday.db'])
  writeFileSync(join(folder, 'xubao.db'), 'no database any more')
  expect(db(folder, ['check'])).toEqual(refused(/xubao\.db cannot be read/))
  expect(db(folder, ['restore', 'monday.db'])).toEqual(well(/is now xubao\.db/))
  expect(await savedLocale(await open(folder), 'somebody')).toBe('zh-Hant')
})

test('check says that all is well and how much there is, and names nobody', async () => {
  const folder = await folderWithDatabase()
  const checked = db(folder, ['check'])
  expect(checked).toEqual(well(/^xubao\.db is sound\. Rows:\ntable +rows\n[\s\S]*\npeople +1\n/))
  expect(checked.out).not.toContain('somebody')
})

test('for a server it gives the command, without the password', () => {
  const url = 'postgres://xubao:geheim@db.example.com:5432/bot'
  const backup = db(temporaryFolder(), ['backup', 'monday.dump'], url)
  expect(backup).toEqual(
    refused(/pg_dump --format=custom --file='monday\.dump' 'postgres:\/\/xubao@db\.example\.com:5432\/bot'/),
  )
  const restore = db(temporaryFolder(), ['restore', 'monday.dump'], url)
  expect(restore).toEqual(
    refused(
      /Stop every replica first[\s\S]+pg_restore .+ --dbname='postgres:\/\/xubao@db\.example\.com:5432\/bot' 'monday\.dump'/,
    ),
  )
  const check = db(temporaryFolder(), ['check'], 'postgres://xubao:geheim@127.0.0.1:1/bot')
  expect(check).toEqual(refused(/The server of DATABASE_URL cannot be asked/))
  expect(`${backup.error}${restore.error}${check.error}`).not.toContain('geheim')
})

test.skipIf(!process.env.TEST_DATABASE_URL)('PostgreSQL: check says that the server answers', () => {
  expect(db(temporaryFolder(), ['check'], process.env.TEST_DATABASE_URL)).toEqual(well(/^The server answers\. Rows:/))
})

test('wrong words are answered with what is right', () => {
  const folder = temporaryFolder()
  const wrong: readonly (readonly [readonly string[], RegExp, number])[] = [
    [[], /^Usage: xubao db/, 2],
    [['restore', '--force'], /unknown option '--force'/, 2],
    [['backup', 'a.db', 'b.db'], /too many arguments for 'backup'\. Expected 1 argument but got 2: a\.db, b\.db/, 2],
    [['check', 'a.db'], /too many arguments for 'check'/, 2],
    [['backup', 'a.db'], /^There is no file xubao\.db\./, 1],
  ]
  for (const [words, message, code] of wrong) expect(db(folder, words), words.join(' ')).toEqual(refused(message, code))
  expect(db(folder, ['backup', 'a.db'], 'mysql://somewhere')).toEqual(refused(/^DATABASE_URL must be sqlite:/))
  expect(db(folder, ['backup', 'a.db'], 'sqlite::memory:')).toEqual(refused(/in memory, which ends with the bot/))
  expect(db(folder, ['check'], 'sqlite::memory:').code).toBe(1)
  expect(readdirSync(folder)).toEqual([])
})
