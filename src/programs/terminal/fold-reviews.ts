import type { Finding } from '../../knowledge/lint/finding.ts'
import { describeProblem } from '../../knowledge/problem.ts'

const upcoming = /\bis due for a review by (\d{4}-\d{2})-\d{2}/

const monthOf = ({ severity, message }: Finding): string | undefined =>
  severity === 'warning' ? upcoming.exec(message)?.[1] : undefined

const lineOf = (finding: Finding): string => `${finding.severity === 'error' ? '✗' : '·'} ${describeProblem(finding)}`

/** A line for each finding; reviews that are coming up, of which there are many at once, are one line for each month. */
export function foldReviews(findings: readonly Finding[]): readonly string[] {
  const months = Map.groupBy(findings, monthOf)
  const others = (months.get(undefined) ?? []).map(lineOf)
  months.delete(undefined)
  const folded = [...months].sort().map(([month, own]) => {
    const [only] = own
    if (own.length === 1 && only) return lineOf(only)
    return `· ${own.length} answers are due for a review in ${month}. npx xubao lint --all lists them.`
  })
  return [...others, ...folded]
}

/** A line for each finding. */
export function listAll(findings: readonly Finding[]): readonly string[] {
  return findings.map(lineOf)
}
