import { type Line, line, type Result, refuse } from './result.ts'

/** Months that an employer owes, in which a person's own share was the same. */
export type SharePeriod = {
  readonly months: number
  readonly ownFen: number
  /** The employer took the share from the wages then, and did not pass it on. */
  readonly isWithheld: boolean
}

export type OwnShare = { readonly ownFen: number; readonly withheldFen: number; readonly months: number }

/** No more months are taken: fifty years. */
const mostMonths = 600
const largestFen = 100_000_000_000

const charge = ({ months, ownFen, isWithheld }: SharePeriod): Line =>
  isWithheld
    ? line('share-withheld', { months, own: { fen: ownFen }, sum: { fen: months * ownFen } }, [
        'social-insurance-law#60/1',
      ])
    : line('share-period', { months, own: { fen: ownFen }, sum: { fen: months * ownFen } }, [
        'social-insurance-law#60/1',
        'si-law-implementing-provisions-2011#20',
      ])

const sumOf = (periods: readonly SharePeriod[]): number =>
  periods.reduce((sum, { months, ownFen }) => sum + months * ownFen, 0)

/**
 * What an employee pays of months that the employer owes: the own share, as it would have been withheld from the wages (SIL 60), once; nothing again of
 * what was withheld already, and no late fee (IMPL 20). The employer's part is the employer's.
 */
export function ownShare({ periods }: { readonly periods: readonly SharePeriod[] }): Result<OwnShare> {
  if (periods.some(({ months, ownFen }) => months < 0 || ownFen < 0)) return refuse('negative')
  const months = periods.reduce((sum, period) => sum + period.months, 0)
  if (months === 0) return refuse('nothing')
  if (months > mostMonths || sumOf(periods) > largestFen) return refuse('too-large')
  const ownFen = sumOf(periods.filter(({ isWithheld }) => !isWithheld))
  const withheldFen = sumOf(periods.filter(({ isWithheld }) => isWithheld))
  return {
    kind: 'worked',
    answer: { ownFen, withheldFen, months },
    working: [
      ...periods.filter((period) => period.months > 0).map(charge),
      line('share-employer', {}, ['social-insurance-law#60/1', 'social-insurance-law#63/1']),
      line('share-no-late-fee', {}, ['si-law-implementing-provisions-2011#20']),
    ],
  }
}
