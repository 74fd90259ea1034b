import type { Figure, Line } from '../calculators/result.ts'
import type { Locale, Translate } from '../locale/i18n.ts'
import { labelWidth } from './button-rows.ts'
import { showYuan } from './sum-figures.ts'

const fenOf = (figure: Figure | undefined): number => (typeof figure === 'object' && 'fen' in figure ? figure.fen : 0)

/** A month and a day as short as a table on a phone needs them; the year stands where it is not the year of the first row. */
function shortDate(date: Figure | undefined, firstYear: string, locale: Locale): string {
  const [year = '', month = '', day] = String(date ?? '').split('-')
  const isChinese = locale.startsWith('zh')
  if (day === undefined)
    return isChinese ? `${year === firstYear ? '' : `${year}年`}${Number(month)}月` : `${year}-${month}`
  return isChinese
    ? `${year === firstYear ? '' : `${year}年`}${Number(month)}月${Number(day)}日`
    : `${year}-${month}-${day}`
}

const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - labelWidth(text))) + text
const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - labelWidth(text)))

/** The months of a late fee as rows of a table in letters of one width; a Han character is two wide. */
export function lateFeeTable(lines: readonly Line[], locale: Locale, t: Translate): string {
  const months = lines.filter(({ says }) => says === 'late-month')
  const firstYear = String(months[0]?.figures.from ?? '').slice(0, 4)
  const rows = [
    [t('sum.table.month'), t('sum.table.from'), t('sum.table.days'), t('sum.table.yuan')],
    ...months.map(({ figures }) => [
      shortDate(figures.month, firstYear, locale),
      shortDate(figures.from, firstYear, locale),
      String(figures.days ?? ''),
      showYuan(fenOf(figures.fee)),
    ]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => labelWidth(row[column] ?? ''))))
  return rows
    .map((row) => row.map((cell, column) => (column === 0 ? padEnd : padStart)(cell, widths[column] ?? 0)).join(' '))
    .join('\n')
}
