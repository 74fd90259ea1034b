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
export type SlotValue = { readonly id: string; readonly wins: boolean; readonly signs: readonly string[] }

/** One fact of a person's case. */
export type Slot = { readonly id: string; readonly values: readonly SlotValue[] }

export type SlotOption = { readonly id: string; readonly label: Localised<string> }

/** The question that asks for one slot. */
export type SlotQuestion = {
  readonly id: string
  readonly ask: Localised<string>
  readonly options: readonly SlotOption[]
}

type Facts = Readonly<Record<string, string>>

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
}
