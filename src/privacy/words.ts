import type { PersonalKind, Span } from './kinds.ts'

type Pattern = {
  readonly kind: PersonalKind
  /** The found number is the group `number`, if the pattern has one, else the whole match. */
  readonly pattern: RegExp
  readonly isNone?: (found: string) => boolean
}

/** A day or month (20240531, 202405), or a hotline (12333). */
const isHarmless = (found: string): boolean =>
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?$/.test(found.replace(/[\s-]/g, '')) || /^123\d\d(?!\d)/.test(found)

const addresses: readonly Pattern[] = [
  { kind: 'email', pattern: /[\w.%+-]{1,64}\s?@\s?[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}/g },
  {
    kind: 'email',
    pattern:
      /[^\s@,，。;；:：、!！?？()（）<>《》"'“”\ue000]{1,64}@[^\s@,，。;；:：、!！?？()（）<>《》"'“”.\ue000]{1,63}(?:\.[^\s@,，。;；:：、!！?？()（）<>《》"'“”.\ue000]{1,63}){1,8}/g,
  },
]

/**
 * Numbers that are recognised by their letters or by the word before them. Texts are folded: lower case, digits 0–9. All patterns are bounded, and none
 * repeats a class of all letters, which would take the engine a second to compile.
 */
const patterns: readonly Pattern[] = [
  // Hong Kong A123456(7), Macao 1234567(8), Taiwan A123456789.
  { kind: 'id', pattern: /(?<![a-z])[a-z]{1,2}\d{6}\s?\(\s?[\da]\s?\)/g },
  { kind: 'id', pattern: /(?<!\d)[157]\d{6}\(\d\)/g },
  { kind: 'id', pattern: /(?<![a-z])[a-z][1289]\d{8}(?!\d)/g },
  // China E12345678, EA1234567; permits H12345678, C12345678, T12345678; most others: one or two letters and digits.
  { kind: 'passport', pattern: /(?<![a-z])[a-z]{1,2}-?\d{7,10}(?!\d)/g },
  { kind: 'passport', pattern: /(?<![a-z])[egdsphcwt][\s-]?\d{4}[\s-]?\d{4}(?!\d)/g },
  {
    kind: 'passport',
    pattern:
      /(?:passport|护照|護照|huzhao|通行证|通行證|台胞证|臺胞證|台胞證|回乡证|回鄉證|permit)[^\d\n\ue000]{0,20}?(?<![a-z\d])(?<number>(?:[a-z]{1,3}[\s-]?)?\d(?:[\s-]?\d){5,10}[a-z]?|(?=(?:[a-z]{0,3}\d){5})[a-z\d]{6,12})(?![a-z\d])/g,
    isNone: isHarmless,
  },
  {
    kind: 'number',
    pattern:
      /(?:编号|編號|号码|號碼|卡号|卡號|账号|帐号|賬號|帳號|社保号|保障号|保障號|(?:account|card|security|id) ?(?:number|no\.?))[\s:：=,，.。、_#*()（）【】[\]"'“”‘’·~～|/\\-]{0,3}(?:是|为|is)?[\s:：=,，.。、_#*()（）【】[\]"'“”‘’·~～|/\\-]{0,3}(?<number>\d(?:[\s-]?\d){5,})/g,
    isNone: isHarmless,
  },
  {
    kind: 'account',
    pattern:
      /(?:微信|wechat|weixin|薇信|v信|vx|wx|qq|扣扣)(?:号|號|群| ?id| ?account| ?hao)?[\s:：=,，.。、_#*()（）【】[\]"'“”‘’·~～|/\\-]{0,3}(?:是|为|is)?[\s:：=,，.。、_#*()（）【】[\]"'“”‘’·~～|/\\-]{0,3}(?<number>(?=[a-z_-]{0,19}\d)[a-z\d][\w-]{4,19})(?![a-z\d_-])/g,
    isNone: isHarmless,
  },
  {
    kind: 'account',
    pattern: /(?:微信|wechat|weixin|薇信|v信|vx)(?:号|號| ?id) ?[:=是] ?(?<number>[a-z][\w-]{5,19})/g,
  },
  // Digits in Chinese numerals: 一三八零零……
  {
    kind: 'number',
    pattern: /[〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖](?:[\s-]?[〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]){8,}/g,
  },
]

const find = (text: string, list: readonly Pattern[]): readonly Span[] =>
  list.flatMap(({ kind, pattern, isNone }) =>
    [...text.matchAll(pattern)].flatMap((found) => {
      const number = found.groups?.number ?? found[0]
      const end = found.index + found[0].length
      return isNone?.(number) ? [] : [{ start: end - number.length, end, kind }]
    }),
  )

/** Finds e-mail addresses. */
export const findAddresses = (text: string): readonly Span[] => (text.includes('@') ? find(text, addresses) : [])

/** Finds numbers by their letters or by the word before them: passports, permits, accounts. */
export const findNamed = (text: string): readonly Span[] => find(text, patterns)
