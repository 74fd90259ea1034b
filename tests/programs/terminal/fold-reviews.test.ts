import { expect, test } from 'vitest'
import { asError, asWarning } from '../../../src/knowledge/lint/finding.ts'
import { foldReviews } from '../../../src/programs/terminal/fold-reviews.ts'

const due = (file: string, day: string) => asWarning({ file, line: 6, message: `is due for a review by ${day}.` })

test('reviews that come up in one month are one line, everything else keeps its own', () => {
  const overdue = asWarning({ file: 'd', message: 'was due for a review on 2026-01-01; people see a note on it.' })
  const error = asError({ file: 'e', message: 'is wrong.' })
  const findings = [due('a', '2027-02-01'), due('b', '2027-01-01'), due('c', '2027-01-09'), overdue, error]
  expect(foldReviews(findings)).toEqual([
    '· d was due for a review on 2026-01-01; people see a note on it.',
    '✗ e is wrong.',
    '· 2 answers are due for a review in 2027-01. npx xubao lint --all lists them.',
    '· a:6 is due for a review by 2027-02-01.',
  ])
})
