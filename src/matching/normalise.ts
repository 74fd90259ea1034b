import { toSimplified } from '../locale/script.ts'
import { withoutPersonal } from '../privacy/redact.ts'

/** A question is matched on at most so many characters; one message must not hold up the others. */
export const maxQuestionLength = 200

/** Of a longer question the beginning says what it is about and the end what is asked. */
const keptFromStart = 80

/** Of a long letter so many characters are looked at, before anything is cleaned: several times what is kept of them. */
const looked = { atStart: 400, atEnd: 600 }

/** They never help to find an answer. */
const webAddresses = /https?:\/\/\S+/g

/** Without the halves of characters that a cut leaves. */
const withoutHalves = (text: string): string =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')

const oneBlank = (text: string): string => text.replace(/ +/g, ' ').trim()

/**
 * A question in the form in which everything is compared: NFKC (full width becomes half), Simplified, lower case, without personal
 * numbers, punctuation, emoji and invisible characters, words parted by one blank, at most {@link maxQuestionLength} characters. Idempotent.
 */
export function normalise(question: string): string {
  const isLetter = question.length > looked.atStart + looked.atEnd
  const ends = isLetter ? `${question.slice(0, looked.atStart)} ${question.slice(-looked.atEnd)}` : question
  const folded = toSimplified(
    withoutHalves(ends)
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .toLowerCase(),
  ).normalize('NFKC')
  const spoken = withoutPersonal(folded.replace(webAddresses, ' '))
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
  // Once more, because other punctuation may have stood between the digits, and again because a cut may have joined some.
  const words = oneBlank(withoutPersonal(spoken))
  if (words.length <= maxQuestionLength) return words
  const start = words.slice(0, keptFromStart)
  const end = words.slice(-(maxQuestionLength - keptFromStart - 1))
  return oneBlank(withoutPersonal(withoutHalves(`${start} ${end}`)))
}
