import type { FoundPlace } from './find-places.ts'

const escapeExpression = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Somebody tells where they are; that is a sentence of its own and not a part of the question. */
const tells = "(?:am|'m|’m|are|live|lives|lived|living|work|works|worked|working|based|insured|currently|been)"

/**
 * A question without the place that it is asked for: “in Wuhan, who pays?”, “who pays in Wuhan?”, “在武汉谁出”. The place decides what holds there, not
 * what is asked. A question that names several places is left as it is: it may be about the way between them.
 */
export function withoutPlace(question: string, places: readonly FoundPlace[]): string {
  const [place, ...others] = places
  if (!place || others.length > 0) return question
  const name = escapeExpression(place.words).replaceAll(' ', '\\s*')
  const first = new RegExp(
    `^(?:in|at)\\s+${name}\\s*[,:]?\\s+|^在?${name}[,，:：]?(?!户口|户籍|居住|人)(?=\\p{Script=Han})`,
    'iu',
  )
  const last = new RegExp(`(?<!\\b${tells})\\s+(?:in|at|for)\\s+${name}(?=\\s*[?.!]*\\s*$)`, 'iu')
  const rest = question.replace(first, '').replace(last, '')
  return /[\p{L}\p{N}]/u.test(rest) ? rest : question
}
