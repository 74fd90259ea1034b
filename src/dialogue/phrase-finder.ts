import { normalise } from '../matching/normalise.ts'

/** A phrase that was found in a text: where its letters begin and end. `letters` is the number of letters that count; text matched by `*` does not. */
export type Found = { readonly start: number; readonly end: number; readonly letters: number }

const han = /\p{Script=Han}/u
const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What `*` in a phrase matches: up to three words or six Han characters. */
const anything = '(?:(?: ?[a-z0-9]+){0,3} ?|(?: ?\\p{Script=Han}){0,6} ?)'

/** A phrase as it is looked for: Latin words whole, since a Han character ends a word; Chinese anywhere. */
function patternOf(phrase: string): string {
  const parts = phrase.split('*').map((part) => escapePattern(normalise(part)).replace(/ /g, ' ?'))
  const body = parts.map((part) => part.trim()).join(anything)
  const isLatin = (character: string): boolean => /[a-z0-9]/.test(character)
  const first = normalise(phrase.split('*')[0] ?? '').charAt(0)
  const last = normalise(phrase.split('*').at(-1) ?? '').at(-1) ?? ''
  return `${isLatin(first) ? '(?<![a-z0-9])' : ''}${body}${isLatin(last) ? '(?![a-z0-9])' : ''}`
}

const lettersOf = (phrase: string): number => normalise(phrase.replaceAll('*', ' ')).replace(/ /g, '').length

/** Finds phrases in a normalised text. A `*` in a phrase matches up to three words or six Han characters. */
export function createPhraseFinder(phrases: readonly string[]): (text: string) => readonly Found[] {
  const literal = new Set(phrases.filter((phrase) => !phrase.includes('*')).map(normalise))
  const longest = Math.max(0, ...[...literal].map((phrase) => phrase.length))
  const open = phrases
    .filter((phrase) => phrase.includes('*'))
    .map((phrase) => ({ pattern: new RegExp(patternOf(phrase), 'gu'), letters: lettersOf(phrase) }))
  const isWhole = (text: string, start: number, end: number): boolean =>
    (han.test(text.charAt(start)) || !/[a-z0-9]/.test(text.charAt(start - 1))) &&
    (han.test(text.charAt(end - 1)) || !/[a-z0-9]/.test(text.charAt(end)))

  return (text) => {
    const found: Found[] = []
    for (let start = 0; start < text.length; start += 1) {
      for (let end = Math.min(text.length, start + longest); end > start; end -= 1) {
        if (literal.has(text.slice(start, end)) && isWhole(text, start, end))
          found.push({ start, end, letters: text.slice(start, end).replace(/ /g, '').length })
      }
    }
    for (const { pattern, letters } of open)
      for (const match of text.matchAll(pattern))
        found.push({ start: match.index, end: match.index + match[0].length, letters })
    return found
  }
}
