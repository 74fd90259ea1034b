/** A sum of money in fen, a hundredth of a yuan: always a whole number. */
export type Money = { readonly fen: number }
/** A length of time in months, shown as years and months. */
export type Span = { readonly months: number }

/** The value of a line: a plain number counts days, times or years; text is a day (`YYYY-MM-DD`), a month (`YYYY-MM`) or a year. */
export type Figure = number | string | Money | Span

/** The words of a line; `sum.line.<says>` in `locales/`. */
export const lineIds = [
  'late-month',
  'late-not-yet',
  'late-before-2011',
  'late-total',
  'late-payer',
  'late-fine',
  'late-not-due',
  'late-first-day',
  'late-cap',
  'late-over-principal',
  'share-period',
  'share-withheld',
  'share-no-late-fee',
  'share-employer',
  'wait-none',
  'wait-special',
  'wait-fixed',
  'wait-variable',
  'wait-repaired',
  'wait-floor',
  'wait-start',
  'wait-counted',
  'wait-province',
  'wait-before-2025',
  'gap-length',
  'gap-none',
  'gap-paid-up',
  'gap-until',
  'gap-not-paid-up',
  'gap-long',
  'gap-same-place',
  'gap-few-years',
  'years-minimum',
  'years-paid',
  'years-until-then',
  'years-missing',
  'years-enough',
  'years-pay-on',
  'years-one-off',
  'years-residents',
  'medical-minimum',
  'medical-local',
  'medical-adds-up',
  'leave-birth',
  'leave-difficult',
  'leave-children',
  'leave-miscarriage',
  'leave-total',
  'leave-dates',
  'leave-allowance',
  'leave-local',
  'rate-beyond',
] as const
export type LineId = (typeof lineIds)[number]

/** One line of the working: what it says, with which figures, and the articles that say so (`law#article`). */
export type Line = {
  readonly says: LineId
  readonly figures: Readonly<Record<string, Figure>>
  readonly cites: readonly string[]
}

/** A line of the working. */
export const line = (says: LineId, figures: Line['figures'] = {}, cites: readonly string[] = []): Line => ({
  says,
  figures,
  cites,
})

/** Why a sum cannot be worked out from what was given. */
export type Refusal = {
  readonly kind: 'refused'
  readonly because: 'negative' | 'nothing' | 'too-large' | 'impossible'
}
export const refuse = (because: Refusal['because']): Refusal => ({ kind: 'refused', because })

/** The result of a sum with all of its working. `answer` is a sum's own. */
export type Worked<A> = { readonly kind: 'worked'; readonly answer: A; readonly working: readonly Line[] }
export type Result<A> = Worked<A> | Refusal
