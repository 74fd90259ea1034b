import type { SharePeriod } from '../own-share.ts'
import type { Form } from './form.ts'
import { countReader, readMoneyCode, readSpanCode, readYesNo } from './readers.ts'

const bareCount = countReader(600)

/** A person's own share: the same amount for each month. A bare number counts months. */
export const ownShareForm: Form<{ readonly periods: readonly SharePeriod[] }> = {
  fields: [
    {
      id: 'count',
      ask: 'months-count',
      kind: 'count',
      read: (text) => (/^\s*\S{1,4}\s*$/.test(text) && /^[^年y]*$/.test(text) ? bareCount(text) : readSpanCode(text)),
      options: () => ['1', '3', '6', '12'],
      isChangeable: true,
    },
    { id: 'own', ask: 'own-a-month', kind: 'money', read: readMoneyCode, isChangeable: true },
    {
      id: 'withheld',
      ask: 'withheld',
      kind: 'choice',
      read: readYesNo,
      options: () => ['yes', 'no', 'unknown'],
      isChangeable: true,
    },
  ],
  inputOf: ({ count = '0', own = '0', withheld }) => ({
    periods: [{ months: Number(count), ownFen: Number(own), isWithheld: withheld === 'yes' }],
  }),
  fromSlots: ({ months }) => (Number(months) > 0 ? { count: String(Number(months)) } : {}),
}
