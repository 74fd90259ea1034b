const small: Readonly<Record<string, number>> = {
  ...{ zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11 },
  ...{ twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19 },
  ...{ twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 },
}
const multiples: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, million: 1_000_000 }

const word = [...Object.keys(small), ...Object.keys(multiples)].sort((a, b) => b.length - a.length).join('|')
const spelt = new RegExp(`\\b(?:a (?=hundred|thousand|million))?(?:${word})(?:(?:[ -]| and )(?:${word}))*\\b`, 'g')

function wordsAsNumber(words: string): number {
  let total = 0
  let part = 0
  for (const one of words.replace(/^a /, 'one ').split(/[ -]| and /)) {
    const multiple = multiples[one]
    if (multiple === undefined) part += small[one] ?? 0
    else if (multiple === 100) part = (part || 1) * 100
    else {
      total += (part || 1) * multiple
      part = 0
    }
  }
  return total + part
}

const afterDigits = /(?<=\d)\s*(thousand|million)\b/g

/** A text in which numbers in English words are digits: "two thousand five hundred yuan" → "2500 yuan", "twelve hundred" → "1200". */
export const englishNumbersToDigits = (text: string): string =>
  text
    .replace(afterDigits, (_, multiple) => (multiple === 'million' ? '百万' : '千'))
    .replace(spelt, (words) => String(wordsAsNumber(words)))
