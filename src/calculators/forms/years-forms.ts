import type { MedicalYearsInput } from '../medical-years.ts'
import type { PensionYearsInput } from '../pension-years.ts'
import { isNotUnderstood, isValue } from '../read.ts'
import { dateOfCode } from './codes.ts'
import type { Form } from './form.ts'
import { readMonthOrYearCode, readSpanCode } from './readers.ts'

/** Years that an employee pension lacks. */
export const pensionYearsForm: Form<PensionYearsInput> = {
  fields: [
    {
      id: 'retires',
      ask: 'retires',
      kind: 'date',
      read: (text, { today }) => readMonthOrYearCode(text, { today, notBefore: today }),
      isChangeable: true,
    },
    { id: 'paid', ask: 'pension-paid', kind: 'span', read: readSpanCode, isChangeable: true },
  ],
  inputOf: ({ retires = '', paid = '0' }, { today }) => ({
    retires: dateOfCode(retires)?.slice(0, 7) ?? today.slice(0, 4),
    paidMonths: Number(paid),
    today,
  }),
}

/** Years that medical cover in retirement lacks. */
export const medicalYearsForm: Form<MedicalYearsInput> = {
  fields: [
    {
      id: 'place',
      ask: 'medical-place',
      kind: 'place',
      read: (text, { findPlace }) => {
        const place = findPlace(text)
        return place === undefined ? isNotUnderstood() : isValue(place)
      },
      options: () => ['unknown'],
      isChangeable: true,
    },
    { id: 'paid', ask: 'medical-paid', kind: 'span', read: readSpanCode, isChangeable: true },
  ],
  inputOf: ({ place, paid = '0' }, { today }) => ({
    ...(place !== undefined && place !== 'unknown' && { place }),
    paidMonths: Number(paid),
    today,
  }),
  fromSlots: ({ place }) => (place && place !== 'unknown' ? { place } : {}),
}
