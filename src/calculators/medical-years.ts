import { type RateId, type Rates, rateIds, rateOn } from '../knowledge/rates.ts'
import type { Day } from './calendar.ts'
import { type Line, line, type Result, refuse } from './result.ts'

export type MedicalYearsInput = {
  /** The code of a province or city of intents/regions.yaml; absent where it is not known. */
  readonly place?: string
  readonly paidMonths: number
  readonly today: Day
}

/** Both are absent where the number of the place is not known to us. */
export type MedicalYears = { readonly minimumMonths?: number; readonly missingMonths?: number }

const mostMonths = 960

const rateOfPlace = (place: string | undefined): RateId | undefined =>
  rateIds.find((id) => place !== undefined && id === `medical-minimum-${place.slice(0, 2)}`)

const local: readonly Line[] = [
  line('medical-local', {}, ['si-law-implementing-provisions-2011#7/1']),
  line('medical-adds-up', {}, ['si-law-implementing-provisions-2011#7/2']),
]

/**
 * How many years of payment medical cover in retirement still lacks. Each place sets the number (IMPL 7); it is named only if we quote a text in
 * force that we quote.
 */
export function medicalYears({ place, paidMonths, today }: MedicalYearsInput, rates: Rates): Result<MedicalYears> {
  if (paidMonths < 0) return refuse('negative')
  if (paidMonths > mostMonths) return refuse('too-large')
  const id = rateOfPlace(place)
  const minimum = id && rateOn(rates, id, today)
  if (!id || !minimum) return { kind: 'worked', answer: {}, working: local }
  const missing = Math.max(0, minimum.value - paidMonths)
  return {
    kind: 'worked',
    answer: { minimumMonths: minimum.value, missingMonths: missing },
    working: [
      line('medical-minimum', { minimum: { months: minimum.value } }, minimum.cites),
      line('years-paid', { paid: { months: paidMonths } }, ['social-insurance-law#27']),
      line('years-missing', { missing: { months: missing } }, minimum.cites),
      line('medical-adds-up', {}, ['si-law-implementing-provisions-2011#7/2']),
      ...(minimum.isBeyond ? [line('rate-beyond', { until: rates[id].knownUntil }, minimum.cites)] : []),
    ],
  }
}
