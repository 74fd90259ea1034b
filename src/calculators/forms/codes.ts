import { type Day, type Month, monthsAfter, monthsFrom } from '../calendar.ts'
import type { Field, Figures, Form } from './form.ts'

/** 2026-12-10 as 261210, 2026-12 as 2612, 2026 as y2026: short enough for a button. */
export const dateCode = (date: string): string => (date.length === 4 ? `y${date}` : date.slice(2).replaceAll('-', ''))

const century = (twoDigits: string): string => `${Number(twoDigits) < 80 ? '20' : '19'}${twoDigits}`

/** Returns the date of a code; `undefined` if the code is not a date. */
export function dateOfCode(code: string): string | undefined {
  const [, year] = /^y(\d{4})$/.exec(code) ?? []
  if (year !== undefined) return year
  const [, two, month, day] = /^(\d\d)(0[1-9]|1[0-2])(\d\d)?$/.exec(code) ?? []
  if (two === undefined || month === undefined) return undefined
  return [century(two), month, ...(day === undefined ? [] : [day])].join('-')
}

/** Months as a code: 2607t2611 for a range, parts joined by n. */
export function monthsCode(months: readonly Month[]): string {
  const parts: [Month, Month][] = []
  for (const month of months) {
    const last = parts.at(-1)
    if (last && monthsAfter(last[1], 1) === month) last[1] = month
    else parts.push([month, month])
  }
  return parts
    .map(([first, last]) => (first === last ? dateCode(first) : `${dateCode(first)}t${dateCode(last)}`))
    .join('n')
}

/** The months of a code; none if it is not one. */
export const monthsOfCode = (code: string): readonly Month[] =>
  code.split('n').flatMap((part) => {
    const [first, last = first] = part.split('t').map(dateOfCode)
    return first?.length === 7 && last?.length === 7 ? monthsFrom(first, last) : []
  })

/** When the arrears of a month begin: a day of the next month (`1-01`) or of the month itself (`0-16`). */
export function firstDayOf(month: Month, code: string): Day {
  const [offset = '1', day = '01'] = code.split('-')
  return `${monthsAfter(month, Number(offset))}-${day}`
}

/** The codes of a form in the order of its fields, as a button and a link carry them. */
export function writeFigures({ fields }: { readonly fields: readonly Field[] }, figures: Figures): string {
  const codes = fields.map(({ id }) => figures[id] ?? '')
  return codes.join('_').replace(/_+$/, '')
}

const validCode = /^[a-z0-9-]{1,24}$/

/** What codes say; codes that no field takes are left out, so that an old or foreign link asks instead of failing. */
export function readFigures(
  { fields }: { readonly fields: Form<unknown>['fields'] },
  written: string,
  isRight: (field: Field, code: string) => boolean,
): Figures {
  const codes = written.split('_')
  return Object.fromEntries(
    fields.flatMap((field, index) => {
      const code = codes[index] ?? ''
      return validCode.test(code) && isRight(field, code) ? [[field.id, code]] : []
    }),
  )
}
