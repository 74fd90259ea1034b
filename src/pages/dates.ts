import type { Locale } from '../locale/i18n.ts'

const formatFor = (tag: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' })

/** Made once: to make one takes many times as long as to use it. */
const formats: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  en: formatFor('en-GB'),
  'zh-Hans': formatFor('zh-Hans'),
  'zh-Hant': formatFor('zh-Hant'),
}

/** A day `YYYY-MM-DD` as people write it in a language: 1 July 2011, 2011年7月1日. */
export function showDay(day: string, locale: Locale): string {
  return (formats[locale] ?? formatFor(locale)).format(new Date(`${day}T00:00:00Z`))
}
