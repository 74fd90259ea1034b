import { type RateId, type Rates, rateOn } from '../knowledge/rates.ts'
import { type Day, plusDays } from './calendar.ts'
import { type Line, line, type Result, refuse } from './result.ts'

export type MaternityInput = {
  /** The day of the birth or miscarriage, known or expected. */
  readonly on: Day
  readonly case: 'birth' | 'miscarriage-early' | 'miscarriage-late'
  /** A difficult birth, as the hospital certifies it. */
  readonly isDifficult: boolean
  /** Children born together. */
  readonly children: number
  /** Days of leave taken before the birth. */
  readonly daysBefore: number
}

/** The leave by national rule; provinces add days. `lastDay` is the last day of leave. */
export type MaternityLeave = { readonly days: number; readonly firstDay: Day; readonly lastDay: Day }

const mostChildren = 10

type Part = { readonly days: number; readonly line: Line }

const part = (says: Line['says'], days: number, figures: Line['figures'], cites: readonly string[]): Part => ({
  days,
  line: line(says, { ...figures, days }, cites),
})

function partsOf({ on, case: which, isDifficult, children }: MaternityInput, rates: Rates): readonly Part[] {
  const read = (id: RateId) => rateOn(rates, id, on) ?? { value: 0, cites: [] }
  if (which !== 'birth') {
    const leave = read(which)
    return [part('leave-miscarriage', leave.value, {}, leave.cites)]
  }
  const [leave, difficult, further] = [
    read('maternity-leave'),
    read('maternity-difficult'),
    read('maternity-per-further-child'),
  ]
  const more = children - 1
  return [
    part('leave-birth', leave.value, {}, leave.cites),
    ...(isDifficult ? [part('leave-difficult', difficult.value, {}, difficult.cites)] : []),
    ...(more > 0
      ? [part('leave-children', further.value * more, { children: more, each: further.value }, further.cites)]
      : []),
  ]
}

function refusalOf({ case: which, children, daysBefore, on }: MaternityInput, rates: Rates): Result<never> | undefined {
  if (children < 0 || daysBefore < 0) return refuse('negative')
  if (children === 0) return refuse('nothing')
  if (children > mostChildren) return refuse('too-large')
  const before = rateOn(rates, 'maternity-before-birth', on)
  if (!before) return refuse('impossible')
  return daysBefore > (which === 'birth' ? before.value : 0) ? refuse('impossible') : undefined
}

/**
 * Days of maternity leave by national rule, and of the allowance, which is paid as long: 98, 15 more for a difficult birth and for each further child; 15
 * or 42 after a miscarriage (Female Employees' Protection Rules 7).
 */
export function maternityLeave(input: MaternityInput, rates: Rates): Result<MaternityLeave> {
  const refusal = refusalOf(input, rates)
  if (refusal) return refusal
  const parts = partsOf(input, rates)
  const days = parts.reduce((sum, one) => sum + one.days, 0)
  const firstDay = plusDays(input.on, -input.daysBefore)
  const lastDay = plusDays(firstDay, days - 1)
  const isBeyond = rateOn(rates, 'maternity-leave', input.on)?.isBeyond ?? false
  return {
    kind: 'worked',
    answer: { days, firstDay, lastDay },
    working: [
      ...parts.map((one) => one.line),
      line('leave-total', { days }, ['women-employees-protection-2012#7']),
      line('leave-dates', { firstDay, lastDay, before: input.daysBefore }, ['women-employees-protection-2012#7/1']),
      line('leave-allowance', { days }, [
        'maternity-medical-merger-2019-10#2-5',
        'women-employees-protection-2012#8/1',
      ]),
      line('leave-local', {}, ['women-employees-protection-2012#7/1']),
      ...(isBeyond
        ? [line('rate-beyond', { until: rates['maternity-leave'].knownUntil }, ['women-employees-protection-2012#7/1'])]
        : []),
    ],
  }
}
