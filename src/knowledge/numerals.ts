const digits = '零一二三四五六七八九'

/** A number of 1–999 in Chinese numerals, as articles of law are counted: 86 → 八十六, 105 → 一百零五, 12 → 十二. */
export function toChineseNumeral(value: number): string {
  const hundreds = Math.floor(value / 100)
  const tens = Math.floor((value % 100) / 10)
  const ones = value % 10
  const tensPart = tens === 0 ? '' : `${tens === 1 && hundreds === 0 ? '' : digits[tens]}十`
  const zero = hundreds > 0 && tens === 0 && ones > 0 ? '零' : ''
  return `${hundreds > 0 ? `${digits[hundreds]}百` : ''}${zero}${tensPart}${ones > 0 ? digits[ones] : ''}`
}

/** The number that Chinese numerals or digits write, 1–999; `undefined` for anything else. */
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
