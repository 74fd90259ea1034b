import { type Day, monthsAfter } from '../calculators/calendar.ts'
import type { WorkedSum } from '../calculators/forms/forms.ts'
import { sums } from '../calculators/sums.ts'
import { findArticle, parseCitation } from '../knowledge/citation.ts'
import type { Rates } from '../knowledge/rates.ts'
import type { SumId } from '../knowledge/sum-ids.ts'
import type { View } from './answer.ts'
import { namesByLaw } from './citation.ts'
import { sayLine } from './sum.ts'
import { headline, isFinished } from './sum-headline.ts'

/** How a sum goes, by an example: what is worked out, the result, each line of the working, and the articles it rests on by name. */
export type SumExample = {
  readonly title: string
  readonly result: string
  readonly lines: readonly string[]
  readonly articles: readonly string[]
}

const wholeYuan = 100

/** Three months that were paid for last month; each falls due on the first of the next. */
const arrearsBefore = (day: Day) =>
  [4, 3, 2].map((ago) => ({
    month: monthsAfter(day.slice(0, 7), -ago),
    from: `${monthsAfter(day.slice(0, 7), 1 - ago)}-01`,
    owedFen: 2000 * wholeYuan,
  }))

/** An everyday case of each sum as of a day. */
const examples: { readonly [S in SumId]: (day: Day, rates: Rates) => WorkedSum } = {
  'resident-start': (day, rates) => {
    const input = { paid: day, isInWindow: false, lapsedYears: 2, repairedYears: 0, isExempt: false }
    return { sum: 'resident-start', result: sums['resident-start'](input, rates) }
  },
  'own-share': () => {
    const periods = [{ months: 3, ownFen: 420 * wholeYuan, isWithheld: false }]
    return { sum: 'own-share', result: sums['own-share']({ periods }) }
  },
  'late-fee': (day, rates) => ({
    sum: 'late-fee',
    result: sums['late-fee']({ arrears: arrearsBefore(day), paid: day }, rates),
  }),
  'employee-gap': (day, rates) => {
    const lastPaid = monthsAfter(day.slice(0, 7), -3)
    const input = { lastPaid, resumes: day, change: 'moved', isTwoYearsBefore: false, isPaidUp: true } as const
    return { sum: 'employee-gap', result: sums['employee-gap'](input, rates) }
  },
  'pension-years': (day, rates) => {
    const input = { retires: String(Number(day.slice(0, 4)) + 4), paidMonths: 120, today: day }
    return { sum: 'pension-years', result: sums['pension-years'](input, rates) }
  },
  'medical-years': (day, rates) => ({
    sum: 'medical-years',
    result: sums['medical-years']({ paidMonths: 120, today: day }, rates),
  }),
  'maternity-leave': (day, rates) => {
    const input = { on: day, case: 'birth', isDifficult: false, children: 1, daysBefore: 15 } as const
    return { sum: 'maternity-leave', result: sums['maternity-leave'](input, rates) }
  },
}

/** An example of a sum as of the day of `view`; `undefined` for a knowledge base without rates. */
export function sumExample(sum: SumId, view: View): SumExample | undefined {
  const { knowledge, day, t } = view
  const worked = knowledge.rates && examples[sum](day, knowledge.rates)
  if (!worked || !isFinished(worked)) return undefined
  const { working } = worked.result
  const cited = [...new Set(working.flatMap(({ cites }) => cites))].flatMap((written) => {
    const citation = parseCitation(written)
    const found = findArticle(knowledge, citation)
    return found ? [{ ...found, citation }] : []
  })
  return {
    title: t(`sum.menu.${sum}`),
    result: headline(worked, view),
    lines: working.map((line) => sayLine(line, view)),
    articles: namesByLaw(cited, view),
  }
}
