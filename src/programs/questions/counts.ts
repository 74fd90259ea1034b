import {
  type Count,
  countBy,
  countQuestions,
  type GroupCount,
  groupings,
  type QuestionFilter,
} from '../../store/asked.ts'
import type { Database } from '../../store/database/schema.ts'
import { csvOf } from '../terminal/csv.ts'
import { tableOf } from '../terminal/table.ts'

/** Questions counted in every way. */
export type Counts = Count & { readonly by: Readonly<Record<string, readonly GroupCount[]>> }

/** Counts the questions that a filter lets through. */
export async function readCounts(database: Database, filter: QuestionFilter): Promise<Counts> {
  const by: [string, readonly GroupCount[]][] = []
  for (const grouping of groupings) by.push([grouping, await countBy(database, grouping, filter)])
  return { ...(await countQuestions(database, filter)), by: Object.fromEntries(by) }
}

const rowOf = ({ value, questions, people }: GroupCount) => [value ?? '(none)', questions, people]

/** The counts as one table for each way of counting. */
export function countTables({ questions, people, by }: Counts): string {
  const tables = Object.entries(by).map(([grouping, groups]) =>
    tableOf(
      [{ head: grouping }, { head: 'questions', isNumber: true }, { head: 'people', isNumber: true }],
      groups.map(rowOf),
    ),
  )
  return [...tables, `${questions} questions from ${people} people`].join('\n\n')
}

/** The counts as one CSV table. */
export function countCsv({ by }: Counts): string {
  const rows = Object.entries(by).flatMap(([grouping, groups]) => groups.map((group) => [grouping, ...rowOf(group)]))
  return csvOf(['by', 'value', 'questions', 'people'], rows)
}
