import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { Client } from 'pg'
import { afterAll, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/store/database/database.ts'
import { migrate } from '../../src/store/database/migrate.ts'
import type { Database, Tables } from '../../src/store/database/schema.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const server = process.env.TEST_DATABASE_URL

/** A pseudonym that tests can read; the real ones are hashes. */
export const pseudonymOf = (id: string): string => `somebody<${id}>`

/** A database that is closed when the test is over. */
export async function open(url: string): Promise<Database> {
  const database = await openDatabase(url, { pseudonymOf })
  onTestFinished(() => database.destroy())
  return database
}

const startMs = 60_000

/** PGlite takes seconds to start: one for a file of tests, emptied for each of them. */
let pglite: PGlite | undefined

/** PostgreSQL within this process, empty. */
async function openPglite(): Promise<Database> {
  pglite ??= new PGlite()
  await pglite.exec('drop schema public cascade; create schema public')
  const database = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
  await migrate(database, pseudonymOf)
  return database
}

/** The real server's database for this file of tests, made when it is needed, so that files can run side by side. */
let ownUrl: string | undefined

async function onServer(statement: string, url = server): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** The address of an empty database on the real server. */
async function emptyUrl(): Promise<string> {
  if (!ownUrl) {
    const own = new URL(server ?? '')
    own.pathname = `/xubao_test_${randomUUID().replaceAll('-', '')}`
    await onServer(`create database ${own.pathname.slice(1)}`)
    ownUrl = own.href
  }
  await onServer('drop schema public cascade; create schema public', ownUrl)
  return ownUrl
}

/** Files share this module, one after the other: each that used a database leaves none to the next. */
function leaveNone(): void {
  afterAll(async () => {
    const [used, running] = [ownUrl, pglite]
    ownUrl = undefined
    pglite = undefined
    await running?.close()
    if (used) await onServer(`drop database ${new URL(used).pathname.slice(1)} with (force)`)
  })
}

/** What a test is given: an empty database, and further connections to it (as another process has one), where there can be any. */
export type Check = (database: Database, another: () => Promise<Database>) => Promise<void>

/**
 * Runs `check` on an empty database of every kind: SQLite in memory and in a file, PGlite, and a real PostgreSQL where TEST_DATABASE_URL names
 * a server on which databases may be made; there each file has one of its own. Shown as skipped where it does not.
 */
export function onEveryDatabase(name: string, check: Check): void {
  leaveNone()
  test(`SQLite in memory: ${name}`, async () => {
    const database = await open('sqlite::memory:')
    await check(database, async () => database)
  })
  test(`SQLite in a file: ${name}`, async () => {
    const url = `sqlite:${join(temporaryFolder(), 'xubao.db')}`
    await check(await open(url), () => open(url))
  })
  test(`PGlite: ${name}`, { timeout: startMs }, async () => {
    const database = await openPglite()
    await check(database, async () => database)
  })
  onPostgres(name, async (url) => check(await open(url), () => open(url)))
}

/** Runs `check` with the address of an empty PostgreSQL database, under the same conditions. */
export function onPostgres(name: string, check: (url: string) => Promise<void>): void {
  leaveNone()
  test.skipIf(!server)(`PostgreSQL: ${name}`, async () => check(await emptyUrl()))
}
