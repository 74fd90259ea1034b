import { type Rates, rateOn } from '../knowledge/rates.ts'
import { type Day, type Month, monthsAfter, monthsBetween, plusMonths } from './calendar.ts'
import { type Line, line, type Result, refuse } from './result.ts'

export type EmployeeGapInput = {
  /** The last month that was paid. */
  readonly lastPaid: Month
  /** The day on which payment goes on. */
  readonly resumes: Day
  /** The same place, a move to another pooling region, or a switch between employee and resident insurance. */
  readonly change: 'same-place' | 'moved' | 'switched'
  /** For a switch: insured without a break for two years before. */
  readonly isTwoYearsBefore: boolean
  /** Whether the missing months are made up under the rules of the new place. */
  readonly isPaidUp: boolean
}

export type EmployeeGap = {
  readonly gapMonths: number
  /** `no-wait`: covered from the month of payment; `at-most`: local rules, in principle no later than `latest`; `local`: no national rule. */
  readonly outcome: 'no-gap' | 'no-wait' | 'at-most' | 'local'
  readonly covered?: Month
  readonly latest?: Day
}

const longestGap = 600

const sourceOf = (change: EmployeeGapInput['change']): string =>
  change === 'switched' ? 'medical-transfer-2021-43#cross-scheme-gap' : 'medical-transfer-2021-43#employee-gap'

const scope = 'medical-transfer-2021-43#art-2'

function outcomeOf(input: EmployeeGapInput, gapMonths: number, free: number): EmployeeGap['outcome'] {
  const { change, isTwoYearsBefore, isPaidUp } = input
  if (gapMonths === 0) return 'no-gap'
  if (change === 'same-place' || (change === 'switched' && !isTwoYearsBefore)) return 'local'
  if (gapMonths > free) return 'at-most'
  return isPaidUp ? 'no-wait' : 'local'
}

/** Why a case is left to the place. */
function localLine({ change, isTwoYearsBefore }: EmployeeGapInput, source: string): Line {
  if (change === 'same-place') return line('gap-same-place', {}, [scope])
  const hasFewYears = change === 'switched' && !isTwoYearsBefore
  return hasFewYears ? line('gap-few-years', {}, [source]) : line('gap-not-paid-up', {}, [source])
}

function linesOf(
  input: EmployeeGapInput,
  { gapMonths, outcome, covered, latest }: EmployeeGap,
  free: number,
  longest: number,
): readonly Line[] {
  const { lastPaid, resumes, change, isTwoYearsBefore } = input
  const source = sourceOf(change)
  const until = monthsAfter(lastPaid, free + 1)
  const mayPayUp =
    change !== 'same-place' && gapMonths > 0 && gapMonths <= free && (change === 'moved' || isTwoYearsBefore)
  return [
    line('gap-length', { lastPaid, resumes, months: gapMonths }, [change === 'same-place' ? scope : source]),
    ...(outcome === 'no-gap' ? [line('gap-none', {}, [source])] : []),
    ...(outcome === 'no-wait' && covered ? [line('gap-paid-up', { months: free, covered }, [source])] : []),
    ...(mayPayUp ? [line('gap-until', { until }, [source])] : []),
    ...(outcome === 'at-most' && latest ? [line('gap-long', { months: free, most: longest, latest }, [source])] : []),
    ...(outcome === 'local' ? [localLine(input, source)] : []),
  ]
}

/**
 * What a break in employee insurance costs in cover (document 43 of 2021, Article 11): moved, or switched after two unbroken years, and no more than 3
 * months missing and made up: no wait. Longer: local rules, in principle at most 6 months. Within one place local rules alone decide.
 */
export function employeeGap(input: EmployeeGapInput, rates: Rates): Result<EmployeeGap> {
  const { lastPaid, resumes } = input
  const gapMonths = monthsBetween(lastPaid, resumes.slice(0, 7)) - 1
  if (gapMonths < -1) return refuse('impossible')
  if (gapMonths > longestGap) return refuse('too-large')
  const free = rateOn(rates, 'gap-without-wait', resumes)
  const longest = rateOn(rates, 'gap-longest-wait', resumes)
  if (!free || !longest) return refuse('impossible')
  const missing = Math.max(0, gapMonths)
  const outcome = outcomeOf(input, missing, free.value)
  const answer: EmployeeGap = {
    gapMonths: missing,
    outcome,
    ...(outcome === 'no-wait' && { covered: resumes.slice(0, 7) }),
    ...(outcome === 'at-most' && { latest: plusMonths(resumes, longest.value) }),
  }
  const beyond = free.isBeyond
    ? [line('rate-beyond', { until: rates['gap-without-wait'].knownUntil }, ['medical-security-law-2026#13/3'])]
    : []
  return { kind: 'worked', answer, working: [...linesOf(input, answer, free.value, longest.value), ...beyond] }
}
