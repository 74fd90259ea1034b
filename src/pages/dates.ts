import type { Locale } from '../locale/i18n.ts'

/** How a day is written of which only the year, or the month, or all is known; by the length of `YYYY-MM-DD`. */
const optionsByLength: Readonly<Record<number, Intl.DateTimeFormatOptions>> = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'long' },
  10: { dateStyle: 'long' },
}

/** Kept once made: to make one takes many times as long as to use it. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(locale: Locale, length: number): Intl.DateTimeFormat {
  const key = `${locale} ${length}`
  const known = formats.get(key)
  if (known) return known
  const tag = locale === 'en' ? 'en-GB' : locale
  const format = new Intl.DateTimeFormat(tag, { ...optionsByLength[length], timeZone: 'UTC' })
  formats.set(key, format)
  return format
}

/** A day `YYYY-MM-DD` as people write it in a language: 1 July 2011, 2011年7月1日; of `YYYY-MM` or `YYYY` as much as is known. */
export function showDay(day: string, locale: Locale): string {
  return formatFor(locale, day.length).format(new Date(day))
}
