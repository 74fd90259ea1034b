import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'

/** How long a writer waits for another process, and how long between two attempts. Others hold the lock for less than a millisecond, as a rule. */
const patienceMs = 5000
const pauseMs = 5

/** Statements of the features are few and short; long ones (many rows at once) are seldom the same twice. */
const kept = { statements: 64, characters: 1000 }

type Prepared = { readonly statement: StatementSync; readonly reader: boolean }

/** Prepares the statements used last only once: for short ones it costs more than running them. */
function createPrepare(database: DatabaseSync): (sql: string) => Prepared {
  const recent = new Map<string, Prepared>()
  return (sql) => {
    const known = recent.get(sql)
    const statement = known?.statement ?? database.prepare(sql)
    const prepared = known ?? { statement, reader: statement.columns().length > 0 }
    if (sql.length > kept.characters) return prepared
    recent.delete(sql)
    recent.set(sql, prepared)
    const [oldest] = recent.keys()
    if (recent.size > kept.statements && oldest !== undefined) recent.delete(oldest)
    return prepared
  }
}

/** Node's own SQLite in the shape that Kysely's dialect asks for. */
function forKysely(database: DatabaseSync): SqliteDatabase {
  const prepare = createPrepare(database)
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const { statement, reader } = prepare(sql)
      const bind = (values: readonly unknown[]) => values as (string | number | bigint | null | Uint8Array)[]
      return {
        reader,
        all: (values) => statement.all(...bind(values)),
        run: (values) => statement.run(...bind(values)),
        iterate: (values) => statement.iterate(...bind(values)) as IterableIterator<unknown>,
      }
    },
  }
}

const isBusy = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === 5

/** Asks again while another process writes; only waiting in SQLite itself would make all of Node stand still. */
async function patiently<Result>(attempt: () => Promise<Result>): Promise<Result> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error
      await sleep(pauseMs)
    }
  }
}

class PatientDriver extends SqliteDriver {
  /** Takes the writer's lock at once: a transaction that read first could not wait for another writer, it would fail. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection()
    return {
      executeQuery: (query) => patiently(() => connection.executeQuery(query)),
      streamQuery: (query, size) => connection.streamQuery(query, size),
    }
  }
}

/** Kysely migrates without a transaction here by default; in one, two processes cannot migrate at once. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class NodeDialect extends SqliteDialect {
  readonly #database: SqliteDatabase

  constructor(database: SqliteDatabase) {
    super({ database })
    this.#database = database
  }

  override createDriver(): SqliteDriver {
    return new PatientDriver({ database: this.#database })
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

/** Goes over to a log beside the file, which processes that open it at the same moment can only do one after the other. */
function writeAhead(database: DatabaseSync): void {
  const deadline = performance.now() + patienceMs
  for (;;) {
    try {
      database.exec('PRAGMA journal_mode = WAL')
      return
    } catch (error) {
      // SQLite does not wait by itself here: https://sqlite.org/wal.html ("Sometimes Queries Return SQLITE_BUSY In WAL Mode")
      if (!isBusy(error) || performance.now() > deadline) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs)
    }
  }
}

/** A file that only its owner may read, in a folder of its own where that is made here; what SQLite puts beside it gets the same rights. */
function makePrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
  try {
    chmodSync(file, 0o600)
  } catch {
    // The file of somebody else, who lets us write: its rights are theirs.
  }
}

/**
 * SQLite in one file (its folder is made when missing), or in memory for `:memory:`. Writers wait up to five seconds for one another.
 * What is written survives the end of the process at any moment; a power cut may cost the last moments, but not the file.
 */
export function createSqliteDialect(file: string): Dialect {
  if (file !== ':memory:') makePrivate(file)
  const database = new DatabaseSync(file, { timeout: pauseMs })
  try {
    writeAhead(database)
    // What is deleted is written over, not only forgotten (https://sqlite.org/pragma.html#pragma_secure_delete).
    database.exec('PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 8388608; PRAGMA secure_delete = ON')
  } catch (error) {
    database.close()
    throw error
  }
  return new NodeDialect(forKysely(database))
}

/** A SQLite file that is there, for reading only; the bot may be using it. Throws when it cannot be opened. */
export function createReadingDialect(file: string): Dialect {
  return new NodeDialect(forKysely(new DatabaseSync(file, { readOnly: true, timeout: patienceMs })))
}
