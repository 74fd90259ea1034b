import type { Condition, Facts, TableRow } from './situation.ts'

/** The number of months that a value of `months` means; for an option such as `r12`, the longest. */
export const monthsOf = (value: string | undefined): number | undefined => {
  const digits = /^r?(\d+)$/.exec(value ?? '')?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** Whether facts meet a condition. A missing slot counts as `unknown`. */
export function fits(condition: Condition, facts: Facts): boolean {
  return Object.entries(condition).every(([slot, wanted]) => {
    if ('atMost' in wanted) return (monthsOf(facts[slot]) ?? Number.POSITIVE_INFINITY) <= wanted.atMost
    if ('over' in wanted) return (monthsOf(facts[slot]) ?? 0) > wanted.over
    return wanted.includes(facts[slot] ?? 'unknown')
  })
}

/** The outcome of the table for facts; `undefined` if no row fits. */
export function outcomeIn(table: readonly TableRow[], facts: Facts): string | undefined {
  return table.find(({ when }) => fits(when, facts))?.outcome
}
