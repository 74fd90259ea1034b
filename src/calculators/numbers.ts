import { readNumerals, spokenNumerals } from '../knowledge/numerals.ts'
import { toSimplified } from '../locale/script.ts'
import { englishNumbersToDigits } from './english-numbers.ts'
import { fromReadings, isNotUnderstood, isValue, plainly, type Read } from './read.ts'

/** The largest amount of money accepted: a thousand million yuan, in fen. */
const largestFen = 100_000_000_000

const unitZeros: Readonly<Record<string, number>> = { 亿: 8, 千万: 7, 百万: 6, 万: 4, w: 4, 千: 3, k: 3, 百: 2 }
const units = Object.keys(unitZeros)
  .sort((a, b) => b.length - a.length)
  .join('|')

const money = '(?:块钱|元钱|人民币|块|元|圆|yuan|kuai|rmb|cny|￥|¥)'
const digits = `\\d[\\d,. ]*\\d|\\d`
const cents = `(?:零?(?:(\\d{1,2}|[${spokenNumerals}])(?:毛|角)?(?!分))?(?:零?(\\d|[${spokenNumerals}])分)?)`
const amountForm = new RegExp(
  `(?<![\\d.])(-|负)?\\s*${money}?\\s*(?:(${digits})\\s*((?:${units})(?![a-z]))?([\\d${spokenNumerals}]+)?|([${spokenNumerals}]+))(?:多|来|几)?\\s*(?:${money}${cents}?)?`,
  'g',
)
const onlyCents = new RegExp(`^(\\d{1,2}|[${spokenNumerals}])(?:毛|角)(?:钱)?$`)

const everyMonth = /一个月|每个?月|a month|per month/g

/** Moves the decimal point by `places` and returns a whole number; `undefined` if digits would be lost. */
function shift(decimal: string, places: number): number | undefined {
  const [whole = '', fraction = ''] = decimal.split('.')
  if (/[1-9]/.test(fraction.slice(places))) return undefined
  return Number(whole + fraction.slice(0, places).padEnd(places, '0'))
}

/** What digits with commas and points may say: 1,200.50 one number, 1.200 and 1,20 two. */
function decimalsOf(written: string): readonly string[] {
  const text = written.replaceAll(' ', '')
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return [text.replaceAll(',', '')]
  if (/^\d+(\.\d{1,2})?$/.test(text) || /^\d+\.\d{4,}$/.test(text)) return [text]
  if (/^\d{1,3}\.\d{3}$/.test(text)) return [text.replace('.', ''), text]
  if (/^\d{1,3}(\.\d{3})+(,\d{1,2})?$/.test(text)) return [text.replaceAll('.', '').replace(',', '.')]
  if (/^\d+,\d{1,2}$/.test(text)) return [text.replace(',', '.'), text.replace(',', '')]
  return []
}

const digitOf = (written: string | undefined): number =>
  written === undefined ? 0 : (readNumerals(written) ?? Number(written))

/** What stands after 万 or 千: 3万5 is 35000, 3万5千 too, 1千200 is 1200. */
function restOf(written: string | undefined, zeros: number): number | undefined {
  if (written === undefined) return 0
  const [, leading = '', unit = ''] = /^(\d+)([千百十]?)$/.exec(written) ?? []
  if (leading === '') {
    const numeral = readNumerals(written)
    return numeral === undefined ? undefined : numeral < 10 ? numeral * 10 ** (zeros - 1) : numeral
  }
  if (unit !== '') return Number(leading) * { 千: 1000, 百: 100, 十: 10 }[unit as '千' | '百' | '十']
  return leading.length === 1 ? Number(leading) * 10 ** (zeros - 1) : Number(leading)
}

/** 五块五 is five fifty, 五块零五 and 五毛五 as they say; 1200块50 is fifty fen. */
const fenAfter = (tenths: string | undefined, hundredths: string | undefined): number =>
  (tenths !== undefined && /^\d\d$/.test(tenths) ? Number(tenths) : digitOf(tenths) * 10) + digitOf(hundredths)

function fenOf(match: RegExpMatchArray): readonly number[] {
  const [, , written, unit, rest, numerals, tenths, hundredths] = match
  const after = fenAfter(tenths, hundredths)
  if (numerals !== undefined) {
    const value = readNumerals(numerals)
    return value === undefined ? [] : [value * 100 + after]
  }
  const zeros = unit === undefined ? 0 : (unitZeros[unit] ?? 0)
  const more = unit === undefined ? (rest === undefined ? 0 : undefined) : restOf(rest, zeros)
  if (more === undefined) return []
  return decimalsOf(written ?? '').flatMap((decimal) => {
    const value = shift(decimal, zeros + 2)
    return value === undefined ? [] : [value + more * 100 + after]
  })
}

/**
 * An amount of money in yuan as people write it, in fen: 1,200.50元 → 120050, 一千二 → 120000, 1.2万 → 1200000. Two readings where a point or comma may
 * separate thousands (1.200) or two amounts are named (1000到1200).
 */
export function readAmount(text: string): Read<number> {
  const written = englishNumbersToDigits(plainly(text, toSimplified)).replace(everyMonth, ' ')
  const onlyTenths = onlyCents.exec(written)
  if (onlyTenths) return isValue(digitOf(onlyTenths[1]) * 10)
  const matches = [...written.matchAll(amountForm)].filter(([, , digitsFound, , , numerals]) => digitsFound ?? numerals)
  if (matches.some(([, minus]) => minus !== undefined && matches.length === 1)) return isNotUnderstood('negative')
  const amounts = matches.map(fenOf)
  if (amounts.some((readings) => readings.length === 0)) return isNotUnderstood()
  const readings = amounts.flat()
  if (readings.some((fen) => fen > largestFen)) return isNotUnderstood('too-large')
  if (readings.every((fen) => fen === 0) && readings.length > 0) return isNotUnderstood('zero')
  return fromReadings(readings)
}

/** A small whole number: 3, 三个, 俩, two, 十二. `most` is the largest that can be meant. */
export function readCount(text: string, most: number): Read<number> {
  const written = englishNumbersToDigits(plainly(text, toSimplified))
  if (/^(?:没有|没|无|none|no|nothing|zero)$/.test(written)) return isValue(0)
  const found = [...written.matchAll(new RegExp(`(-|负)?(\\d+(?:\\.\\d+)?|[${spokenNumerals}]+)`, 'g'))]
  if (found.some(([, minus]) => minus !== undefined && found.length === 1)) return isNotUnderstood('negative')
  const counts = found.map(([, , number = '']) => readNumerals(number) ?? Number(number))
  if (counts.some((count) => !Number.isInteger(count))) return isNotUnderstood()
  if (counts.some((count) => count > most)) return isNotUnderstood('too-large')
  return fromReadings(counts)
}
