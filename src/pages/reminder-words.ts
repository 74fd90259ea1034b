import { type Html, html } from '../conversation/html.ts'
import type { Locale, Translate } from '../locale/i18n.ts'
import { localTime, type Moment } from '../reminders/moments.ts'
import type { Reminder } from '../reminders/reminder.ts'
import type { Rule } from '../reminders/rule.ts'
import { offeredZones } from '../reminders/zones.ts'
import { showDay } from './dates.ts'

export type Voice = { readonly locale: Locale; readonly t: Translate }

/** Kept once made: to make one takes many times as long as to use it. */
const formats = new Map<string, Intl.DateTimeFormat>()

function format(day: string, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${Object.keys(options).join(' ')}`
  const tag = locale === 'en' ? 'en-GB' : locale
  const known = formats.get(key) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' })
  formats.set(key, known)
  return known.format(new Date(day))
}

/** A day with its weekday, without the year: Sunday 20 December, 12月20日星期日. */
export const showWeekday = (day: string, locale: Locale): string =>
  format(day, locale, { weekday: 'long', day: 'numeric', month: 'long' })

/** A day of every year: 1 November, 11月1日. */
const showDayOfYear = (month: number, day: number, locale: Locale): string =>
  format(`2024-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, locale, {
    day: 'numeric',
    month: 'long',
  })

/** A month by its name: December, 12月. */
export const showMonth = (day: string, locale: Locale): string => format(day, locale, { month: 'long' })

/** A day of a month by its number: 25th, 25日. */
export const showOrdinal = (day: number, { locale, t }: Voice): string => {
  const category = new Intl.PluralRules(locale, { type: 'ordinal' }).select(day)
  return t(`remind.ordinal.${category === 'one' || category === 'two' || category === 'few' ? category : 'other'}`, {
    day,
  })
}

/** When a reminder comes, in words. */
export function showRule(rule: Rule, voice: Voice): string {
  const { locale, t } = voice
  const { time } = rule
  switch (rule.kind) {
    case 'once':
      return t('remind.once', { date: showDay(rule.date, locale), time })
    case 'yearly':
      return t('remind.yearly', { date: showDayOfYear(rule.month, rule.day, locale), time })
    case 'monthly':
      return rule.day === 'last'
        ? t('remind.monthlyLast', { time })
        : t('remind.monthly', { day: showOrdinal(rule.day, voice), time })
  }
}

const isOffered = (zone: string): zone is (typeof offeredZones)[number] => offeredZones.some((known) => known === zone)

/** A zone by the name of its city. */
export const showZone = (zone: string, t: Translate): string =>
  isOffered(zone) ? t(`remind.zones.${zone}`) : (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** What a reminder is about and when it comes, in one line. */
export function reminderLine({ about, rule, zone, isPaused }: Reminder, voice: Voice): Html {
  const { t } = voice
  const when = t('remind.inZone', { when: showRule(rule, voice), zone: showZone(zone, t) })
  const line = t('remind.entry', { what: t(`remind.subjects.${about}`), when })
  return html`${line}${isPaused ? ` · ${t('remind.paused')}` : ''}`
}

/** A moment as the day and time that clocks show where a person is. */
export function showMoment(
  moment: Moment,
  zone: string,
  locale: Locale,
): { readonly day: string; readonly time: string } {
  const { date, time } = localTime(moment, zone)
  return { day: showWeekday(date, locale), time }
}
