/** The sums there are; a topic names those that belong to it under `sums`. */
export const sumIds = [
  'resident-start',
  'own-share',
  'late-fee',
  'employee-gap',
  'pension-years',
  'medical-years',
  'maternity-leave',
] as const
export type SumId = (typeof sumIds)[number]

export const isSum = (id: string): id is SumId => (sumIds as readonly string[]).includes(id)
