import { monthsOf } from '../knowledge/case-table.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Facts, Region } from '../knowledge/situation.ts'
import { inLocale, type Locale, type Translate } from '../locale/i18n.ts'

/** What facts are named with. */
export type FactNames = {
  readonly knowledge: Pick<Knowledge, 'situation' | 'regions'>
  readonly locale: Locale
  readonly t: Translate
}

export const regionOf = ({ regions }: Pick<Knowledge, 'regions'>, code: string | undefined): Region | undefined =>
  regions.find((region) => region.code === code)

/** How long nothing was paid: the label of a tapped option, or months as months or whole years. */
export function showLength(value: string, { knowledge, locale, t }: FactNames): string | undefined {
  const question = knowledge.situation?.questions.find(({ id }) => id === 'months')
  const option = question?.options.find(({ id }) => id === value)
  if (option) return value === 'unknown' ? undefined : inLocale(option.label, locale)
  const count = monthsOf(value)
  if (count === undefined) return undefined
  const isYears = count >= 12 && count % 12 === 0
  return t(isYears ? 'situation.years' : 'situation.months', { count: isYears ? count / 12 : count })
}

/** How one fact is named; `undefined` for what is not known, and for what needs no name. */
export function showFact(slot: string, value: string, names: FactNames): string | undefined {
  const { knowledge, locale } = names
  if (slot === 'months') return showLength(value, names)
  if (slot === 'place') {
    const region = regionOf(knowledge, value)
    return region && inLocale(region.name, locale)
  }
  const found = knowledge.situation?.slots.find(({ id }) => id === slot)?.values.find(({ id }) => id === value)
  return found?.name && inLocale(found.name, locale)
}

/** Returns the facts of a case on one line, each named once; empty if there are none. */
export function showFacts(facts: Facts, names: FactNames): string {
  // That the employer paid goes without saying where the employer stopped.
  const payer = facts.event === 'employer-stopped' ? [] : ['payer']
  const order = ['scheme', ...payer, 'event', 'months', 'place', 'for', 'urgent']
  const shown = order.flatMap((slot) => {
    const value = facts[slot]
    return (value === undefined ? undefined : showFact(slot, value, names)) ?? []
  })
  return [...new Set(shown)].join(' · ')
}
