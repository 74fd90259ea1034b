import { isPinyinWord, pinyinSyllables } from '../locale/pinyin.ts'
import { toSimplified } from '../locale/script.ts'

/** Words prepared for finding signs: clauses are separated by `|`, and pinyin is split into syllables. */
export type Said = { readonly text: string; readonly isPinyin: boolean }

/** Only the beginning of a longer message is read. */
const longest = 500

/** The least share of the words in Latin letters that must be pinyin. */
const pinyinShare = 0.6

const isPinyinText = (text: string): boolean => {
  if (/\p{Script=Han}/u.test(text)) return false
  const words = text.match(/[a-z]+/g) ?? []
  return words.length > 0 && words.filter(isPinyinWord).length / words.length >= pinyinShare
}

const inSyllables = (text: string): string =>
  text.replace(/[a-z]+/g, (word) => pinyinSyllables(word)?.join(' ') ?? word)

/** `text` Simplified, in lower case, with one mark between clauses. */
export function readSaid(text: string): Said {
  const folded = toSimplified(text.slice(0, longest).normalize('NFKC').toLowerCase())
    .replace(/(?<=[a-z])['’‘](?=(?:s|t|re|ve|ll|d|m)\b)/g, '')
    .replace(/(?<=[a-z])['’‘](?=[a-z])/g, ' ')
    .replace(/(?<![\p{L}\p{N}])[-–—](?![\p{L}\p{N}])/gu, '|')
    .replace(/[^\p{L}\p{N}\s.\-/]|\.(?!\d)|(?<!\d)\.|\n/gu, '|')
    .replace(/(?<!\d)[-/](?!\d)|(?<=\d)[-/](?!\d)|(?<!\d)[-/](?=\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?\|[ |]*/g, '|')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .replace(/^[ |]+|[ |]+$/g, '')
  const isPinyin = isPinyinText(folded)
  return { text: isPinyin ? inSyllables(folded) : folded, isPinyin }
}

/** The clause around a place in the words: where it begins, and its text. */
export function clauseAt(text: string, index: number): { readonly start: number; readonly clause: string } {
  const start = text.lastIndexOf('|', index - 1) + 1
  const end = text.indexOf('|', index)
  return { start, clause: text.slice(start, end === -1 ? text.length : end) }
}
