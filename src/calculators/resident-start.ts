import { type Rates, type ReadRate, rateOn } from '../knowledge/rates.ts'
import { type Day, plusMonths } from './calendar.ts'
import { type Line, line, type Result, refuse } from './result.ts'

export type ResidentStartInput = {
  /** The day on which the person enrolled again and paid. */
  readonly paid: Day
  /** Paid in the yearly enrolment window. */
  readonly isInWindow: boolean
  /** Whole years without cover. */
  readonly lapsedYears: number
  /** Of those, years paid for later to shorten the wait. */
  readonly repairedYears: number
  /** A newborn or another group that the rule exempts. */
  readonly isExempt: boolean
}

/** How the words 每多断保1年 are counted: the first lapsed year carries only the fixed wait, or each one adds a month. */
export type Reading = {
  readonly counting: 'further-years' | 'every-year'
  readonly months: number
  readonly start: Day
}

/** Two readings if they differ, one if they agree; none if the national rules set no wait. */
export type ResidentStart = { readonly readings: readonly Reading[] }

const longestLapse = 60
const yearsForFloor = 4

const source = 'nhsa-enrolment-mechanism-2024-38#waiting-period'

type Waits = { readonly fixed: ReadRate; readonly perYear: ReadRate; readonly floor: ReadRate }

function waitsOn(rates: Rates, day: Day): Waits | undefined {
  const fixed = rateOn(rates, 'resident-wait-fixed', day)
  const perYear = rateOn(rates, 'resident-wait-per-year', day)
  const floor = rateOn(rates, 'resident-wait-after-four-years', day)
  return fixed && perYear && floor && { fixed, perYear, floor }
}

function read(input: ResidentStartInput, { fixed, perYear, floor }: Waits, counting: Reading['counting']): Reading {
  const { paid, lapsedYears, repairedYears } = input
  const counted = counting === 'every-year' ? lapsedYears : Math.max(0, lapsedYears - 1)
  const variable = Math.max(0, counted - repairedYears) * perYear.value
  const months = Math.max(fixed.value + variable, lapsedYears >= yearsForFloor ? floor.value : 0)
  return { counting, months, start: plusMonths(paid, months) }
}

function linesOf(
  input: ResidentStartInput,
  readings: readonly Reading[],
  { fixed, perYear, floor }: Waits,
): readonly Line[] {
  const { lapsedYears, repairedYears, paid } = input
  return [
    line('wait-fixed', { months: fixed.value }, fixed.cites),
    ...(lapsedYears > 0 ? [line('wait-variable', { years: lapsedYears, months: perYear.value }, perYear.cites)] : []),
    ...(repairedYears > 0 ? [line('wait-repaired', { years: repairedYears }, [source])] : []),
    ...(lapsedYears >= yearsForFloor ? [line('wait-floor', { months: floor.value }, floor.cites)] : []),
    ...readings.map(({ months, start }) => line('wait-start', { paid, months, start }, [source])),
    line('wait-counted', {}, [source]),
  ]
}

const onlyLine = (says: 'wait-special' | 'wait-none' | 'wait-before-2025', paid: Day): Result<ResidentStart> => ({
  kind: 'worked',
  answer: { readings: [] },
  working: [line(says, { paid }, [source])],
})

/** From the Medical Security Law on, the province sets the day under State rules. */
const afterTheLaw = (paid: Day, { fixed }: Waits, rates: Rates): readonly Line[] =>
  fixed.isBeyond
    ? [
        line('wait-province', { paid }, ['medical-security-law-2026#13/3']),
        line('rate-beyond', { until: rates['resident-wait-fixed'].knownUntil }, [source]),
      ]
    : []

/**
 * When resident cover starts again by the national frame (document 38 of 2024): a fixed wait of 3 months, 1 more for each further lapsed year, less 1 for
 * each year paid for later, and at least 6 in all after four years. The province sets the details.
 */
export function residentStart(input: ResidentStartInput, rates: Rates): Result<ResidentStart> {
  const { paid, isInWindow, lapsedYears, repairedYears, isExempt } = input
  if (lapsedYears < 0 || repairedYears < 0) return refuse('negative')
  if (lapsedYears > longestLapse) return refuse('too-large')
  if (repairedYears > lapsedYears) return refuse('impossible')
  if (isExempt) return onlyLine('wait-special', paid)
  if (isInWindow && lapsedYears === 0) return onlyLine('wait-none', paid)
  const waits = waitsOn(rates, paid)
  if (!waits) return onlyLine('wait-before-2025', paid)
  const further = read(input, waits, 'further-years')
  const every = read(input, waits, 'every-year')
  const readings = further.months === every.months ? [further] : [further, every]
  return {
    kind: 'worked',
    answer: { readings },
    working: [...linesOf(input, readings, waits), ...afterTheLaw(paid, waits, rates)],
  }
}
