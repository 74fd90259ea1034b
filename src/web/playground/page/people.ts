import type { Said } from '../routes/said.ts'
import type { PageLocale, Words } from './words.ts'

export type ChatKind = Said['chat']
export type PersonId = Said['person']
export type Author = PersonId | 'xubao' | 'notice'

/** Who speaks in the group. */
export const members = ['ann', 'li', 'wang'] as const

const names = { ann: 'Ann', li: '小李', wang: 'Wang HR', xubao: 'Xubao 续保', notice: '' } as const

export function nameOf(author: Author, words: Words): string {
  return author === 'you' ? words.you : names[author]
}

/** Returns the initial that represents a person. */
export function initialOf(author: Author, words: Words): string {
  return author === 'li' ? '李' : (nameOf(author, words).at(0) ?? '')
}

/** What was said in the group before anybody came, so that there is something to answer. */
export const earlier: readonly { readonly from: PersonId; readonly text: string; readonly minutesAgo: number }[] = [
  { from: 'wang', text: '大家早上好！Please send me your papers by Friday.', minutesAgo: 14 },
  { from: 'li', text: '我上个月离职，医保断了，这时候住院能报销吗？', minutesAgo: 6 },
  { from: 'ann', text: 'Same here, my shebao stopped when I changed jobs.', minutesAgo: 5 },
]

/** Something to try with one tap; `answers` is the author of an earlier message that it replies to. */
export type Example = { readonly text: string; readonly person: PersonId; readonly answers?: PersonId }

const privateExamples = {
  zh: ['医保断了两个月怎么补', '滞纳金该谁出', 'yibao duanle zenme bujiao'],
  en: ['my shebao lapsed, how do I get it back?', 'who pays the late fee?'],
  any: ['/topics', '/law 86'],
} as const

const groupExamples: readonly Example[] = [
  { person: 'wang', text: '/faq', answers: 'li' },
  { person: 'ann', text: '@xubao_bot who pays the late fee?' },
  { person: 'li', text: '/faq 医保断了多久要重新等' },
  { person: 'li', text: '中午吃什么？' },
]

/** The examples for a chat, those in the page's language first. */
export function examplesFor(chat: ChatKind, locale: PageLocale): readonly Example[] {
  if (chat === 'group') return groupExamples
  const { zh, en, any } = privateExamples
  const texts = locale === 'en' ? [...en, ...zh, ...any] : [...zh, ...en, ...any]
  return texts.map((text) => ({ text, person: 'you' }))
}
