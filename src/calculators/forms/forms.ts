import type { Rates } from '../../knowledge/rates.ts'
import type { SumId } from '../../knowledge/sum-ids.ts'
import { isRealDay } from '../calendar.ts'
import type { EmployeeGap } from '../employee-gap.ts'
import type { LateFee } from '../late-fee.ts'
import type { MaternityLeave } from '../maternity-leave.ts'
import type { MedicalYears } from '../medical-years.ts'
import type { OwnShare } from '../own-share.ts'
import type { PensionYears } from '../pension-years.ts'
import type { ResidentStart } from '../resident-start.ts'
import type { Result } from '../result.ts'
import { type Inputs, sums } from '../sums.ts'
import { dateOfCode, monthsOfCode, readFigures } from './codes.ts'
import { employeeGapForm } from './employee-gap-form.ts'
import { askAgain, type Field, type Figures, type Form, type FormContext } from './form.ts'
import { lateFeeForm } from './late-fee-form.ts'
import { maternityLeaveForm } from './maternity-leave-form.ts'
import { ownShareForm } from './own-share-form.ts'
import { residentStartForm } from './resident-start-form.ts'
import { medicalYearsForm, pensionYearsForm } from './years-forms.ts'

/** How each sum is asked for. */
export const forms: { readonly [S in SumId]: Form<Inputs[S]> } = {
  'resident-start': residentStartForm,
  'own-share': ownShareForm,
  'late-fee': lateFeeForm,
  'employee-gap': employeeGapForm,
  'pension-years': pensionYearsForm,
  'medical-years': medicalYearsForm,
  'maternity-leave': maternityLeaveForm,
}

/** What each sum answers. */
export type Answers = {
  readonly 'resident-start': ResidentStart
  readonly 'own-share': OwnShare
  readonly 'late-fee': LateFee
  readonly 'employee-gap': EmployeeGap
  readonly 'pension-years': PensionYears
  readonly 'medical-years': MedicalYears
  readonly 'maternity-leave': MaternityLeave
}

/** The result of a sum with what its form was filled in with. */
export type WorkedSum = { readonly [S in SumId]: { readonly sum: S; readonly result: Result<Answers[S]> } }[SumId]

/** Whether a code is valid for a field: a button or a link may be old, or made by hand. */
function isRight({ kind, options }: Field, code: string): boolean {
  if (code === askAgain) return true
  const date = dateOfCode(code)
  switch (kind) {
    case 'choice':
      return options?.({ today: '2000-01-01', findPlace: () => undefined }, {}).includes(code) === true
    case 'months':
      return monthsOfCode(code).length > 0 && monthsOfCode(code).length <= 240
    case 'date':
      return date !== undefined && (date.length < 10 || isRealDay(date))
    case 'place':
      return /^(?:unknown|\d{2}|\d{4})$/.test(code)
    case 'first-day':
      return /^[01]-(?:0[1-9]|1\d|2[0-8])$/.test(code)
    default:
      return /^\d{1,12}$/.test(code)
  }
}

/** The figures that a button or link carries for a sum. */
export const figuresOf = (sum: SumId, written: string): Figures => readFigures(forms[sum], written, isRight)

/** Works a sum out from a form that is filled in. */
export function workOut<S extends SumId>(sum: S, figures: Figures, context: FormContext, rates: Rates): WorkedSum {
  const work = sums[sum] as unknown as (input: Inputs[S], rates: Rates) => Result<Answers[S]>
  return { sum, result: work(forms[sum].inputOf(figures, context), rates) } as unknown as WorkedSum
}
