import type { ActName, Acts } from '../knowledge/talk.ts'
import type { Locale } from '../locale/i18n.ts'
import { createActReader } from './acts.ts'

/** The languages that a person can ask for in words. */
const languages: Partial<Record<ActName, Locale>> = {
  'language-en': 'en',
  'language-zh-Hans': 'zh-Hans',
  'language-zh-Hant': 'zh-Hant',
}

/** The language that an act asks for. */
export const languageOfAct = (act: ActName): Locale | undefined => languages[act]

/** The language that words ask for: "English please", 中文. */
export function createLanguageWish(acts: Acts | undefined): (words: string) => Locale | undefined {
  const reader = acts && createActReader(acts)
  return (words) => {
    const act = reader?.read(words)
    return act?.kind === 'act' ? languageOfAct(act.act) : undefined
  }
}
