import type { EmployeeGap } from '../calculators/employee-gap.ts'
import type { WorkedSum } from '../calculators/forms/forms.ts'
import type { ResidentStart } from '../calculators/resident-start.ts'
import type { Worked } from '../calculators/result.ts'
import type { Locale, Translate } from '../locale/i18n.ts'
import { showDay } from './dates.ts'
import { showSpan, showYuan } from './sum-figures.ts'

type Voice = { readonly locale: Locale; readonly t: Translate }

function waitLine({ readings: [first, second] }: ResidentStart, { locale, t }: Voice): string {
  if (!first) return t('sum.headline.wait-none')
  const start = showDay(first.start, locale)
  if (!second) return t('sum.headline.wait-one', { start, months: first.months })
  const later = showDay(second.start, locale)
  return t('sum.headline.wait-two', { start, later, months: first.months, more: second.months })
}

function gapLine({ outcome, covered = '', latest = '' }: EmployeeGap, { locale, t }: Voice): string {
  switch (outcome) {
    case 'no-wait':
      return t('sum.headline.gap-no-wait', { covered: showDay(covered, locale) })
    case 'at-most':
      return t('sum.headline.gap-at-most', { latest: showDay(latest, locale) })
    case 'no-gap':
      return t('sum.headline.gap-no-gap')
    case 'local':
      return t('sum.headline.gap-local')
  }
}

function yearsLine(minimumMonths: number | undefined, missingMonths: number | undefined, { t }: Voice): string {
  if (minimumMonths === undefined || missingMonths === undefined) return t('sum.headline.medical-local')
  const minimum = showSpan(minimumMonths, t)
  if (missingMonths === 0) return t('sum.headline.years-enough', { minimum })
  return t('sum.headline.years-missing', { missing: showSpan(missingMonths, t), minimum })
}

/** A sum that was worked out. */
export type Finished = {
  readonly [S in WorkedSum['sum']]: { readonly sum: S; readonly result: Worked<AnswerOf<S>> }
}[WorkedSum['sum']]
type AnswerOf<S> = Extract<Extract<WorkedSum, { sum: S }>['result'], { kind: 'worked' }>['answer']

/** Whether a sum was worked out. */
export const isFinished = (worked: WorkedSum): worked is Finished => worked.result.kind === 'worked'

/** The result in one line: what it comes to, and who it concerns. */
export function headline({ sum, result }: Finished, voice: Voice): string {
  const { locale, t } = voice
  switch (sum) {
    case 'late-fee':
      return t('sum.headline.late-fee', { fee: showYuan(result.answer.feeFen) })
    case 'own-share':
      return t('sum.headline.own-share', { own: showYuan(result.answer.ownFen) })
    case 'resident-start':
      return waitLine(result.answer, voice)
    case 'employee-gap':
      return gapLine(result.answer, voice)
    case 'pension-years':
    case 'medical-years':
      return yearsLine(result.answer.minimumMonths, result.answer.missingMonths, voice)
    case 'maternity-leave': {
      const { days, firstDay, lastDay } = result.answer
      return t('sum.headline.leave', { days, firstDay: showDay(firstDay, locale), lastDay: showDay(lastDay, locale) })
    }
  }
}
