import { toSimplified } from '../locale/script.ts'
import { withoutPersonal } from '../privacy/redact.ts'
import type { Unwrapper } from './wrappers.ts'

/** The most characters of a question that are matched: one message must not hold up the others. */
export const maxQuestionLength = 400

/** A Han character says about as much as two Latin ones. */
const maxHanLength = 200

/** Of a longer question the beginning (this part of it) says what it is about and the end what is asked. */
const partFromStart = 0.4

/** How many characters of a long letter are kept before cleaning: several times what is left after it. */
const keptOfLetter = { atStart: 400, atEnd: 600 }

/** They never help to find an answer. */
const webAddresses = /https?:\/\/\S+/g

/** Without the halves of characters that a cut leaves. */
const withoutHalves = (text: string): string =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')

/** How much of a text is matched. */
const lengthFor = (text: string): number =>
  2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0) > text.length ? maxHanLength : maxQuestionLength

const oneBlank = (text: string): string => text.replace(/ +/g, ' ').trim()

/**
 * Brings a question into the form in which everything is compared: NFKC (full width becomes half), Simplified, lower case, without personal
 * numbers, punctuation, emoji and invisible characters, words separated by one space, at most {@link maxQuestionLength} characters, or half as many
 * where most are Han. Idempotent.
 * @param unwrap takes out what people wrap around a question
 */
export function createNormaliser(unwrap: Unwrapper): (question: string) => string {
  return (question) => {
    const isLetter = question.length > keptOfLetter.atStart + keptOfLetter.atEnd
    const ends = isLetter
      ? `${question.slice(0, keptOfLetter.atStart)} ${question.slice(-keptOfLetter.atEnd)}`
      : question
    const folded = toSimplified(
      withoutHalves(ends)
        .normalize('NFKC')
        .replace(/\p{Cf}/gu, '')
        .toLowerCase(),
    ).normalize('NFKC')
    const spoken = unwrap(withoutPersonal(folded.replace(webAddresses, ' ')))
      .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
    // Once more, because other punctuation may have stood between the digits, and again because a cut may have joined some.
    const words = oneBlank(withoutPersonal(spoken))
    const longest = lengthFor(words)
    if (words.length <= longest) return words
    const keptFromStart = Math.floor(partFromStart * longest)
    const start = words.slice(0, keptFromStart)
    const end = words.slice(-(longest - keptFromStart - 1))
    return oneBlank(withoutPersonal(withoutHalves(`${start} ${end}`)))
  }
}

/** The form of a question with all that is wrapped around it. */
export const normalise = createNormaliser((text) => text)
