import type { Localised } from '../locale/i18n.ts'

/** A province, or a city or prefecture in it. */
export type Region = {
  /** GB/T 2260: two digits for a province, four for a city or prefecture. */
  readonly code: string
  readonly name: Localised<string>
  /** Other names that people use. */
  readonly words: readonly string[]
  readonly areaCode?: string
  /** The languages in which the name counts only next to its province. */
  readonly onlyWithProvince: readonly string[]
}

/** One value of a slot with its signs. The head of intents/situation.yaml explains how signs are read. */
export type SlotValue = {
  readonly id: string
  /** Its code in the data of a button; guided help needs one. */
  readonly code?: string
  /** Its name among the facts of a case. */
  readonly name?: Localised<string>
  readonly wins: boolean
  readonly signs: readonly string[]
}

/** One fact of a person's case. */
export type Slot = { readonly id: string; readonly code?: string; readonly values: readonly SlotValue[] }

/** What is known about a case: values by slot. */
export type Facts = Readonly<Record<string, string>>

/** A condition on a fact: one of some values (`unknown` includes a missing slot), or a number of months. */
export type Condition = Readonly<
  Record<string, readonly string[] | { readonly atMost: number } | { readonly over: number }>
>

export type SlotOption = { readonly id: string; readonly label: Localised<string>; readonly onlyFor: Condition }

/** A line of a card, shown if the facts fit. */
export type CaseLine = { readonly text: Localised<string>; readonly when: Condition }

export const cardParts = ['steps', 'papers', 'wait', 'owes', 'local', 'keep'] as const
export type CardPart = (typeof cardParts)[number]

/** The outcome of a case: the card to show, and the paper for the counter. */
export type Outcome = Readonly<Record<CardPart, readonly CaseLine[]>> & {
  readonly id: string
  readonly title: Localised<string>
  readonly route: Localised<string>
  readonly citations: readonly { readonly law: string; readonly article: string; readonly paragraph?: number }[]
  readonly contacts: readonly string[]
  /** Topics that say more, the best first. */
  readonly topics: readonly string[]
  /** Slots that only the card needs. */
  readonly asks: readonly string[]
  readonly counter: { readonly opening: Localised<string>; readonly asks: readonly CaseLine[] }
}

export type TableRow = { readonly when: Condition; readonly outcome: string }

/** Texts on the paper for the counter. */
export type CounterWords = Readonly<
  Record<'gap' | 'someTime' | 'foreigner' | 'please' | 'brought', Localised<string>>
> & { readonly whose: Readonly<Record<string, Localised<string>>> }

/** The question that asks for one slot. */
export type SlotQuestion = {
  readonly id: string
  readonly ask: Localised<string>
  readonly options: readonly SlotOption[]
}

/** How to get from the facts of a case to what to do. */
export type Guide = {
  /** What is assumed before a card is chosen. */
  readonly assumes: readonly { readonly when: Facts; readonly so: Facts }[]
  /** Whole answers in words, by the option they choose. */
  readonly answers: Readonly<Record<string, readonly string[]>>
  /** The first row that fits decides. */
  readonly table: readonly TableRow[]
  readonly outcomes: readonly Outcome[]
  readonly counter: CounterWords
}

/** The contents of intents/situation.yaml: how to recognise a person's case and ask for it. */
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
  /** In the order of asking. */
  readonly questions: readonly SlotQuestion[]
  readonly guide?: Guide
}

/** A situation that has guided help. */
export type GuidedSituation = Situation & { readonly guide: Guide }
