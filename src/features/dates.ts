import type { Locale } from '../locale/i18n.ts'

/** A day `YYYY-MM-DD` as people write it in a language: 1 July 2011, 2011年7月1日. */
export function showDay(day: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${day}T00:00:00Z`))
}
