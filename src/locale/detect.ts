import type { Locale } from './i18n.ts'
import { isPinyinWord } from './pinyin.ts'
import { scriptOf } from './script.ts'

/** In mixed text, two Han characters count as one word. */
const hanCharactersPerWord = 2

/**
 * Detects the language of a text: `zh-Hans`, `zh-Hant`, `en`, or `undefined` if nothing indicates one (digits, emoji, other scripts).
 * Pinyin counts as Chinese; in mixed text the larger part decides. If the characters are the same in both scripts, the text is
 * `zh-Hans` unless `hint` (the language tag of the app) says Traditional.
 */
export function detectLocale(text: string, hint?: string): Locale | undefined {
  const folded = text.normalize('NFKC').toLowerCase()
  const hanWords = (folded.match(/\p{Script=Han}/gu)?.length ?? 0) / hanCharactersPerWord
  const latin: readonly string[] = folded.match(/[a-z][a-z']*/g) ?? []
  const pinyinWords = latin.filter((word) => isPinyinWord(word))
  const englishWords = latin.length - pinyinWords.length
  const chinese = hanWords + pinyinWords.length
  if (chinese === 0 && englishWords === 0) return undefined
  // With as many English words as pinyin ones (yibao refund, hi xubao), the person writes English.
  if (englishWords > chinese || (hanWords === 0 && englishWords === chinese)) return 'en'
  if (hanWords === 0) return isTraditionalTag(hint) ? 'zh-Hant' : 'zh-Hans'
  const script = scriptOf(folded) ?? (isTraditionalTag(hint) ? 'Hant' : 'Hans')
  return `zh-${script}`
}

/** Whether an IETF tag means Traditional script: zh-Hant, and the regions that use it. */
export function isTraditionalTag(tag: string | undefined): boolean {
  return /^zh-(hant|tw|hk|mo)\b/i.test(tag ?? '')
}
