import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

/** Where databases may be made on a real PostgreSQL server; what needs one is skipped without. */
export const databaseServer = process.env.TEST_DATABASE_URL

/** A database of one test, seen from outside of the bot. */
export type Storage = {
  readonly url: string
  readonly query: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>
  /** What an integrity check finds wrong; empty when all is well. */
  readonly faults: () => Promise<readonly string[]>
}

function openFile(): Storage {
  const file = join(temporaryFolder(), 'xubao.db')
  const query: Storage['query'] = async (sql) => {
    const database = new DatabaseSync(file, { timeout: 5000 })
    try {
      return database.prepare(sql).all()
    } finally {
      database.close()
    }
  }
  const faults = async (): Promise<readonly string[]> =>
    (await query('pragma integrity_check')).map((row) => String(row.integrity_check)).filter((line) => line !== 'ok')
  return { url: `sqlite:${file}`, query, faults }
}

async function onServer(url: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Every index of ours holds exactly the rows of its table, and every page of a table can be read (PostgreSQL, "amcheck"). */
const check = `
  create extension if not exists amcheck;
  select bt_index_check(index.oid, true)
  from pg_class index join pg_namespace space on space.oid = index.relnamespace join pg_am method on method.oid = index.relam
  where index.relkind = 'i' and method.amname = 'btree' and space.nspname = 'public';
  select * from pg_class tables join pg_namespace space on space.oid = tables.relnamespace,
    lateral verify_heapam(tables.oid) where tables.relkind = 'r' and space.nspname = 'public'`

async function openOnServer(server: string): Promise<Storage> {
  const own = new URL(server)
  own.pathname = `/xubao_acceptance_${randomUUID().replaceAll('-', '')}`
  const name = own.pathname.slice(1)
  await onServer(server, `create database ${name}`)
  onTestFinished(async () => {
    await onServer(server, `drop database ${name} with (force)`)
  })
  const faults = async (): Promise<readonly string[]> => {
    const client = new Client({ connectionString: own.href })
    await client.connect()
    try {
      // One text of several statements gives one result each; the last lists what is wrong with tables, the one before throws for an index.
      const results = (await client.query(check)) as unknown as readonly { readonly rows: readonly object[] }[]
      return results.at(-1)?.rows.map((row) => JSON.stringify(row)) ?? ['nothing was checked']
    } catch (error) {
      return [String(error)]
    } finally {
      await client.end()
    }
  }
  return { url: own.href, query: (sql) => onServer(own.href, sql), faults }
}

/** An empty database, gone when the test is over. */
export async function openStorage(kind: 'SQLite' | 'PostgreSQL'): Promise<Storage> {
  return kind === 'SQLite' ? openFile() : openOnServer(databaseServer ?? '')
}
