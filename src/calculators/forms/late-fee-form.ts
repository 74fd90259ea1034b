import { monthsAfter, monthsFrom, plusDays } from '../calendar.ts'
import type { LateFeeInput } from '../late-fee.ts'
import { readCount } from '../numbers.ts'
import { fromReadings, type Read } from '../read.ts'
import { dateCode, dateOfCode, firstDayOf, monthsCode, monthsOfCode } from './codes.ts'
import type { Field, Figures, Form, FormContext } from './form.ts'
import { asCode, readDayCode, readMoneyCode, readMonthsCode } from './readers.ts'

/** The code for the last `count` months, up to last month. */
function lastMonthsCode(count: number, { today }: FormContext): string {
  const last = monthsAfter(today.slice(0, 7), -1)
  return monthsCode(monthsFrom(monthsAfter(last, 1 - count), last))
}

/** The first month that is owed; payment comes after it. */
const afterFirst = ({ months = '' }: Figures): { readonly notBefore?: string } => {
  const last = monthsOfCode(months).at(-1)
  return last === undefined ? {} : { notBefore: `${last}-01` }
}

/** A day alone is of the month itself or of the next: asked back. A day above the 28th is not in every month. */
function readFirstDay(text: string): Read<string> {
  const isNext = /次月|下个?月|next/.test(text)
  const isSame = /当月|本月|同月|same/.test(text)
  const readings = isNext ? ['1'] : isSame ? ['0'] : ['1', '0']
  const day = asCode(readCount(text, 28), (value) => (value > 0 ? String(value).padStart(2, '0') : undefined))
  return day.kind === 'value' ? fromReadings(readings.map((offset) => `${offset}-${day.value}`)) : day
}

const fields: readonly Field[] = [
  {
    id: 'months',
    ask: 'months-owed',
    kind: 'months',
    read: readMonthsCode,
    options: (context) => [1, 3, 6].map((count) => lastMonthsCode(count, context)),
    isChangeable: true,
  },
  { id: 'owed', ask: 'owed-a-month', kind: 'money', read: readMoneyCode, isChangeable: true },
  {
    id: 'paid',
    ask: 'paid-on',
    kind: 'date',
    read: (text, { today }, figures) => readDayCode(text, { today, ...afterFirst(figures) }),
    options: ({ today }) => [today, plusDays(today, 30)].map(dateCode),
    isChangeable: true,
  },
  {
    id: 'first',
    ask: 'first-day',
    kind: 'first-day',
    read: readFirstDay,
    options: () => ['1-01', '0-16', '1-16'],
    assumed: '1-01',
    isChangeable: true,
  },
]

/** The late fee: the same amount for each month, all months with the same rule for their first day. */
export const lateFeeForm: Form<LateFeeInput> = {
  fields,
  inputOf: ({ months = '', owed = '0', paid = '', first = '1-01' }, { today }) => ({
    arrears: monthsOfCode(months).map((month) => ({ month, from: firstDayOf(month, first), owedFen: Number(owed) })),
    paid: dateOfCode(paid) ?? today,
  }),
  fromSlots: ({ months }, context) => {
    const count = Number(months)
    return count > 0 && count <= 24 ? { months: lastMonthsCode(count, context) } : {}
  },
}
