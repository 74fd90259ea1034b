import { expect, test } from 'vitest'
import type { Content } from '../../../../src/conversation/incoming.ts'
import { incomingOf, questionOf, type Said, said } from '../../../../src/web/playground/routes/said.ts'

const tab = '0123456789abcdef'
const saying = (content: Said['content'], chat: Said['chat'] = 'group'): Said => ({
  tab,
  chat,
  person: 'ann',
  messageId: 7,
  content,
})
const contentOf = (
  text: string,
  repliedTo?: Extract<Said['content'], { kind: 'text' }>['repliedTo'],
): Content | undefined =>
  incomingOf(saying({ kind: 'text', text, ...(repliedTo && { repliedTo }) }), 'playground:1')?.content

const li = { messageId: 3, text: '滞纳金该谁出', own: false }
const bot = { messageId: 4, text: 'an answer', own: true }

test('people and chats of two browser tabs are different ones', () => {
  expect(incomingOf({ ...saying({ kind: 'text', text: 'hello' }), languageHint: 'zh-Hans' }, 'playground:9')).toEqual({
    id: 'playground:9',
    chat: { id: `playground:group-${tab}`, kind: 'group' },
    from: { id: `playground:ann-${tab}`, languageHint: 'zh-Hans' },
    messageId: 7,
    content: { kind: 'text', text: 'hello' },
  })
})

test.each<[string, Content]>([
  ['中午吃什么？', { kind: 'text', text: '中午吃什么？' }],
  ['/faq 滞纳金', { kind: 'command', name: 'faq', argument: '滞纳金' }],
  ['/FAQ\n滞纳金', { kind: 'command', name: 'faq', argument: '滞纳金' }],
  ['/help@xubao_bot', { kind: 'command', name: 'help', argument: '', addressed: 'mention' }],
  ['/law@Xubao_Bot 86', { kind: 'command', name: 'law', argument: '86', addressed: 'mention' }],
  ['@xubao_bot 滞纳金?', { kind: 'text', text: '滞纳金?', addressed: 'mention' }],
  ['@Xubao_bot，滞纳金?', { kind: 'text', text: '滞纳金?', addressed: 'mention' }],
  ['滞纳金? @xubao_bot', { kind: 'text', text: '滞纳金?', addressed: 'mention' }],
  ['@xubao_bot /faq late fee', { kind: 'command', name: 'faq', argument: 'late fee', addressed: 'mention' }],
  ['@xubao_bots late fee', { kind: 'text', text: '@xubao_bots late fee' }],
  ['me@xubao_bot late fee', { kind: 'text', text: 'me@xubao_bot late fee' }],
  ['/path/of/something', { kind: 'text', text: '/path/of/something' }],
])('%s is read as Telegram would give it', (text, content) => {
  expect(contentOf(text)).toEqual(content)
})

test('a command for another bot is not for us', () => {
  expect(contentOf('/help@other_bot')).toBeUndefined()
})

test('a reply to a person carries what that person wrote', () => {
  const quoted = { messageId: 3, text: '滞纳金该谁出' }
  expect(contentOf('/faq', li)).toEqual({ kind: 'command', name: 'faq', argument: '', quoted })
})

test('a reply to the bot is meant for the bot and quotes nothing', () => {
  expect(contentOf('and then?', bot)).toEqual({ kind: 'text', text: 'and then?', addressed: 'reply' })
})

test('a press carries what the button means, and nothing when nobody knows it', () => {
  const press = (data: string) => incomingOf(saying({ kind: 'press', data }), 'playground:1')?.content
  expect(press('topic:en:late-fee')).toEqual({
    kind: 'press',
    action: { name: 'topic', locale: 'en', topic: 'late-fee' },
  })
  expect(press('unheard-of:1')).toEqual({ kind: 'press', action: undefined })
})

test('an inline query belongs to no message', () => {
  expect(incomingOf(saying({ kind: 'inline', query: '滞纳金' }), 'playground:1')).not.toHaveProperty('messageId')
})

test.each<[string, Said['chat'], string, typeof li | undefined, string | undefined]>([
  ['a text in private', 'private', 'late fee?', undefined, 'late fee?'],
  ['chatter in the group', 'group', 'late fee?', undefined, undefined],
  ['a mention in the group', 'group', '@xubao_bot late fee?', undefined, 'late fee?'],
  ['/faq with a question', 'group', '/faq late fee?', undefined, 'late fee?'],
  ['/faq as a reply', 'group', '/faq', li, '滞纳金该谁出'],
  ['another command', 'private', '/topics', undefined, undefined],
])('the question of %s', (_what, chat, text, repliedTo, question) => {
  const incoming = incomingOf(saying({ kind: 'text', text, ...(repliedTo && { repliedTo }) }, chat), 'playground:1')
  expect(incoming && questionOf(incoming)).toBe(question)
})

test.each<[string, unknown]>([
  ['no tab', { ...saying({ kind: 'attachment', attachment: 'sticker' }), tab: undefined }],
  ['a tab that is not a name', { ...saying({ kind: 'attachment', attachment: 'sticker' }), tab: '../../etc' }],
  ['an unknown person', { ...saying({ kind: 'attachment', attachment: 'sticker' }), person: 'eve' }],
  ['an empty text', saying({ kind: 'text', text: '   ' })],
  ['a text over 4096 characters', saying({ kind: 'text', text: 'x'.repeat(4097) })],
  ['a message id that is not a number', { ...saying({ kind: 'attachment', attachment: 'sticker' }), messageId: '1' }],
  ['an unknown kind', saying({ kind: 'dance' } as never)],
  ['nothing', null],
])('%s is refused', (_what, body) => {
  expect(said.safeParse(body).success).toBe(false)
})

test('what is written, quoted and looked up is read without personal numbers; only one’s own are told', () => {
  const phone = '13800138000'
  expect(contentOf(`/faq 滞纳金 ${phone}`, { ...li, text: `110105 19491231 002X ${li.text}` })).toEqual({
    kind: 'command',
    name: 'faq',
    argument: '滞纳金 [📞]',
    quoted: { messageId: 3, text: '[🪪] 滞纳金该谁出' },
    hidden: ['phone'],
  })
  expect(contentOf(`138 @xubao_bot 0013 8000`)).toEqual({
    kind: 'text',
    text: '[📞]',
    addressed: 'mention',
    hidden: ['phone'],
  })
  expect(contentOf(`/${phone}`)).toEqual({ kind: 'text', text: '/[📞]', hidden: ['phone'] })
  expect(incomingOf(saying({ kind: 'inline', query: phone }), 'playground:1')?.content).toEqual({
    kind: 'inline',
    query: '[📞]',
  })
})

test('a changed message says what it says now, and in a group still needs the bot to be meant', () => {
  const edited = (text: string) => incomingOf(saying({ kind: 'edited', text, afterSeconds: 12 }), 'playground:1')
  expect(edited('@xubao_bot 滞纳金?')).toMatchObject({
    messageId: 7,
    content: { kind: 'edited', afterSeconds: 12, now: { kind: 'text', text: '滞纳金?', addressed: 'mention' } },
  })
  expect(edited('/help@other_bot')).toBeUndefined()
  const incoming = edited('@xubao_bot 滞纳金?')
  expect(incoming && questionOf(incoming)).toBe('滞纳金?')
})

test('the bot joins without a message', () => {
  const incoming = incomingOf(saying({ kind: 'joined' }), 'playground:1')
  expect(incoming).not.toHaveProperty('messageId')
  expect(incoming?.content).toEqual({ kind: 'joined' })
})
