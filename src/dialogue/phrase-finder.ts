import { normalise } from '../matching/normalise.ts'

/** A phrase that was found in a text: where its letters begin and end. `letters` are those that count: what `*` stands for does not. */
export type Found = { readonly start: number; readonly end: number; readonly letters: number }

const han = /\p{Script=Han}/u
const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What `*` in a phrase stands for: up to three words or six Han characters. */
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

/** What has to stand in a text as it is before a phrase with `*` can: looking for it is much cheaper than for the phrase. */
const firstPieceOf = (phrase: string): string => normalise(phrase.split('*')[0] ?? '').split(' ')[0] ?? ''

const lettersOf = (phrase: string): number => normalise(phrase.replaceAll('*', ' ')).replace(/ /g, '').length

/** How long the phrases are that begin with a character, by that character: most places of a text begin none. */
function lengthsByStart(phrases: Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, Set<number>>()
  for (const phrase of phrases) {
    const start = phrase.charAt(0)
    lengths.set(start, (lengths.get(start) ?? new Set()).add(phrase.length))
  }
  return new Map([...lengths].map(([start, known]) => [start, [...known].sort((a, b) => b - a)]))
}

const isWhole = (text: string, start: number, end: number): boolean =>
  (han.test(text.charAt(start)) || !/[a-z0-9]/.test(text.charAt(start - 1))) &&
  (han.test(text.charAt(end - 1)) || !/[a-z0-9]/.test(text.charAt(end)))

type Finder = (text: string) => readonly Found[]

/** Finds phrases that stand in a text as they are. */
function createLiteralFinder(phrases: readonly string[]): Finder {
  const literal = new Set(phrases)
  const lengths = lengthsByStart(literal)
  return (text) => {
    const found: Found[] = []
    for (let start = 0; start < text.length; start += 1) {
      for (const length of lengths.get(text.charAt(start)) ?? []) {
        const phrase = text.slice(start, start + length)
        if (phrase.length === length && literal.has(phrase) && isWhole(text, start, start + length))
          found.push({ start, end: start + length, letters: phrase.replace(/ /g, '').length })
      }
    }
    return found
  }
}

/** Finds phrases with `*`. */
function createOpenFinder(phrases: readonly string[]): Finder {
  const open = phrases.map((phrase) => ({
    first: firstPieceOf(phrase),
    pattern: new RegExp(patternOf(phrase), 'gu'),
    letters: lettersOf(phrase),
  }))
  return (text) =>
    open
      .filter(({ first }) => text.includes(first))
      .flatMap(({ pattern, letters }) =>
        Array.from(text.matchAll(pattern), (match) => ({
          start: match.index,
          end: match.index + match[0].length,
          letters,
        })),
      )
}

/** Finds phrases in a normalised text. A `*` in a phrase stands for up to three words or six Han characters. */
export function createPhraseFinder(phrases: readonly string[]): Finder {
  const findLiteral = createLiteralFinder(phrases.filter((phrase) => !phrase.includes('*')).map(normalise))
  const findOpen = createOpenFinder(phrases.filter((phrase) => phrase.includes('*')))
  return (text) => [...findLiteral(text), ...findOpen(text)]
}
