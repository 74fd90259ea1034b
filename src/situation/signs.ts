import { syllablesOf } from '../locale/syllables.ts'
import type { Said } from './said.ts'

type Groups = Readonly<Record<string, readonly string[]>>

/** Where words carry something: from `start` to `end` in what was said. */
export type Found = { readonly start: number; readonly end: number; readonly words: string }

/** How much a gap may contain: a few characters of Chinese, a few words of Latin letters. */
const gap = { han: '[^|]{0,8}?', latin: '[^|]{0,28}?' }

/** The beginning or the end of a clause. */
const clauseEdge = '(?:(?<=^|\\|) ?|(?= ?(?:\\||$)))'

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

const escapeExpression = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Whole words only, where they are of Latin letters. */
const bounded = (word: string): string =>
  `${/^[a-z]/.test(word) ? '(?<![a-z])' : ''}${escapeExpression(word)}${/[a-z]$/.test(word) ? '(?![a-z])' : ''}`

const spoken = (word: string): string => syllablesOf(word).join(' ')

const literal = (word: string, isPinyin: boolean): string =>
  bounded(isPinyin && hasHan(word) ? spoken(word) : word.toLowerCase())

const anyOf = (words: readonly string[], isPinyin: boolean): string =>
  `(?:${[...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => literal(word, isPinyin))
    .join('|')})`

/** A sign as the source of a regular expression. */
function sourceOf(sign: string, groups: Groups, isPinyin: boolean): string {
  const isHan = !isPinyin && (hasHan(sign) || /^<[^>]+>$/.test(sign))
  const parts = sign.match(/<[^>]+>|…|\.|\s+|[^<….\s]+(?: [^<….\s]+)*/g) ?? []
  const between = isPinyin ? ' ?' : ''
  return parts
    .map((part) => {
      if (part === '.') return clauseEdge
      if (part === '…') return isHan ? gap.han : gap.latin
      if (/^\s+$/.test(part)) return ' ?'
      const group = /^<([^>]+)>$/.exec(part)?.[1]
      return group === undefined ? literal(part, isPinyin) : anyOf(groups[group] ?? [], isPinyin)
    })
    .join(between)
}

/** Finds where any of some signs stands. */
export type Finder = (said: Said) => readonly Found[]

/** A finder of `signs`; the head of intents/situation.yaml tells how signs are read. Without signs it finds nothing. */
export function createFinder(signs: readonly string[], groups: Groups): Finder {
  if (signs.length === 0) return () => []
  const compile = (isPinyin: boolean): readonly RegExp[] =>
    signs.map((sign) => new RegExp(sourceOf(sign, groups, isPinyin), 'g'))
  const written = compile(false)
  const inPinyin = compile(true)
  return ({ text, isPinyin }) =>
    (isPinyin ? inPinyin : written).flatMap((expression) =>
      [...text.matchAll(expression)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        words: match[0],
      })),
    )
}

/** Whether certain words stand beside a place in what was said. */
export type Beside = (said: Said, start: number) => boolean

/** Short words of Chinese count only where nothing comes between; a longer one may have a character, one of English a word after it. */
function tailOf(word: string, isPinyin: boolean): string {
  if (!hasHan(word)) return '(?: [a-z]+)? ?$'
  if (isPinyin) return ' ?$'
  return word.length > 1 ? '[^|]?$' : '$'
}

/** Tells whether one of `words` stands right before a place, in the same clause. */
export function createBefore(words: readonly string[]): Beside {
  const compile = (isPinyin: boolean) =>
    words.length === 0
      ? /(?!)/
      : new RegExp(words.map((word) => literal(word, isPinyin) + tailOf(word, isPinyin)).join('|'))
  const written = compile(false)
  const inPinyin = compile(true)
  return ({ text, isPinyin }, start) => (isPinyin ? inPinyin : written).test(text.slice(0, start))
}

/** Tells whether one of `words` stands right after a place. */
export function createAfter(words: readonly string[]): Beside {
  const compile = (isPinyin: boolean) => (words.length === 0 ? /(?!)/ : new RegExp(`^ ?${anyOf(words, isPinyin)}`))
  const written = compile(false)
  const inPinyin = compile(true)
  return ({ text, isPinyin }, end) => (isPinyin ? inPinyin : written).test(text.slice(end))
}
