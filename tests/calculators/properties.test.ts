import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plusDays } from '../../src/calculators/calendar.ts'
import { employeeGap } from '../../src/calculators/employee-gap.ts'
import { type Arrears, type LateFee, lateFee } from '../../src/calculators/late-fee.ts'
import { maternityLeave } from '../../src/calculators/maternity-leave.ts'
import { ownShare } from '../../src/calculators/own-share.ts'
import { pensionYears } from '../../src/calculators/pension-years.ts'
import { residentStart } from '../../src/calculators/resident-start.ts'
import type { Result } from '../../src/calculators/result.ts'
import { rates } from '../fixtures/real-rates.ts'

const day = fc.integer({ min: 0, max: 12_000 }).map((days) => plusDays('2005-01-01', days))
const amount = fc.integer({ min: 1, max: 50_000_000 })
const arrears = fc.array(fc.record({ from: day, owedFen: amount }), { minLength: 1, maxLength: 24 })

const answerOf = <A>(result: Result<A>): A => {
  if (result.kind === 'refused') throw new Error(`refused: ${result.because}`)
  return result.answer
}
const fee = (list: readonly Arrears[], paid: string): LateFee => answerOf(lateFee({ arrears: list, paid }, rates))

test('more days never cost less', () => {
  fc.assert(
    fc.property(arrears, day, fc.nat(2000), (list, paid, later) => {
      expect(fee(list, plusDays(paid, later)).feeFen).toBeGreaterThanOrEqual(fee(list, paid).feeFen)
    }),
  )
})

test('a larger amount never costs less', () => {
  fc.assert(
    fc.property(arrears, day, amount, (list, paid, more) => {
      const larger = list.map((one) => ({ ...one, owedFen: one.owedFen + more }))
      expect(fee(larger, paid).feeFen).toBeGreaterThanOrEqual(fee(list, paid).feeFen)
    }),
  )
})

test('the order of the months does not matter', () => {
  fc.assert(
    fc.property(arrears, day, (list, paid) => {
      expect(fee(list.toReversed(), paid)).toEqual(fee(list, paid))
    }),
  )
})

test('splitting a month into parts changes nothing', () => {
  fc.assert(
    fc.property(arrears, day, fc.double({ min: 0, max: 1, noNaN: true }), (list, paid, share) => {
      const split = list.flatMap(({ from, owedFen }) => {
        const part = Math.floor(owedFen * share)
        return [
          { from, owedFen: part },
          { from, owedFen: owedFen - part },
        ]
      })
      expect(fee(split, paid)).toEqual(fee(list, paid))
    }),
  )
})

test('a fee is a whole number of fen, the sum of its lines', () => {
  fc.assert(
    fc.property(arrears, day, (list, paid) => {
      const result = lateFee({ arrears: list, paid }, rates)
      if (result.kind === 'refused') throw new Error(result.because)
      const lines = result.working.filter(({ says }) => says === 'late-month')
      const sum = lines.reduce((total, { figures }) => total + (figures.fee as { fen: number }).fen, 0)
      expect(Number.isSafeInteger(result.answer.feeFen)).toBe(true)
      expect(sum).toBe(result.answer.feeFen)
    }),
  )
})

test('a share in parts is the share as a whole', () => {
  const period = fc.record({ months: fc.integer({ min: 1, max: 24 }), ownFen: amount, isWithheld: fc.boolean() })
  fc.assert(
    fc.property(fc.array(period, { minLength: 1, maxLength: 6 }), (periods) => {
      const single = periods.flatMap((one) => Array.from({ length: one.months }, () => ({ ...one, months: 1 })))
      expect(answerOf(ownShare({ periods: single }))).toEqual(answerOf(ownShare({ periods })))
    }),
  )
})

test('more lapsed years never wait less, and paying for a year never waits more', () => {
  const years = fc.integer({ min: 1, max: 40 })
  fc.assert(
    fc.property(day, years, fc.nat(40), (paid, lapsedYears, wish) => {
      const repairedYears = Math.min(wish, lapsedYears)
      const input = { paid, isInWindow: false, isExempt: false, lapsedYears, repairedYears }
      const months = (its: typeof input): readonly number[] =>
        answerOf(residentStart(its, rates)).readings.map((reading) => reading.months)
      const most = Math.max(0, ...months(input))
      expect(Math.max(0, ...months({ ...input, lapsedYears: lapsedYears + 1 }))).toBeGreaterThanOrEqual(most)
      if (repairedYears < lapsedYears)
        expect(Math.max(0, ...months({ ...input, repairedYears: repairedYears + 1 }))).toBeLessThanOrEqual(most)
    }),
  )
})

test('a longer break is never treated better', () => {
  const rank = ['no-gap', 'no-wait', 'at-most'] as const
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), (months) => {
      const resumes = plusDays('2022-06-15', months * 31)
      const outcome = (lastPaid: string) => {
        const input = { lastPaid, resumes, change: 'moved', isTwoYearsBefore: true, isPaidUp: true } as const
        return rank.indexOf(answerOf(employeeGap(input, rates)).outcome as (typeof rank)[number])
      }
      expect(outcome('2022-04')).toBeGreaterThanOrEqual(outcome('2022-05'))
    }),
  )
})

test('more paid months leave fewer missing, and a later retirement needs no fewer', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2011, max: 2060 }), fc.nat(900), (year, paidMonths) => {
      const its = (retires: number, paid: number) =>
        answerOf(pensionYears({ retires: String(retires), paidMonths: paid, today: '2026-11-23' }, rates))
      expect(its(year, paidMonths + 1).missingMonths).toBeLessThanOrEqual(its(year, paidMonths).missingMonths)
      expect(its(year + 1, paidMonths).minimumMonths).toBeGreaterThanOrEqual(its(year, paidMonths).minimumMonths)
    }),
  )
})

test('leave is as long as its days, whatever is taken before the birth', () => {
  const birth = fc.integer({ min: 0, max: 9000 }).map((days) => plusDays('2012-04-28', days))
  fc.assert(
    fc.property(
      birth,
      fc.integer({ min: 1, max: 10 }),
      fc.nat(15),
      fc.boolean(),
      (on, children, daysBefore, isDifficult) => {
        const { days, firstDay, lastDay } = answerOf(
          maternityLeave({ on, case: 'birth', isDifficult, children, daysBefore }, rates),
        )
        expect(days).toBe(98 + (isDifficult ? 15 : 0) + 15 * (children - 1))
        expect(plusDays(firstDay, days - 1)).toBe(lastDay)
      },
    ),
  )
})
