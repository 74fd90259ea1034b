import type { Locale } from './i18n.ts'
import { isPinyinWord } from './pinyin.ts'
import { scriptOf } from './script.ts'

/** A Han character carries about as much as one and a half Latin letters-long words do in a mixed sentence; two characters make a word. */
const hanCharactersPerWord = 2

/**
 * The language of what a person wrote: `zh-Hans`, `zh-Hant`, `en`, or `undefined` where nothing tells (digits, emoji, other scripts).
 * Pinyin counts as Chinese; mixed text follows the larger part. Text whose characters are the same in both scripts is `zh-Hans`
 * unless `hint` (the app's language tag) says Traditional.
 */
export function detectLocale(text: string, hint?: string): Locale | undefined {
  const folded = text.normalize('NFKC').toLowerCase()
  const hanWords = (folded.match(/\p{Script=Han}/gu)?.length ?? 0) / hanCharactersPerWord
  const latin: readonly string[] = folded.match(/[a-z][a-z']*/g) ?? []
  const pinyinWords = latin.filter((word) => isPinyinWord(word))
  const englishWords = latin.length - pinyinWords.length
  const chinese = hanWords + pinyinWords.length
  if (chinese === 0 && englishWords === 0) return undefined
  // A word of English beside as many of pinyin (yibao refund, hi xubao) is said by somebody who writes English.
  if (englishWords > chinese || (hanWords === 0 && englishWords === chinese)) return 'en'
  if (hanWords === 0) return isTraditionalTag(hint) ? 'zh-Hant' : 'zh-Hans'
  const script = scriptOf(folded) ?? (isTraditionalTag(hint) ? 'Hant' : 'Hans')
  return `zh-${script}`
}

/** Whether an IETF tag asks for Traditional script: zh-Hant itself, and the places that write it. */
export function isTraditionalTag(tag: string | undefined): boolean {
  return /^zh-(hant|tw|hk|mo)\b/i.test(tag ?? '')
}
