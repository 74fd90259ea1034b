import { dateOfCode, monthsOfCode } from '../calculators/forms/codes.ts'
import type { Field, FormContext } from '../calculators/forms/form.ts'
import type { Figure } from '../calculators/result.ts'
import type { Region } from '../knowledge/situation.ts'
import { inLocale, type Locale, type Translate } from '../locale/i18n.ts'
import { showDay } from './dates.ts'

/** An amount in yuan with two decimals: 1,234.50. */
export function showYuan(fen: number): string {
  const whole = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${whole}.${String(fen % 100).padStart(2, '0')}`
}

/** Months as years and months: 15 yr 6 mo, 15年6个月. */
export function showSpan(months: number, t: Translate): string {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  if (years === 0) return t('sum.span.months', { months: rest })
  return rest === 0 ? t('sum.span.years', { years }) : t('sum.span.both', { years, months: rest })
}

/** A figure of a line as people read it. */
export function showFigure(figure: Figure, locale: Locale, t: Translate): string {
  if (typeof figure === 'number') return String(figure)
  if (typeof figure === 'string') return showDay(figure, locale)
  return 'fen' in figure ? showYuan(figure.fen) : showSpan(figure.months, t)
}

/** What codes are shown with. */
export type FigureView = {
  readonly locale: Locale
  readonly t: Translate
  readonly context: Pick<FormContext, 'today'>
  readonly regionOf: (code: string) => Region | undefined
}

/** Months as ranges: July 2026 – November 2026. */
function showMonths(code: string, locale: Locale): string {
  const parts = code.split('n').map((part) => monthsOfCode(part))
  const ranges = parts.map((months) =>
    [...new Set([months.at(0), months.at(-1)])].map((month) => showDay(month ?? '', locale)).join(' – '),
  )
  return ranges.join(', ')
}

function showDate(code: string, { locale, t, context }: FigureView): string {
  const date = dateOfCode(code) ?? context.today
  return date === context.today ? t('sum.today') : showDay(date, locale)
}

function showFirstDay(code: string, t: Translate): string {
  const [offset, day] = code.split('-')
  return t(offset === '1' ? 'sum.firstDay.next' : 'sum.firstDay.same', { day: Number(day) })
}

const optionIds = ['yes', 'no', 'unknown', 'same', 'moved', 'switched', 'birth', 'early', 'late'] as const

function showOption(code: string, t: Translate): string {
  const option = optionIds.find((id) => id === code)
  return option === undefined ? code : t(`sum.option.${option}`)
}

/** The code of a field as people read it, on a button and in what is known so far. */
export function showCode({ kind }: Pick<Field, 'kind'>, code: string, view: FigureView): string {
  const { locale, t, regionOf } = view
  switch (kind) {
    case 'months':
      return showMonths(code, locale)
    case 'money':
      return t('sum.yuan', { amount: showYuan(Number(code)) })
    case 'date':
      return showDate(code, view)
    case 'span':
      return showSpan(Number(code), t)
    case 'years':
      return t('sum.years', { number: Number(code) })
    case 'days':
      return t('sum.days', { number: Number(code) })
    case 'first-day':
      return showFirstDay(code, t)
    case 'place': {
      const region = regionOf(code)
      return region ? inLocale(region.name, locale) : showOption(code, t)
    }
    case 'count':
      return code
    case 'choice':
      return showOption(code, t)
  }
}
