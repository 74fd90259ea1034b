import type { Roles } from '../knowledge/knowledge.ts'

/** Whether a question that names these synonym groups is about social insurance. */
export function namesField(concepts: readonly string[], { fieldGroups }: Roles): boolean {
  return concepts.some((concept) => fieldGroups.includes(concept))
}

/** Whether it is about social insurance and names the housing fund beside it: then the fund is a side remark. */
export function namesFundBeside(concepts: readonly string[], roles: Roles): boolean {
  const fund = roles.housingFund?.group
  return fund !== undefined && concepts.includes(fund) && namesField(concepts, roles)
}
