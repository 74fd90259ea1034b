import type { Found } from './signs.ts'

/** A length of time in words, as months; a part of a month counts as a month. */
export type Duration = Found & { readonly months: number }

const hanDigits: Readonly<Record<string, number>> = {
  ...{ 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 俩: 2, 三: 3, 仨: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
}

/** A number below one hundred, in digits or Chinese numerals. */
function hanNumber(written: string): number {
  if (/^\d/.test(written)) return Number.parseFloat(written)
  const [tens, ones] = written.includes('十') ? written.split('十') : [undefined, written]
  const digit = (text: string | undefined, nothing: number): number => (text ? (hanDigits[text] ?? nothing) : nothing)
  return tens === undefined ? digit(ones, 0) : digit(tens, 1) * 10 + digit(ones, 0)
}

const n = '((?<![\\d.])\\d{1,2}(?:\\.\\d+)?|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两俩三仨四五六七八九])'
const hanForms: readonly (readonly [RegExp, (...numbers: readonly number[]) => number])[] = [
  [new RegExp(`${n}年零?${n}个月`, 'g'), (years = 0, months = 0) => years * 12 + months],
  [new RegExp(`${n}年半`, 'g'), (years = 0) => years * 12 + 6],
  [/大?半年/g, () => 6],
  [new RegExp(`${n}(?:来|多|几)?年`, 'g'), (years = 0) => years * 12],
  [new RegExp(`${n}个半月`, 'g'), (months = 0) => months + 1],
  [/半个月/g, () => 1],
  [new RegExp(`${n}(?:来|多)?个(?:多|来)?月`, 'g'), (months = 0) => months],
  [/(俩|仨|两)月/g, (months = 0) => months],
  [new RegExp(`${n}个?(?:周|星期|礼拜)`, 'g'), (weeks = 0) => weeks / 4.35],
  [new RegExp(`${n}天`, 'g'), (days = 0) => days / 30.4],
]

const spokenNumerals: Readonly<Record<string, string>> = {
  ...{
    yi: '一',
    er: '二',
    liang: '两',
    lia: '俩',
    san: '三',
    si: '四',
    wu: '五',
    liu: '六',
    qi: '七',
    ba: '八',
    jiu: '九',
  },
  ...{ shi: '十', ban: '半', ge: '个', duo: '多', ling: '零', yue: '月', nian: '年', zhou: '周', tian: '天' },
}

const syllables = Object.keys(spokenNumerals).join('|')
const spokenForm = new RegExp(`(?<![a-z])(?:(?:${syllables}|\\d+) )+(?:${syllables})(?![a-z])`, 'g')

const englishNumbers: readonly string[] = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'],
]
const moreNumbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  couple: 2,
}

const englishNumber = (written: string): number =>
  /^\d/.test(written)
    ? Number.parseFloat(written)
    : (moreNumbers[written] ?? Math.max(0, englishNumbers.indexOf(written)))

const monthsIn: Readonly<Record<string, number>> = { y: 12, m: 1, w: 1 / 4.35, d: 1 / 30.4 }

const count = `(\\d+(?:\\.\\d+)?|${[...englishNumbers.slice(1), ...Object.keys(moreNumbers)].sort((a, b) => b.length - a.length).join('|')})`
const unit = '(months?|mths?|mos?|years?|yrs?|weeks?|days?)'
const englishForm = new RegExp(
  `(?<![a-z\\d.])(?:(half)(?: an?)? (year|month)|(?:a )?${count}(?: of)?(?: and (?:a|one) (half))? ?${unit}(?: and a (half))?(?: and ${count} months?)?)(?![a-z])`,
  'g',
)

function fromEnglish(match: RegExpMatchArray): number {
  const [, half, halved = '', number = '0', halfBefore, measure = '', halfAfter, further] = match
  if (half) return halved === 'year' ? 6 : 1
  const whole = englishNumber(number) + (halfBefore || halfAfter ? 0.5 : 0)
  return whole * (monthsIn[measure[0] ?? ''] ?? 0) + (further ? englishNumber(further) : 0)
}

function inHan(text: string, start = 0, written = text): readonly Duration[] {
  return hanForms.flatMap(([form, months]) =>
    [...text.matchAll(form)].map((match) => ({
      start: start + match.index,
      end: start + (written === text ? match.index + match[0].length : written.length),
      words: written === text ? match[0] : written,
      months: Math.ceil(months(...match.slice(1).map(hanNumber))),
    })),
  )
}

const inPinyin = (text: string): readonly Duration[] =>
  [...text.matchAll(spokenForm)].flatMap((match) => {
    const han = match[0].split(' ').map((syllable) => spokenNumerals[syllable] ?? syllable)
    return inHan(han.join(''), match.index, match[0])
  })

const inEnglish = (text: string): readonly Duration[] =>
  [...text.matchAll(englishForm)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    words: match[0],
    months: Math.ceil(fromEnglish(match)),
  }))

/** The lengths of time in what was said, in the order of the words; of two that overlap the longer. */
export function durationsIn(text: string): readonly Duration[] {
  const all = [...inHan(text), ...inPinyin(text), ...inEnglish(text)].filter(({ months }) => months > 0)
  return all
    .filter((one) => !all.some((other) => other !== one && isWithin(one, other)))
    .sort((a, b) => a.start - b.start)
}

/** Whether `one` lies within `other` and is the shorter. Of two of the same words the first counts. */
const isWithin = (one: Found, other: Found): boolean =>
  one.start >= other.start && one.end <= other.end && one.end - one.start < other.end - other.start
