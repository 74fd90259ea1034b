import { type Rates, rateOn } from '../knowledge/rates.ts'
import { type Day, type Month, monthsBetween } from './calendar.ts'
import { type Line, line, type Result, refuse } from './result.ts'

export type PensionYearsInput = {
  /** The month of retirement, or its year where no more is known. */
  readonly retires: Month | string
  /** Months paid so far, all places together. */
  readonly paidMonths: number
  readonly today: Day
}

export type PensionYears = {
  readonly minimumMonths: number
  /** Missing today. */
  readonly missingMonths: number
  /** Missing at retirement by someone who pays every month until then; absent where only the year is known. */
  readonly missingThenMonths?: number
}

/** Eighty years; more is a slip. */
const mostMonths = 960

const ways = (missing: number): readonly Line[] =>
  missing === 0
    ? [line('years-enough', {}, ['delayed-retirement-2024#method-4'])]
    : [
        line('years-pay-on', {}, ['delayed-retirement-2024#method-2']),
        line('years-one-off', {}, ['si-law-implementing-provisions-2011#2']),
        line('years-residents', {}, ['si-law-implementing-provisions-2011#3']),
      ]

/** Whole months between the month of today and that of retirement, in which payment can go on. */
const monthsLeft = (retires: Month, today: Day): number => Math.max(0, monthsBetween(today.slice(0, 7), retires))

/**
 * How many years an employee pension still lacks: the minimum of the year of retirement (15, from 2030 half a year more each year, 20 from 2039) less what
 * was paid.
 */
export function pensionYears({ retires, paidMonths, today }: PensionYearsInput, rates: Rates): Result<PensionYears> {
  if (paidMonths < 0) return refuse('negative')
  if (paidMonths > mostMonths) return refuse('too-large')
  const year = retires.slice(0, 4)
  const minimum = rateOn(rates, 'pension-minimum', `${year}-12-31`)
  if (!minimum) return refuse('impossible')
  const missing = Math.max(0, minimum.value - paidMonths)
  const left = retires.length === 7 ? monthsLeft(retires, today) : undefined
  const missingThen = left === undefined ? undefined : Math.max(0, missing - left)
  return {
    kind: 'worked',
    answer: {
      minimumMonths: minimum.value,
      missingMonths: missing,
      ...(missingThen !== undefined && { missingThenMonths: missingThen }),
    },
    working: [
      line('years-minimum', { year, minimum: { months: minimum.value } }, minimum.cites),
      line('years-paid', { paid: { months: paidMonths } }, ['social-insurance-law#16/1']),
      line('years-missing', { missing: { months: missing } }, minimum.cites.slice(0, 1)),
      ...(left !== undefined && missingThen !== undefined && missing > 0
        ? [
            line(
              'years-until-then',
              { left: { months: left }, missing: { months: missingThen } },
              minimum.cites.slice(0, 1),
            ),
          ]
        : []),
      ...ways(missingThen ?? missing),
      ...(minimum.isBeyond
        ? [line('rate-beyond', { until: rates['pension-minimum'].knownUntil }, minimum.cites.slice(0, 1))]
        : []),
    ],
  }
}
