import type { Localised } from '../locale/i18n.ts'

/** A province, or a city or prefecture in it. */
export type Region = {
  /** GB/T 2260: two digits for a province, four for what lies in it. */
  readonly code: string
  readonly name: Localised<string>
  /** Further names people write. */
  readonly words: readonly string[]
  readonly areaCode?: string
  /** The languages in which the bare name counts only beside its province. */
  readonly onlyWithProvince: readonly string[]
}

/** One value of a slot with the signs it is recognised by; the head of intents/situation.yaml tells how signs are read. */
export type SlotValue = {
  readonly id: string
  /** What stands for it in a button's data; guided help needs one. */
  readonly code?: string
  /** How it is named among the facts of a case. */
  readonly name?: Localised<string>
  readonly wins: boolean
  readonly signs: readonly string[]
}

/** One fact of a person's case. */
export type Slot = { readonly id: string; readonly code?: string; readonly values: readonly SlotValue[] }

/** What is known of a case: values by slot. */
export type Facts = Readonly<Record<string, string>>

/** What facts have to be: one of some values (`unknown` also stands for a slot that is not there), or a number of months. */
export type Condition = Readonly<
  Record<string, readonly string[] | { readonly atMost: number } | { readonly over: number }>
>

export type SlotOption = { readonly id: string; readonly label: Localised<string>; readonly onlyFor: Condition }

/** A line of a card, shown where the facts fit. */
export type CaseLine = { readonly text: Localised<string>; readonly when: Condition }

export const cardParts = ['steps', 'papers', 'wait', 'owes', 'local', 'keep'] as const
export type CardPart = (typeof cardParts)[number]

/** What comes of a case: the card that is shown, and the paper for the counter. */
export type Outcome = Readonly<Record<CardPart, readonly CaseLine[]>> & {
  readonly id: string
  readonly title: Localised<string>
  readonly route: Localised<string>
  readonly citations: readonly { readonly law: string; readonly article: string; readonly paragraph?: number }[]
  readonly contacts: readonly string[]
  /** Where more is said, the best first. */
  readonly topics: readonly string[]
  /** Slots that the table does not need but the card does. */
  readonly asks: readonly string[]
  readonly counter: { readonly opening: Localised<string>; readonly asks: readonly CaseLine[] }
}

export type TableRow = { readonly when: Condition; readonly outcome: string }

/** Words on the paper for the counter. */
export type CounterWords = Readonly<
  Record<'gap' | 'someTime' | 'foreigner' | 'please' | 'brought', Localised<string>>
> & { readonly whose: Readonly<Record<string, Localised<string>>> }

/** The question that asks for one slot. */
export type SlotQuestion = {
  readonly id: string
  readonly ask: Localised<string>
  readonly options: readonly SlotOption[]
}

/** From the facts of a case to what to do. */
export type Guide = {
  /** What is taken for granted before a card is chosen. */
  readonly assumes: readonly { readonly when: Facts; readonly so: Facts }[]
  /** Whole answers in words, by the option they choose. */
  readonly answers: Readonly<Record<string, readonly string[]>>
  /** The first row that fits decides. */
  readonly table: readonly TableRow[]
  readonly outcomes: readonly Outcome[]
  readonly counter: CounterWords
}

/** What intents/situation.yaml says: how a person's case is recognised and asked for. */
export type Situation = {
  readonly groups: Readonly<Record<string, readonly string[]>>
  readonly denied: readonly string[]
  readonly slots: readonly Slot[]
  readonly implies: readonly { readonly when: Facts; readonly so: Facts }[]
  readonly durations: Readonly<Record<'gap' | 'before' | 'after', readonly string[]>>
  readonly places: Readonly<
    Record<'here' | 'elsewhere' | 'elsewhere-after' | 'around' | 'suffixes' | 'notBefore' | 'denied', readonly string[]>
  >
  readonly told: { readonly asks: readonly string[] }
  /** In the order in which they are asked. */
  readonly questions: readonly SlotQuestion[]
  readonly guide?: Guide
}

/** A situation with guided help: without it there is none. */
export type GuidedSituation = Situation & { readonly guide: Guide }
