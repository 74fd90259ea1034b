import { resolve } from 'node:path'
import type { Command } from 'commander'
import { backUpFile, inspectFile, restoreFile } from '../store/database/backup.ts'
import { countRows } from '../store/database/count-rows.ts'
import { sqliteFile } from '../store/database/database.ts'
import { createCommand, jsonOption, type SharedOptions } from './terminal/command.ts'
import { databaseUrl } from './terminal/database-url.ts'
import { print, printJson } from './terminal/output.ts'
import { serverAdvice } from './terminal/server-advice.ts'
import { tableOf } from './terminal/table.ts'

function printCounts(head: string, counts: Readonly<Record<string, number>>, json: true | undefined): void {
  if (json) printJson({ rows: counts })
  else {
    print(`${head} Rows:`)
    print(tableOf([{ head: 'table' }, { head: 'rows', isNumber: true }], Object.entries(counts)))
  }
}

async function check({ json }: SharedOptions): Promise<void> {
  const url = databaseUrl()
  const file = sqliteFile(url)
  if (file === undefined) return printCounts('The server answers.', await countRows(url), json)
  const { faults, counts } = inspectFile(file)
  if (faults.length > 0)
    throw new Error(
      `${file} is damaged:\n${faults.map((fault) => `  ${fault}`).join('\n')}\nPut a backup in its place: npm run db -- restore FILE`,
    )
  printCounts(`${file} is sound.`, counts, json)
}

/** The file of the database, other than `file`. If no file can be copied, throws an error that says what to do. */
function ownFile(command: 'backup' | 'restore', file: string): string {
  const url = databaseUrl()
  const own = sqliteFile(url)
  if (own === undefined) throw new Error(serverAdvice(command, url, file))
  if (own === ':memory:') throw new Error('DATABASE_URL names a database in memory, which ends with the bot.')
  if (resolve(own) === resolve(file)) throw new Error(`${file} is the database itself. Name another file.`)
  return own
}

function backUp(file: string): void {
  const own = ownFile('backup', file)
  backUpFile(own, file)
  print(`${own} is copied to ${file}. It holds what people asked: keep it as safe as the database.`)
}

function restore(file: string): void {
  const own = ownFile('restore', file)
  const aside = restoreFile(file, own, new Date())
  print(`${file} is now ${own}.`)
  if (aside)
    print(`The previous one is kept as ${aside}. Delete it when you no longer need it: it holds what people asked.`)
}

/** `xubao db`: care for the database that DATABASE_URL names. */
export function db(): Command {
  const command = createCommand('db', 'back up, restore and check the database of DATABASE_URL', [
    'db backup /var/backups/xubao.db',
    'db restore /var/backups/xubao.db',
    'db check',
  ])
  command.command('backup <file>').description('copy the database to a new file; the bot may be running').action(backUp)
  command
    .command('restore <file>')
    .description('put a backup in the place of the database; stop the bot first')
    .action(restore)
  command
    .command('check')
    .description('say whether the database is sound and how many rows each table has')
    .addOption(jsonOption())
    .action(check)
  return command
}
