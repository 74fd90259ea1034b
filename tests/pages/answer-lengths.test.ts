import { expect, test } from 'vitest'
import { type Html, plainText } from '../../src/conversation/html.ts'
import { noMemory } from '../../src/conversation/memory.ts'
import type { Turn } from '../../src/conversation/turn.ts'
import { labelWidth } from '../../src/pages/button-rows.ts'
import { createReplyWith } from '../../src/pages/reply-with.ts'
import { knowledge } from '../fixtures/real-knowledge.ts'
import { i18n } from '../support/bot.ts'

/** A day this autumn, the day on which the new law begins, and one on which reviews are overdue. */
const days = ['2026-11-27', '2027-01-01', '2028-06-01']
const locales = ['en', 'zh-Hans', 'zh-Hant']
const cases = days.flatMap((day) => locales.map((locale) => ({ day, locale })))

/** What a phone shows at once; a warning of an overdue review comes on top. */
const mostVisible = (locale: string): number => (locale === 'en' ? 900 : 350)
const mostRows = 4
const mostInMessage = 4096
const mostInGroup = 600
/** Width of a button over the whole row of a phone, in Latin letters. */
const fullRow = 34

const turnIn = (locale: string, kind: 'private' | 'group'): Turn => ({
  incoming: { id: 'test:1', chat: { id: 'test:1', kind }, from: { id: 'test:1' }, content: { kind: 'text', text: '' } },
  locale,
  t: i18n.translate(locale),
  memory: noMemory,
})

const repliesOf = ({ day, locale }: (typeof cases)[number], kind: 'private' | 'group') => {
  const replyWith = createReplyWith({ knowledge, i18n, now: () => new Date(`${day}T04:00:00Z`) })
  const turn = turnIn(locale, kind)
  return [...knowledge.intents.values()].map((intent) => ({ id: intent.id, reply: replyWith(intent, turn) }))
}

/** What is read without opening a fold, and without the warning of an overdue review. */
const visible = (html: Html): string =>
  plainText(html.replace(/<blockquote expandable>[\s\S]*?<\/blockquote>/g, '') as Html)
    .split('\n')
    .filter((line) => !line.startsWith('⚠️'))
    .join('\n')
    .trim()

test.each(cases)('on $day every answer in $locale shows no more than a phone holds before it is unfolded', (one) => {
  const long = repliesOf(one, 'private').flatMap(({ id, reply }) => {
    const { length } = visible(reply.html)
    return length > mostVisible(one.locale) ? [`${id}: ${length}`] : []
  })
  expect(long).toEqual([])
})

test.each(cases)('on $day every answer in $locale fits into one message with all its folds open', (one) => {
  const long = repliesOf(one, 'private').filter(({ reply }) => plainText(reply.html).length > mostInMessage)
  expect(long.map(({ id }) => id)).toEqual([])
})

test.each(cases)('on $day every answer in $locale has at most four rows of buttons that can be read', (one) => {
  const faults = repliesOf(one, 'private').flatMap(({ id, reply: { buttons = [] } }) => [
    ...(buttons.length > mostRows ? [`${id}: ${buttons.length} rows`] : []),
    ...buttons
      .filter((row) => row.some(({ label }) => labelWidth(label) > fullRow / row.length))
      .map((row) => `${id}: ${row.map(({ label }) => label).join(' | ')}`),
  ])
  expect(faults).toEqual([])
})

test.each(cases)('on $day every answer in $locale is short in a group, with one row of buttons', (one) => {
  const faults = repliesOf(one, 'group').flatMap(({ id, reply: { html, buttons = [] } }) => {
    const { length } = visible(html)
    return length > mostInGroup || buttons.length > 1 || html.includes('<blockquote') ? [`${id}: ${length}`] : []
  })
  expect(faults).toEqual([])
})
