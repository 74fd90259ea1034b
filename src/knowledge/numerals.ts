const digits = '零一二三四五六七八九'

/** Writes 1–999 in Chinese numerals, as laws number their articles: 86 → 八十六, 105 → 一百零五, 12 → 十二. */
export function toChineseNumeral(value: number): string {
  const hundreds = Math.floor(value / 100)
  const tens = Math.floor((value % 100) / 10)
  const ones = value % 10
  const tensPart = tens === 0 ? '' : `${tens === 1 && hundreds === 0 ? '' : digits[tens]}十`
  const zero = hundreds > 0 && tens === 0 && ones > 0 ? '零' : ''
  return `${hundreds > 0 ? `${digits[hundreds]}百` : ''}${zero}${tensPart}${ones > 0 ? digits[ones] : ''}`
}

/** Reads 1–999 from Chinese numerals or digits; `undefined` for anything else. */
export function fromNumeral(written: string): number | undefined {
  if (/^\d{1,3}$/.test(written)) return Number(written) || undefined
  const match = /^(?:([一二两三四五六七八九])百)?(?:零|([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(
    written.replaceAll('〇', '零'),
  )
  if (!match || written === '') return undefined
  const [, hundred, ten, tenMark, one] = match
  const digit = (character: string | undefined): number =>
    character ? digits.indexOf(character === '两' ? '二' : character) : 0
  return digit(hundred) * 100 + (tenMark ? (ten ? digit(ten) : 1) * 10 : 0) + digit(one) || undefined
}

const spokenDigits: Readonly<Record<string, number>> = {
  ...{ 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 俩: 2, 三: 3, 仨: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
  ...{ 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 },
}
const spokenUnits = '十拾百佰千仟'
const largeUnits: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }

/** Every character of Chinese numerals, for patterns. */
export const spokenNumerals = [...Object.keys(spokenDigits), spokenUnits, ...Object.keys(largeUnits)].join('')

const one = `([${Object.keys(spokenDigits)
  .filter((digit) => spokenDigits[digit] !== 0)
  .join('')}])`
const belowMyriad = new RegExp(`^(?:${one}[千仟])?[零〇]?(?:${one}[百佰])?[零〇]?(?:${one}?([十拾]))?[零〇]?${one}?$`)

/** Reads a number below ten thousand. A final digit counts in the next smaller unit: 一千二 is 1200, but 一千零二 is 1002. */
function readBelowMyriad(written: string, unitBefore: number): number | undefined {
  const match = belowMyriad.exec(written)
  if (!match) return undefined
  const [, thousands, hundreds, tens, ten, last] = match
  const value = (digit: string | undefined, nothing: number): number => (digit ? (spokenDigits[digit] ?? 0) : nothing)
  const total = value(thousands, 0) * 1000 + value(hundreds, 0) * 100 + (ten ? value(tens, 1) * 10 : 0)
  const unit = ten ? 10 : hundreds ? 100 : thousands ? 1000 : unitBefore
  const isAfterZero = /[零〇].$/.test(written)
  return total + value(last, 0) * (isAfterZero || !Number.isFinite(unit) ? 1 : unit / 10)
}

/**
 * Reads a whole number from spoken Chinese numerals, up to 亿: 一千二 → 1200, 两万五 → 25000, 三百零五 → 305, 十二 → 12, 二〇二六 → 2026.
 * `undefined` for anything else.
 */
export function readNumerals(written: string): number | undefined {
  if (written === '' || [...written].some((character) => !spokenNumerals.includes(character))) return undefined
  if (written.length > 1 && [...written].every((character) => spokenDigits[character] !== undefined))
    return Number([...written].map((character) => spokenDigits[character]).join(''))
  const last = Math.max(...Object.keys(largeUnits).map((unit) => written.lastIndexOf(unit)))
  const unit = largeUnits[written.charAt(last)]
  if (unit === undefined) return readBelowMyriad(written, Number.POSITIVE_INFINITY)
  const above = readNumerals(written.slice(0, last))
  const below = written.slice(last + 1)
  const rest = below === '' ? 0 : readBelowMyriad(below, unit)
  return above === undefined || above === 0 || rest === undefined ? undefined : above * unit + rest
}
