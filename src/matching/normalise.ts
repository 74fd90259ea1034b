import { toSimplified } from '../locale/script.ts'

/** A question is matched on at most so many characters; one message must not hold up the others. */
export const maxQuestionLength = 200

/** Of a longer question the beginning says what it is about and the end what is asked. */
const keptFromStart = 80

/** Numbers that name a person, and addresses: identity card (18 characters), phone, bank card, e-mail, web address. They never help to find an answer. */
const personal = [
  /\b\d{6}[\s-]?\d{8}[\s-]?\d{3}[\dx]\b/g,
  /\b(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}\b/g,
  /\b\d{4}(?:[\s-]?\d{4}){2,3}(?:[\s-]?\d{1,4})?\b/g,
  /[^\s@]{1,64}@[^\s@.]+\.[^\s@]+/g,
  /https?:\/\/\S+/g,
  /\d{9,}/g,
]

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
  const anonymous = personal.reduce((text, pattern) => text.replace(pattern, ' '), folded)
  const words = anonymous
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  if (words.length <= maxQuestionLength) return words
  const start = words.slice(0, keptFromStart)
  const end = words.slice(-(maxQuestionLength - keptFromStart - 1))
  return `${start} ${end}`
    .replace(/ +/g, ' ')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .trim()
}
