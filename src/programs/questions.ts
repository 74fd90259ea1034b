import type { Command } from 'commander'
import { countQuestions, listQuestions, type QuestionFilter } from '../store/asked.ts'
import { readDatabase } from '../store/database/read.ts'
import type { Database } from '../store/database/schema.ts'
import { countCsv, countTables, readCounts } from './questions/counts.ts'
import { questionCsv, questionTable } from './questions/list.ts'
import { nothingMatches } from './questions/nothing.ts'
import { filterOf, type QuestionOptions, questionOptions } from './questions/options.ts'
import { createCommand, jsonOption } from './terminal/command.ts'
import { databaseUrl } from './terminal/database-url.ts'
import { print, printJson } from './terminal/output.ts'

/** How many questions a terminal shows unless told otherwise. */
const shownInTerminal = 50

async function showCounts(database: Database, filter: QuestionFilter, { json, csv }: QuestionOptions): Promise<void> {
  const counts = await readCounts(database, filter)
  if (json) printJson(counts)
  else if (csv) process.stdout.write(countCsv(counts))
  else print(counts.questions > 0 ? countTables(counts) : await nothingMatches(database, filter))
}

async function showList(database: Database, filter: QuestionFilter, options: QuestionOptions): Promise<void> {
  const { json, csv, limit } = options
  const { questions: total } = await countQuestions(database, filter)
  const shown = await listQuestions(database, filter, limit ?? (json || csv ? undefined : shownInTerminal))
  if (json) printJson({ total, questions: shown })
  else if (csv) process.stdout.write(questionCsv(shown))
  else if (total === 0) print(await nothingMatches(database, filter))
  else {
    const rest = shown.length < total ? `, the newest ${shown.length} shown; --limit ${total} shows all` : ''
    print(`${questionTable(shown)}\n\n${total} ${total === 1 ? 'question' : 'questions'}${rest}`)
  }
}

async function run(words: readonly string[], options: QuestionOptions, command: Command): Promise<void> {
  const { since, until, count } = options
  if (since !== undefined && until !== undefined && since > until)
    command.error(`--since ${since} is later than --until ${until}.`)
  const filter = filterOf(words, options)
  await readDatabase(databaseUrl(), (database) => (count ? showCounts : showList)(database, filter, options))
}

/** `xubao questions`: what people asked, without personal numbers and under pseudonyms, and what became of it. */
export function questions(): Command {
  const command = createCommand('questions', 'show what people asked, from the database of DATABASE_URL', [
    'questions --since 2026-11-01 --outcome fallback',
    'questions --lang zh --confidence-below 0.6 滞纳金',
    'questions --count --since 2026-11-01',
    'questions --csv > questions.csv',
  ]).argument('[words...]', 'words that the question contains, all of them')
  for (const option of questionOptions()) command.addOption(option)
  return command.addOption(jsonOption()).action(run)
}
