import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

const server = process.env.TEST_DATABASE_URL

export const hasPostgres = server !== undefined

/** A database of its own on the server of TEST_DATABASE_URL. */
export type TestDatabase = {
  readonly port: number
  /** Its address by way of another port. */
  readonly urlAt: (port: number) => string
  /** Ends every connection to it, as a restart of the server does. Gives how many there were. */
  readonly endConnections: () => Promise<number>
  readonly drop: () => Promise<void>
}

async function onServer(statement: string, values: readonly string[] = []): Promise<number> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    return (await client.query(statement, [...values])).rowCount ?? 0
  } finally {
    await client.end()
  }
}

export async function makeDatabase(): Promise<TestDatabase> {
  const name = `xubao_faults_${randomUUID().replaceAll('-', '')}`
  await onServer(`create database ${name}`)
  const url = new URL(server ?? '')
  return {
    port: Number(url.port || 5432),
    urlAt: (port) => {
      const other = new URL(url)
      other.hostname = '127.0.0.1'
      other.port = String(port)
      other.pathname = `/${name}`
      return other.href
    },
    endConnections: () => onServer('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]),
    drop: async () => void (await onServer(`drop database ${name} with (force)`)),
  }
}
