import { chmodSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { sqliteFile } from './database.ts'

/** Beside the database; the operating system ends the lock on it with the process, however that ends. */
const lockOf = (file: string): string => `${file}.lock`

const isBusy = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === 5

/** Describes the process that has the lock. The lock does not prevent reading this. */
function holderIn(lock: DatabaseSync): string {
  try {
    const row = lock.prepare('select process, since from holder').get() ?? {}
    return `process ${row.process}, since ${row.since}`
  } catch {
    return 'another process'
  }
}

function take(lock: DatabaseSync, now: Date): void {
  lock.exec('create table if not exists holder (process integer, since text); begin immediate; delete from holder')
  lock.prepare('insert into holder values (?, ?)').run(process.pid, now.toISOString())
  // Others can read who it is once that is written, and cannot write while the next transaction is open.
  lock.exec('commit; begin immediate')
}

/**
 * Keeps the SQLite file that `url` names to this process until it ends or the returned function is called: two bots on one file would answer twice.
 * Keep a reference to that function: the lock is lost when it is garbage-collected. Does nothing for a server or memory. If another process has the file, throws an error that names it.
 */
export function keepToOurselves(url: string, now: Date): () => void {
  const file = sqliteFile(url)
  if (file === undefined || file === ':memory:') return () => {}
  const lock = new DatabaseSync(lockOf(file), { timeout: 50 })
  chmodSync(lockOf(file), 0o600)
  try {
    take(lock, now)
  } catch (error) {
    const holder = holderIn(lock)
    lock.close()
    if (!isBusy(error)) throw error
    throw new Error(
      `Another Xubao uses ${file} (${holder}). Stop it, or give this one a file of its own with DATABASE_URL.`,
      { cause: error },
    )
  }
  return () => lock.close()
}
