import { toSimplified } from '../locale/script.ts'

/** A question is matched on at most so many characters; one message must not hold up the others. */
export const maxQuestionLength = 200

/** Of a longer question the beginning says what it is about and the end what is asked. */
const keptFromStart = 80

/** Addresses, e-mail and web. They never help to find an answer, and may name a person. */
const addresses = [/[^\s@]{1,64}@[^\s@.]+\.[^\s@]+/g, /https?:\/\/\S+/g]

/** Numbers that name a person: identity card (18 characters), phone, bank card, and any other as long; parted by blanks, hyphens or not at all. */
const personalNumbers = [
  /(?<!\d)\d{6}[\s-]?(?:\d{8}|\d{4}[\s-]\d{4})[\s-]?\d{3}[\dx](?!\d)/g,
  /(?<!\d)(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/g,
  /(?<!\d)\d{4}(?:[\s-]?\d{4}){2,3}(?:[\s-]?\d{1,4})?(?!\d)/g,
  /\d{9,}/g,
]

const without = (patterns: readonly RegExp[], text: string): string =>
  patterns.reduce((rest, pattern) => rest.replace(pattern, ' '), text)

const oneBlank = (text: string): string => text.replace(/ +/g, ' ').trim()

/**
 * A question in the form in which everything is compared: NFKC (full width becomes half), Simplified, lower case, without personal
 * numbers, punctuation, emoji and invisible characters, words parted by one blank, at most {@link maxQuestionLength} characters. Idempotent.
 */
export function normalise(question: string): string {
  const folded = toSimplified(
    question
      .slice(0, 4 * 1024)
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .toLowerCase(),
  ).normalize('NFKC')
  const spoken = without(personalNumbers, without(addresses, folded))
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
  // Once more, because other punctuation may have stood between the digits, and again because a cut may have joined some.
  const words = oneBlank(without(personalNumbers, spoken))
  if (words.length <= maxQuestionLength) return words
  const start = words.slice(0, keptFromStart)
  const end = words.slice(-(maxQuestionLength - keptFromStart - 1))
  const cut = `${start} ${end}`.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
  return oneBlank(without(personalNumbers, cut))
}
