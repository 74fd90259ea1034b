import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { newerVersionAdvice } from './migrate.ts'
import { createMigrations } from './migrations.ts'

/** How long another process may keep us waiting. */
const patienceMs = 5000

/** SQLite keeps what is not yet in the file beside it. */
const companions = ['-wal', '-shm']

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Opens a file that is there, for reading only, and closes it whatever happens. */
function reading<Result>(file: string, use: (database: DatabaseSync) => Result): Result {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: patienceMs })
    return use(database)
  } catch (error) {
    throw new Error(`${file} cannot be read (${reasonOf(error)}).`, { cause: error })
  } finally {
    database?.close()
  }
}

function tablesIn(database: DatabaseSync): readonly string[] {
  const listed = database.prepare(
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name",
  )
  return listed.all().map((row) => String(row.name))
}

export type Inspection = {
  /** What SQLite finds wrong in the file; empty when it is sound. */
  readonly faults: readonly string[]
  /** The rows of each table. */
  readonly counts: Readonly<Record<string, number>>
}

/** Whether a database file is sound, and how much is in it. Throws when it cannot be read at all. */
export function inspectFile(file: string): Inspection {
  return reading(file, (database) => {
    const found = database.prepare('PRAGMA integrity_check(20)').all()
    const faults = found.map((row) => String(row.integrity_check)).filter((line) => line !== 'ok')
    if (faults.length > 0) return { faults, counts: {} }
    const count = (table: string): number => Number(database.prepare(`select count(*) as n from "${table}"`).get()?.n)
    return { faults, counts: Object.fromEntries(tablesIn(database).map((table) => [table, count(table)])) }
  })
}

/** Throws unless the file is a sound database of this program, of this version or an older one. */
function requireOurs(file: string): void {
  const { faults, counts } = inspectFile(file)
  if (faults.length > 0) throw new Error(`${file} is damaged (${faults[0]}). Take another backup.`)
  if (!('kysely_migration' in counts)) throw new Error(`${file} is not a database of this program.`)
  const steps = reading(file, (database) => database.prepare('select name from kysely_migration').all())
  const known = createMigrations((id) => id)
  const newer = steps.map(({ name }) => String(name)).find((name) => !(name in known))
  if (newer) throw new Error(`${file} cannot be used: ${newerVersionAdvice(newer)}.`)
}

function flush(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** Copies a database as it is at this moment, also while it is written to; only its owner may read the copy. `change` is made in the copy. */
function copy(from: string, to: string, change: (copy: DatabaseSync) => void = () => {}): void {
  rmSync(to, { force: true })
  try {
    reading(from, (database) => database.prepare('VACUUM INTO ?').run(to))
    chmodSync(to, 0o600)
    const copied = new DatabaseSync(to)
    try {
      change(copied)
    } finally {
      copied.close()
    }
    flush(to)
  } catch (error) {
    rmSync(to, { force: true })
    throw error
  }
}

/**
 * Writes a copy of the database `from` to the new file `to`, which is whole or not there; the bot may run meanwhile. Throws when `to` exists or
 * something is wrong with either.
 */
export function backUpFile(from: string, to: string): void {
  if (existsSync(to))
    throw new Error(`${to} is there already. Name a new file; a backup never takes the place of another.`)
  mkdirSync(dirname(to), { recursive: true })
  const unfinished = `${to}.unfinished`
  copy(from, unfinished)
  requireOurs(unfinished)
  renameSync(unfinished, to)
  flush(dirname(to))
}

/** Throws when another process has the file open. A broken file cannot be asked; no bot runs on one. */
function requireUnused(file: string): void {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { timeout: 0 })
    // Leaving WAL mode works only if no other process has the file open; it also moves everything into the one file.
    database.exec('PRAGMA journal_mode = DELETE')
  } catch (error) {
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
    const busy = 5
    const locked = 6
    if (code === busy || code === locked)
      throw new Error(
        `The bot is using ${file}. Stop it first (Ctrl+C where it runs, or systemctl stop xubao), restore, and start it again.`,
        { cause: error },
      )
  } finally {
    database?.close()
  }
}

/** What waited when the backup was made has been answered since, or is too old to be: nobody shall get an answer twice. */
function forgetWaiting(database: DatabaseSync): void {
  if (!tablesIn(database).includes('updates')) return
  const done = `state = 'failed', reason = 'restored', queue = null, payload = null, owner = null, handed = 0`
  database.exec(`update updates set ${done}, done_at = received_at where done_at is null; delete from replicas`)
}

/**
 * Puts the backup `from` in the place of the database `to`. Gives the file to which the one before was moved, if there was one. Throws, and changes
 * nothing, when the backup is damaged or the bot is using the database.
 * @param now goes into the name of the replaced file
 */
export function restoreFile(from: string, to: string, now: Date): string | undefined {
  requireOurs(from)
  mkdirSync(dirname(to), { recursive: true })
  const wasThere = existsSync(to)
  if (wasThere) requireUnused(to)
  const unfinished = `${to}.unfinished`
  copy(from, unfinished, forgetWaiting)
  const stamp = now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')
  const aside = join(dirname(to), `${basename(to)}.before-restore-${stamp}`)
  if (existsSync(aside)) throw new Error(`${aside} is there already. Try again in a second.`)
  for (const end of ['', ...companions]) if (existsSync(`${to}${end}`)) renameSync(`${to}${end}`, `${aside}${end}`)
  renameSync(unfinished, to)
  flush(dirname(to))
  return wasThere ? aside : undefined
}
