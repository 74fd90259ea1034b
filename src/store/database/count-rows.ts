import { sql } from 'kysely'
import { connect } from './database.ts'

/** The rows of each table of a PostgreSQL database. Rejects when it cannot be reached. */
export async function countRows(url: string): Promise<Readonly<Record<string, number>>> {
  const database = connect(url)
  try {
    const counts: [string, number][] = []
    for (const { name } of await database.introspection.getTables({ withInternalKyselyTables: true })) {
      const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(database)
      counts.push([name, Number(rows[0]?.n)])
    }
    return Object.fromEntries(counts)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`The server of DATABASE_URL cannot be asked (${reason}).`, { cause: error })
  } finally {
    await database.destroy()
  }
}
