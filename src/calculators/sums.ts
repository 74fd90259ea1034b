import type { Rates } from '../knowledge/rates.ts'
import type { SumId } from '../knowledge/sum-ids.ts'
import { type EmployeeGapInput, employeeGap } from './employee-gap.ts'
import { type LateFeeInput, lateFee } from './late-fee.ts'
import { type MaternityInput, maternityLeave } from './maternity-leave.ts'
import { type MedicalYearsInput, medicalYears } from './medical-years.ts'
import { ownShare, type SharePeriod } from './own-share.ts'
import { type PensionYearsInput, pensionYears } from './pension-years.ts'
import { type ResidentStartInput, residentStart } from './resident-start.ts'

/** What each sum is worked out from. */
export type Inputs = {
  readonly 'resident-start': ResidentStartInput
  readonly 'own-share': { readonly periods: readonly SharePeriod[] }
  readonly 'late-fee': LateFeeInput
  readonly 'employee-gap': EmployeeGapInput
  readonly 'pension-years': PensionYearsInput
  readonly 'medical-years': MedicalYearsInput
  readonly 'maternity-leave': MaternityInput
}

/** Every sum by its id. */
export const sums = {
  'resident-start': residentStart,
  'own-share': (input: Inputs['own-share']) => ownShare(input),
  'late-fee': lateFee,
  'employee-gap': employeeGap,
  'pension-years': pensionYears,
  'medical-years': medicalYears,
  'maternity-leave': maternityLeave,
} as const satisfies { readonly [S in SumId]: (input: Inputs[S], rates: Rates) => unknown }
