const hour = 3600 * 1000
const inChina = (moment: Date): string => new Date(moment.getTime() + 8 * hour).toISOString()

/** The first moment of a day in China, `days` after the one that is written `YYYY-MM-DD`. */
export function startOf(day: string, days = 0): Date {
  return new Date(new Date(`${day}T00:00:00+08:00`).getTime() + days * 24 * hour)
}

/** A moment as a clock in China shows it: `2026-11-27 09:30`. */
export const minuteInChina = (moment: Date): string => inChina(moment).slice(0, 16).replace('T', ' ')
