import { monthsAfter } from '../calendar.ts'
import type { EmployeeGapInput } from '../employee-gap.ts'
import { dateCode, dateOfCode } from './codes.ts'
import type { Form } from './form.ts'
import { choiceReader, readDayCode, readMonthCode, readYesNo } from './readers.ts'

const readChange = choiceReader({
  switched: /居民|互转|换险种|切换|转成|scheme|switch|resident/,
  moved: /换.{0,3}(?:城市|地方)|外地|搬|转移|跨|moved?|another|other|new city/,
  same: /同一|本地|同城|没换|没搬|不换|same/,
})

const changes = { same: 'same-place', moved: 'moved', switched: 'switched' } as const

/** What a break in employee insurance costs. */
export const employeeGapForm: Form<EmployeeGapInput> = {
  fields: [
    {
      id: 'change',
      ask: 'change',
      kind: 'choice',
      read: readChange,
      options: () => ['same', 'moved', 'switched'],
      isChangeable: true,
    },
    {
      id: 'before',
      ask: 'two-years',
      kind: 'choice',
      read: readYesNo,
      options: () => ['yes', 'no'],
      isNeeded: ({ change }) => change === 'switched',
    },
    {
      id: 'last',
      ask: 'last-paid',
      kind: 'date',
      read: (text, { today }) => readMonthCode(text, { today }),
      options: ({ today }) => [-1, -2, -3, -4].map((months) => dateCode(monthsAfter(today.slice(0, 7), months))),
      isChangeable: true,
    },
    {
      id: 'resumes',
      ask: 'resumes-on',
      kind: 'date',
      read: (text, { today }, { last }) =>
        readDayCode(text, { today, ...(last && { notBefore: `${dateOfCode(last)}-01` }) }),
      options: ({ today }) => [dateCode(today)],
      isChangeable: true,
    },
    {
      id: 'up',
      ask: 'pays-up',
      kind: 'choice',
      read: readYesNo,
      options: () => ['yes', 'no'],
      isNeeded: ({ change, before }) => change === 'moved' || (change === 'switched' && before !== 'no'),
    },
  ],
  inputOf: ({ change, before, last = '', resumes = '', up }, { today }) => ({
    change: changes[change as keyof typeof changes] ?? 'same-place',
    isTwoYearsBefore: before === 'yes',
    lastPaid: dateOfCode(last) ?? today.slice(0, 7),
    resumes: dateOfCode(resumes) ?? today,
    isPaidUp: up === 'yes',
  }),
  fromSlots: ({ months, event }, { today }) => {
    const count = Number(months)
    return {
      ...(event === 'moved' && { change: 'moved' }),
      ...(count > 0 && count <= 600 && { last: dateCode(monthsAfter(today.slice(0, 7), -count - 1)) }),
    }
  },
}
