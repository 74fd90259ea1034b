import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { startRetention } from '../../src/jobs/retention.ts'
import { keepToOurselves } from '../../src/store/database/only-one.ts'
import { truncateLog } from '../../src/store/database/truncate-log.ts'
import { keepMemory } from '../../src/store/memories.ts'
import { forgetPerson } from '../../src/store/people.ts'
import { recordQuestion } from '../../src/store/questions.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { keptLog } from '../telegram/edge.ts'
import { open } from './databases.ts'
import { entry, noon, replicaOf } from './replica.ts'

const run = promisify(execFile)

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)

/** A database in a new folder, and whether any file there holds some words. */
async function inFolder() {
  const folder = join(temporaryFolder(), 'data')
  const url = `sqlite:${join(folder, 'xubao.db')}`
  const database = await open(url)
  const holds = (words: string): boolean =>
    readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(words))
  return { folder, url, database, holds }
}

test('the database and everything beside it is for its owner only', async () => {
  const { folder, url, database } = await inFolder()
  onTestFinished(keepToOurselves(url, noon))
  await keepMemory(database, { person: 'somebody', chat: 'here', text: '{}', at: 1 })
  expect(modeOf(folder)).toBe('700')
  const names = readdirSync(folder)
  expect(names).toEqual(expect.arrayContaining(['xubao.db', 'xubao.db-wal', 'xubao.db.lock']))
  expect(Object.fromEntries(names.map((name) => [name, modeOf(join(folder, name))]))).toEqual(
    Object.fromEntries(names.map((name) => [name, '600'])),
  )
})

test('what was forgotten is in no file any more', async () => {
  const { database, holds } = await inFolder()
  const words = 'my ward is number seven of the river hospital'
  const question = { id: 'telegram:1', askedAt: noon, person: 'somebody', chat: 'private', locale: 'en' } as const
  await recordQuestion(database, { ...question, question: words, outcome: 'fallback' })
  await keepMemory(database, { person: 'somebody', chat: 'somebody', text: JSON.stringify({ question: words }), at: 1 })
  await truncateLog(database)
  expect(holds(words)).toBe(true)
  await forgetPerson(database, 'somebody')
  expect(holds(words)).toBe(false)
  expect(holds('somebody')).toBe(false)
})

test('the words of an answered update leave the files with the next look at what is old', async () => {
  const { database, holds } = await inFolder()
  const inbox = replicaOf(database, 'one')
  const words = 'the insurance of my grandmother in the blue house'
  await inbox.claim([{ ...entry(1), payload: words }])
  expect(holds(words)).toBe(true)
  await inbox.finish(entry(1).id)
  const { stop } = startRetention({ database, retentionDays: 1, now: () => noon, log: keptLog().log })
  onTestFinished(stop)
  await expect.poll(() => holds(words)).toBe(false)
})

test('a file belongs to one process; a second process gets an error that names the first', async () => {
  const { url } = await inFolder()
  const release = keepToOurselves(url, noon)
  expect(() => keepToOurselves(url, noon)).toThrow(
    `(process ${process.pid}, since ${noon.toISOString()}). Stop it, or give this one a file of its own with DATABASE_URL.`,
  )
  release()
  keepToOurselves(url, noon)()
})

test('a process that ended, however, keeps nobody out', async () => {
  const { url } = await inFolder()
  const module = join(import.meta.dirname, '../../src/store/database/only-one.ts')
  const script = `const { keepToOurselves } = await import(process.argv[1])
keepToOurselves(process.argv[2], new Date()); process.kill(process.pid, 'SIGKILL')`
  await expect(run(process.execPath, ['--input-type=module', '--eval', script, module, url])).rejects.toThrow()
  expect(() => keepToOurselves(url, noon)()).not.toThrow()
})

test('a server and memory are kept from nobody', () => {
  for (const url of ['postgres://xubao@127.0.0.1/xubao', 'sqlite::memory:'])
    for (let count = 0; count < 2; count += 1) onTestFinished(keepToOurselves(url, noon))
})
