import type { MaternityInput } from '../maternity-leave.ts'
import { dateCode, dateOfCode } from './codes.ts'
import type { Figures, Form } from './form.ts'
import { choiceReader, countReader, readDayCode, readYesNo } from './readers.ts'

const readPregnancy = choiceReader({
  early: /(?:未满|不到|不足|before|under|less).*(?:4|四|four)/,
  late: /流产|引产|miscarr|(?:满|以上|after|over).*(?:4|四|four)/,
  birth: /生|产|birth|born|baby|deliver/,
})

const cases = { birth: 'birth', early: 'miscarriage-early', late: 'miscarriage-late' } as const

const isBirth = ({ case: which }: Figures): boolean => which === 'birth'

/** Days of maternity leave. */
export const maternityLeaveForm: Form<MaternityInput> = {
  fields: [
    {
      id: 'case',
      ask: 'pregnancy',
      kind: 'choice',
      read: readPregnancy,
      options: () => ['birth', 'early', 'late'],
      isChangeable: true,
    },
    {
      id: 'on',
      ask: 'birth-on',
      kind: 'date',
      read: (text, { today }) => readDayCode(text, { today }),
      options: ({ today }) => [dateCode(today)],
      isChangeable: true,
    },
    {
      id: 'children',
      ask: 'children',
      kind: 'count',
      read: countReader(10),
      options: () => ['1', '2', '3'],
      isNeeded: isBirth,
    },
    {
      id: 'difficult',
      ask: 'difficult',
      kind: 'choice',
      read: readYesNo,
      options: () => ['yes', 'no', 'unknown'],
      isNeeded: isBirth,
    },
    {
      id: 'before',
      ask: 'days-before',
      kind: 'days',
      read: countReader(15),
      options: () => ['0', '7', '15'],
      isNeeded: isBirth,
      isChangeable: true,
    },
  ],
  inputOf: ({ case: which = 'birth', on = '', children = '1', difficult, before = '0' }, { today }) => {
    const isOne = which === 'birth'
    return {
      on: dateOfCode(on) ?? today,
      case: cases[which as keyof typeof cases] ?? 'birth',
      isDifficult: isOne && difficult === 'yes',
      children: isOne ? Number(children) : 1,
      daysBefore: isOne ? Number(before) : 0,
    }
  },
}
