import type { Read } from '../read.ts'

/** What a form is filled in with, by the id of its field, as codes of `a-z`, `0-9` and `-`. */
export type Figures = Readonly<Record<string, string>>

export type FormContext = {
  /** The day in China, `YYYY-MM-DD`. */
  readonly today: string
  /** The code of the province or city that words name. */
  readonly findPlace: (text: string) => string | undefined
}

/** What is asked; `sum.ask.<ask>` in `locales/`. */
export const askIds = [
  'months-owed',
  'owed-a-month',
  'paid-on',
  'first-day',
  'months-count',
  'own-a-month',
  'withheld',
  'lapsed-years',
  'in-window',
  'enrols-on',
  'repaired-years',
  'change',
  'two-years',
  'last-paid',
  'resumes-on',
  'pays-up',
  'retires',
  'pension-paid',
  'medical-place',
  'medical-paid',
  'pregnancy',
  'birth-on',
  'children',
  'difficult',
  'days-before',
] as const
export type AskId = (typeof askIds)[number]

/** How a code is shown: `choice` by `sum.option.<code>`. */
export type Kind = 'choice' | 'months' | 'money' | 'date' | 'span' | 'years' | 'count' | 'days' | 'place' | 'first-day'

/** One thing that a sum needs to know. */
export type Field = {
  readonly id: string
  readonly ask: AskId
  readonly kind: Kind
  readonly read: (text: string, context: FormContext, figures: Figures) => Read<string>
  /** Codes that are offered as buttons. */
  readonly options?: (context: FormContext, figures: Figures) => readonly string[]
  /** Whether it matters, given what is known. */
  readonly isNeeded?: (figures: Figures) => boolean
  /** Taken without asking; it can be changed under the result. */
  readonly assumed?: string
  /** Offered to be changed under the result; `sum.change.<ask>` in `locales/`. */
  readonly isChangeable?: true
}

/** How a sum is asked for: its fields in the order in which they are asked, and what it is worked out from. */
export type Form<Input> = {
  readonly fields: readonly Field[]
  readonly inputOf: (figures: Figures, context: FormContext) => Input
  /** What is known of a case already, from the slots of the conversation. */
  readonly fromSlots?: (slots: Readonly<Record<string, string>>, context: FormContext) => Figures
}

/** In place of a code: the person wants to be asked this again. */
export const askAgain = 'ask'

/** The first field that is not filled in, matters, and has no assumed value. */
export function missingField({ fields }: Pick<Form<unknown>, 'fields'>, figures: Figures): Field | undefined {
  return fields.find(({ id, isNeeded, assumed }) => {
    const code = figures[id]
    if (isNeeded && !isNeeded(figures)) return false
    return code === askAgain || (code === undefined && assumed === undefined)
  })
}
