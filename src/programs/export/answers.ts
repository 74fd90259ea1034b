import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { I18n, Locale, Translate } from '../../locale/i18n.ts'
import { type WrittenAnswer, writeAnswer } from './written-answer.ts'

/** All topics in one language, as they are on a day (`YYYY-MM-DD`). */
export type Edition = {
  readonly locale: Locale
  readonly day: string
  readonly t: Translate
  readonly answers: readonly WrittenAnswer[]
}

/** Every topic in every language. Classes of questions outside the field are left out: their replies make sense only in a talk. */
export function writeEditions(knowledge: Knowledge, i18n: I18n, day: string): readonly Edition[] {
  const topics = [...knowledge.intents.values()].filter(({ kind }) => kind === 'topic')
  return i18n.locales.map((locale) => {
    const t = i18n.translate(locale)
    return { locale, day, t, answers: topics.map((intent) => writeAnswer(intent, { knowledge, day, locale, t })) }
  })
}
