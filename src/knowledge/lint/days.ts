const dayMs = 24 * 3600 * 1000

/** The day (`YYYY-MM-DD`) that is `days` days after `day`. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
