import type { Knowledge } from '../../knowledge/knowledge.ts'
import { withGuide } from '../../situation/triage.ts'
import { type TriageRow, triageMermaid, triageTable } from '../../situation/triage-chart.ts'
import { triagePaths } from '../../situation/triage-paths.ts'
import { print, printJson } from './output.ts'
import { type Column, tableOf } from './table.ts'

/** How guided help can be shown: its decision table, or its questions as a Mermaid flow chart. */
export const triageForms = ['table', 'mermaid'] as const
export type TriageForm = (typeof triageForms)[number]

const columns: readonly Column[] = [
  { head: 'when' },
  { head: 'outcome' },
  { head: 'title' },
  { head: 'cites', isNumber: true },
  { head: 'paths', isNumber: true },
]

const rowOf = ({ when, outcome, title, citations, paths }: TriageRow) => [
  ...[when.length > 0 ? when.join('; ') : 'otherwise', outcome, title],
  ...[citations, paths],
]

/** Prints how guided help decides, as a table, as Mermaid or as JSON. Throws for a knowledge base without guided help. */
export function showTriage({ situation }: Knowledge, form: TriageForm, isJson: boolean): void {
  const guided = withGuide(situation)
  if (!guided)
    throw new Error('This knowledge base has no guided help: its situation.yaml is missing, or has no guide.')
  const rows = triageTable(guided, 'en')
  const paths = triagePaths(guided).length
  const outcomes = guided.guide.outcomes.length
  if (isJson) printJson({ paths, outcomes, table: rows, mermaid: triageMermaid(guided, 'en') })
  else if (form === 'mermaid') print(triageMermaid(guided, 'en'))
  else {
    print(tableOf(columns, rows.map(rowOf)))
    print(`${rows.length} rows, ${outcomes} outcomes, ${paths} ways through the questions`)
  }
}
