import { plainly } from '../calculators/read.ts'
import { toSimplified } from '../locale/script.ts'
import { readWhen, type When } from './read-when.ts'
import type { ReminderSubject } from './reminder.ts'

/** A sentence that asks for a reminder. */
export type Wish = { readonly about: ReminderSubject; readonly when: When }

const asks =
  /提醒(?:一下)?我|提醒一下|叫我一声|设(?:置|个|一个)?提醒|定(?:个|一个)?提醒|加个提醒|remind me|set (?:up )?a reminder|a reminder (?:for|on|to)/
/** If people complain that nobody reminded them, or ask about the reminders of others, they want an answer. */
const denied =
  /(?:没有?|不|未|没人|谁也不)(?:会|再|去|来|及时)?(?:提醒|叫我)|(?:单位|公司|老板|他们|社保局|医保局|税务局?)[^，。,.]{0,6}提醒|(?:didnt|didn.t|did not|never|nobody|doesnt|doesn.t|does not|no one|wont|won.t) (?:ever )?remind|who (?:will |should )?remind|(?:they|office|employer|company|boss|hr) (?:will |should |can )?remind/

const subjects: readonly (readonly [RegExp, ReminderSubject])[] = [
  [/等待期|waiting period|wait is over|wait ends/, 'wait'],
  [/居民医保|新农合|城乡居民|集中(?:参保|缴费)|resident|enrol/, 'resident'],
  [/交|缴|续|扣款|社保|医保|保险|养老|shebao|yibao|pay|insurance|social security|pension/, 'pay'],
]

/** What words are about. */
export function subjectOf(text: string): ReminderSubject {
  return subjects.find(([form]) => form.test(text))?.[1] ?? 'other'
}

/** Words without a date are long when something else is told in them. */
const longestBare = { han: 14, words: 9 }

const isShort = (text: string): boolean =>
  /\p{Script=Han}/u.test(text)
    ? [...text.replace(/[\s\p{P}]/gu, '')].length <= longestBare.han
    : text.split(/\s+/).length <= longestBare.words

/** The wish for a reminder in a message; `undefined` for any other message. */
export function readWish(text: string, today: string): Wish | undefined {
  const written = plainly(text, toSimplified)
  if (!asks.test(written) || denied.test(written)) return undefined
  const when = readWhen(written, { today, bareDay: 'once' })
  if (when.kind === 'none' && !isShort(written)) return undefined
  return { about: subjectOf(written), when }
}

/** Whether words are so few that they can only answer what was asked. */
export const isBrief = (text: string): boolean => [...text].length <= 16
