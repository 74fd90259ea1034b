import type { ResidentStartInput } from '../resident-start.ts'
import { dateCode, dateOfCode } from './codes.ts'
import type { Figures, Form } from './form.ts'
import { countReader, readDayCode, readYesNo } from './readers.ts'

const hasLapsed = ({ lapsed }: Figures): boolean => lapsed !== undefined && Number(lapsed) > 0

/** When resident cover starts again. */
export const residentStartForm: Form<ResidentStartInput> = {
  fields: [
    {
      id: 'lapsed',
      ask: 'lapsed-years',
      kind: 'years',
      read: countReader(60),
      options: () => ['0', '1', '2', '3', '4'],
      isChangeable: true,
    },
    { id: 'window', ask: 'in-window', kind: 'choice', read: readYesNo, options: () => ['yes', 'no'] },
    {
      id: 'paid',
      ask: 'enrols-on',
      kind: 'date',
      read: (text, { today }) => readDayCode(text, { today }),
      options: ({ today }) => [dateCode(today)],
      isChangeable: true,
    },
    {
      id: 'repaired',
      ask: 'repaired-years',
      kind: 'years',
      read: countReader(60),
      options: (_, { lapsed = '0' }) => ['0', '1', '2', '3', '4'].filter((years) => Number(years) <= Number(lapsed)),
      isNeeded: hasLapsed,
      isChangeable: true,
    },
  ],
  inputOf: ({ lapsed = '0', window, paid = '', repaired = '0' }, { today }) => ({
    paid: dateOfCode(paid) ?? today,
    isInWindow: window === 'yes',
    lapsedYears: Number(lapsed),
    repairedYears: Number(lapsed) > 0 ? Number(repaired) : 0,
    isExempt: false,
  }),
  fromSlots: ({ months }) => (Number(months) >= 12 ? { lapsed: String(Math.floor(Number(months) / 12)) } : {}),
}
