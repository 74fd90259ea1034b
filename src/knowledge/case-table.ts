import type { Condition, Facts, TableRow } from './situation.ts'

/** The number of months that a value of `months` stands for; an option such as `r12` names the longest it means. */
export const monthsOf = (value: string | undefined): number | undefined => {
  const digits = /^r?(\d+)$/.exec(value ?? '')?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** Whether facts are as a condition says. A slot that is not there counts as `unknown`. */
export function fits(condition: Condition, facts: Facts): boolean {
  return Object.entries(condition).every(([slot, wanted]) => {
    if ('atMost' in wanted) return (monthsOf(facts[slot]) ?? Number.POSITIVE_INFINITY) <= wanted.atMost
    if ('over' in wanted) return (monthsOf(facts[slot]) ?? 0) > wanted.over
    return wanted.includes(facts[slot] ?? 'unknown')
  })
}

/** The outcome that the table gives for facts; `undefined` is a dead end. */
export function outcomeIn(table: readonly TableRow[], facts: Facts): string | undefined {
  return table.find(({ when }) => fits(when, facts))?.outcome
}
