import { resolve } from 'node:path'
import { config as loadDotenv } from 'dotenv'
import { readConfig } from '../config.ts'
import { withoutSecrets } from '../log.ts'
import { backUpFile, inspectFile, restoreFile } from '../store/database/backup.ts'
import { countRows } from '../store/database/count-rows.ts'
import { sqliteFile } from '../store/database/database.ts'

const usage = `npm run db -- backup FILE    copies the database of DATABASE_URL to a new FILE; the bot may run meanwhile
npm run db -- restore FILE   puts the backup FILE in its place; stop the bot first
npm run db -- check          says whether it is sound and how many rows each table has
`

const print = (line: string): boolean => process.stdout.write(`${line}\n`)

/** The address of a server without its password, which a shell would show and keep. */
function withoutPassword(url: string): string {
  const address = new URL(url)
  address.password = ''
  address.searchParams.delete('password')
  return address.href
}

/** As one word for a shell. */
const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`

/** PostgreSQL brings tools of its own; this is how they are called here. They ask for the password, or read it from ~/.pgpass. */
function serverAdvice(command: 'backup' | 'restore', url: string, file: string): string {
  const address = quoted(withoutPassword(url))
  const named = quoted(file)
  const tool =
    command === 'backup'
      ? `pg_dump --format=custom --file=${named} ${address}`
      : `pg_restore --clean --if-exists --no-owner --single-transaction --dbname=${address} ${named}`
  const before = command === 'restore' ? ' Stop every replica first.' : ''
  return `DATABASE_URL names a PostgreSQL server, which has a tool of its own for this.${before} Run:\n  ${tool}`
}

function printCounts(counts: Readonly<Record<string, number>>): void {
  for (const [table, count] of Object.entries(counts)) print(`  ${table.padEnd(24)} ${count}`)
}

async function check(url: string): Promise<void> {
  const file = sqliteFile(url)
  if (file === undefined) {
    const rows = await countRows(url)
    print('The server answers. Rows:')
    return printCounts(rows)
  }
  const { faults, counts } = inspectFile(file)
  if (faults.length > 0)
    throw new Error(
      `${file} is damaged:\n${faults.map((fault) => `  ${fault}`).join('\n')}\nPut a backup in its place: npm run db -- restore FILE`,
    )
  print(`${file} is sound. Rows:`)
  printCounts(counts)
}

function move(command: 'backup' | 'restore', url: string, file: string): void {
  const own = sqliteFile(url)
  if (own === undefined) throw new Error(serverAdvice(command, url, file))
  if (own === ':memory:') throw new Error('DATABASE_URL names a database in memory, which ends with the bot.')
  if (resolve(own) === resolve(file)) throw new Error(`${file} is the database itself. Name another file.`)
  if (command === 'backup') {
    backUpFile(own, file)
    print(`${own} is copied to ${file}. It holds what people asked: keep it as safe as the database.`)
    return
  }
  const aside = restoreFile(file, own, new Date())
  print(`${file} is now ${own}.`)
  if (aside)
    print(`The one before is kept as ${aside}. Delete it when you no longer need it: it holds what people asked.`)
}

function databaseUrl(): string {
  const result = readConfig(process.env.DATABASE_URL ? { DATABASE_URL: process.env.DATABASE_URL } : {}, [])
  if ('problems' in result) throw new Error(result.problems.join('\n'))
  return result.config.databaseUrl
}

/** `npm run db -- backup FILE | restore FILE | check`: care for the database that DATABASE_URL names. */
async function main([command, file, ...more]: readonly string[]): Promise<void> {
  loadDotenv({ quiet: true })
  if (command === '--help' || command === '-h' || command === 'help') {
    process.stdout.write(usage)
    return
  }
  if (command === 'check') {
    if (file !== undefined) throw new Error(`check takes nothing after it.\n\n${usage}`)
    return check(databaseUrl())
  }
  if (command !== 'backup' && command !== 'restore')
    throw new Error(`${command === undefined ? 'Say what to do' : `There is no command ${command}`}:\n\n${usage}`)
  if (!file || file.startsWith('-')) throw new Error(`Name the file after ${command}.\n\n${usage}`)
  if (more.length > 0) throw new Error(`${command} takes one file; "${more.join(' ')}" is too much.\n\n${usage}`)
  move(command, databaseUrl(), file)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${withoutSecrets(message).trimEnd()}\n`)
  process.exitCode = 1
})
