import { writeFigures } from '../calculators/forms/codes.ts'
import type { Figures } from '../calculators/forms/form.ts'
import { forms } from '../calculators/forms/forms.ts'
import { actionBytes, maxActionBytes } from '../conversation/action.ts'
import type { Button } from '../conversation/reply.ts'
import type { SumId } from '../knowledge/sum-ids.ts'
import type { Locale } from '../locale/i18n.ts'

/** A payload of /start may have 64 characters (Bot API, "deep linking"). */
const maxPayloadLength = 64

/** Stands for a form without any figure, so that the page turns in place. */
const blank = '-'

/** A button that goes on with a sum, in place; none if the figures do not fit into a button. */
export function sumButton(label: string, sum: SumId, figures: Figures, locale: Locale): readonly Button[] {
  const action = { name: 'sum', locale, sum, figures: writeFigures(forms[sum], figures) || blank } as const
  return actionBytes(action) <= maxActionBytes ? [{ label, action }] : []
}

/** Digits as capital letters: a link is read as words are, and a run of digits would look like a personal number. */
const letters = 'ABCDEFGHIJ'
const withoutDigits = (text: string): string => text.replace(/\d/g, (digit) => letters[Number(digit)] ?? '')
const withDigits = (text: string): string => text.replace(/[A-J]/g, (letter) => String(letters.indexOf(letter)))

/** The payload of a link that works the sum out again; none if the figures do not fit. */
export function sumPayload(sum: SumId, figures: Figures): string | undefined {
  const payload = `sum_${sum}_${withoutDigits(writeFigures(forms[sum], figures))}`
  return payload.length <= maxPayloadLength ? payload : undefined
}

/** The contents of a payload or a look-up: the sum and its figures as they are written. */
export function readPayload(payload: string): { readonly sum: string; readonly figures: string } | undefined {
  const [, sum, figures = ''] = /^sum_([a-z-]+)(?:_([A-Ja-z0-9_-]*))?$/.exec(payload) ?? []
  return sum === undefined ? undefined : { sum, figures: withDigits(figures) }
}
