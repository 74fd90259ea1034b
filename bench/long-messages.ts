import type { Line } from './line.ts'
import { createSequence } from './statistics.ts'

/** The longest message that Telegram delivers, in characters. */
const longest = 4096
/** The number of different messages of each sort. */
const sorts = 50
const words = 800

type Sequence = () => number

function pick<Item>(items: readonly Item[], next: Sequence): Item | undefined {
  return items[Math.floor(next() * items.length)]
}

/** Joins random pieces until the message is full. */
function fill(piece: () => string, between: string): string {
  let text = ''
  while (text.length < longest) text += `${piece()}${between}`
  return text.slice(0, longest)
}

const letter = (next: Sequence): string => String.fromCharCode(97 + Math.floor(next() * 26))

/** A word with one wrong letter, so that the spelling correction has to work. */
function misspell(word: string, next: Sequence): string {
  const place = Math.floor(next() * word.length)
  return `${word.slice(0, place)}${letter(next)}${word.slice(place + 1)}`
}

/** Messages of 4,096 characters by sort: plausible ones, and ones meant to make the bot slow. Always the same. */
export function longMessages(
  questions: readonly string[],
  utterances: readonly Line[],
): Readonly<Record<string, readonly string[]>> {
  const next = createSequence(longest)
  const known = [...new Set(utterances.flatMap(({ text }) => text.toLowerCase().match(/[a-z]{4,}/g) ?? []))]
  const characters = [...new Set(utterances.flatMap(({ text }) => text.match(/\p{Script=Han}/gu) ?? []))]
  const many = (create: () => string): readonly string[] => Array.from({ length: sorts }, create)
  const unknownWord = (): string => Array.from({ length: 4 }, () => letter(next)).join('')
  const wordsOf = (word: () => string): string => Array.from({ length: words }, word).join(' ').slice(0, longest)
  return {
    'questions one after another': many(() => fill(() => pick(questions, next) ?? '', '\n')),
    '800 unknown words': many(() => wordsOf(unknownWord)),
    'misspelt words of ours': many(() => wordsOf(() => misspell(pick(known, next) ?? '', next))),
    'one run of Han characters': many(() => fill(() => pick(characters, next) ?? '', '')),
  }
}
