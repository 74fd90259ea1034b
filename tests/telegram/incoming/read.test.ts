import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Content, Incoming } from '../../../src/conversation/incoming.ts'
import { readUpdate } from '../../../src/telegram/incoming/read.ts'
import { me } from '../edge.ts'
import {
  ann,
  group,
  groupUpdate,
  inlineUpdate,
  li,
  mentionsIn,
  messageUpdate,
  ourselves,
  pressUpdate,
  privateChat,
} from '../updates.ts'

const incomingOf = (update: unknown): Incoming | undefined => readUpdate(update, me)?.incoming
const contentOf = (update: unknown): Content | undefined => incomingOf(update)?.content
const written = (text: string, fields = {}): Content | undefined =>
  contentOf(messageUpdate({ text, entities: mentionsIn(text), ...fields }))
const inGroup = (text: string, fields = {}): Content | undefined =>
  contentOf(groupUpdate({ text, entities: mentionsIn(text), ...fields }))

test('a text names its door, chat, sender, message and the language of the app', () => {
  expect(incomingOf(messageUpdate({ text: '医保断了' }))).toEqual({
    id: 'telegram:7',
    chat: { id: 'telegram:42', kind: 'private' },
    from: { id: 'telegram:42', languageHint: 'zh-hans' },
    messageId: 5,
    content: { kind: 'text', text: '医保断了' },
  })
})

test('groups and supergroups are groups; a sender without a language has no hint', () => {
  expect(incomingOf(groupUpdate({ text: 'hi', from: li }))).toMatchObject({
    chat: { id: 'telegram:-1001600000001', kind: 'group' },
    from: { id: 'telegram:43' },
  })
  expect(incomingOf(groupUpdate({ text: 'hi', from: li }))?.from).not.toHaveProperty('languageHint')
  expect(incomingOf(messageUpdate({ text: 'hi', chat: { id: -5, type: 'group' } }))?.chat.kind).toBe('group')
})

test('a thread is kept only if the message is in a topic', () => {
  expect(incomingOf(groupUpdate({ text: 'hi', message_thread_id: 9, is_topic_message: true }))?.chat.thread).toBe(9)
  expect(incomingOf(groupUpdate({ text: 'hi', message_thread_id: 9 }))?.chat).not.toHaveProperty('thread')
})

test.each([
  ['/law 86', { name: 'law', argument: '86' }],
  ['/LAW   86 ', { name: 'law', argument: '86' }],
  ['/faq\n医保断了\n怎么办', { name: 'faq', argument: '医保断了\n怎么办' }],
  ['/faq医保断了怎么办', { name: 'faq', argument: '医保断了怎么办' }],
  ['/start', { name: 'start', argument: '' }],
  ['/start topic_late-fee', { name: 'start', argument: 'topic_late-fee' }],
])('%j is a command', (text, expected) => {
  expect(written(text)).toEqual({ kind: 'command', ...expected })
})

test.each(['/', '//law', '/etc/passwd', 'what is /law 86', `/${'a'.repeat(33)}`, '/law@', '/ law'])(
  '%j is a text',
  (text) => {
    expect(written(text)).toEqual({ kind: 'text', text })
  },
)

test('a command that names our bot is addressed, in any case of letters', () => {
  expect(inGroup('/Help@Xubao_Bot me')).toEqual({ kind: 'command', name: 'help', argument: 'me', addressed: 'mention' })
})

test('a command that names another bot is not ours, in private neither', () => {
  expect(inGroup('/help@other_bot')).toBeUndefined()
  expect(written('/help@other_bot')).toBeUndefined()
})

test('a command without a name in a group is not addressed', () => {
  expect(inGroup('/faq 滞纳金')).toEqual({ kind: 'command', name: 'faq', argument: '滞纳金' })
})

test.each([
  ['@xubao_bot 滞纳金谁交?', '滞纳金谁交?'],
  ['@XUBAO_BOT, who pays?', 'who pays?'],
  ['😀😀 hey @xubao_bot who pays?', '😀😀 hey who pays?'],
  ['who pays? @xubao_bot', 'who pays?'],
  ['@xubao_bot：@xubao_bot 医保', '医保'],
  ['@xubao_bot', ''],
])('%j mentions us, and the mention is cut', (text, rest) => {
  expect(inGroup(text)).toEqual({ kind: 'text', text: rest, addressed: 'mention' })
})

test('a mention by id counts as one by name, and the id of somebody else does not', () => {
  const mention = (id: number) => ({ entities: [{ type: 'text_mention', offset: 3, length: 5, user: { id } }] })
  expect(inGroup('hi Xubao who pays?', mention(me.id))).toEqual({
    kind: 'text',
    text: 'hi who pays?',
    addressed: 'mention',
  })
  expect(inGroup('hi Xubao who pays?', mention(7))).toEqual({ kind: 'text', text: 'hi Xubao who pays?' })
})

test('a mention of somebody whose name begins like ours is not ours', () => {
  expect(inGroup('@xubao_bot2 hello')).toEqual({ kind: 'text', text: '@xubao_bot2 hello' })
})

test('a name that Telegram did not mark as a mention is only a word', () => {
  expect(inGroup('mail me@xubao_bot', { entities: [] })).toEqual({ kind: 'text', text: 'mail me@xubao_bot' })
})

test('a mention beside a command addresses the command', () => {
  expect(inGroup('@xubao_bot /law 86')).toEqual({ kind: 'command', name: 'law', argument: '86', addressed: 'mention' })
  expect(inGroup('/law 86 @xubao_bot')).toEqual({ kind: 'command', name: 'law', argument: '86', addressed: 'mention' })
})

test('a reply to our own message is addressed and quotes nothing', () => {
  const reply = { reply_to_message: { message_id: 3, from: ourselves, chat: group, text: 'our answer' } }
  expect(inGroup('and in Shanghai?', reply)).toEqual({ kind: 'text', text: 'and in Shanghai?', addressed: 'reply' })
  expect(inGroup('/law 86', reply)).toEqual({ kind: 'command', name: 'law', argument: '86', addressed: 'reply' })
})

test('a reply to somebody quotes their text or caption', () => {
  const original = { message_id: 3, from: li, chat: group }
  expect(inGroup('/faq', { reply_to_message: { ...original, text: '断缴一个月' } })).toEqual({
    kind: 'command',
    name: 'faq',
    argument: '',
    quoted: { messageId: 3, text: '断缴一个月' },
  })
  expect(inGroup('/faq', { reply_to_message: { ...original, caption: '照片' } })).toMatchObject({
    quoted: { messageId: 3, text: '照片' },
  })
  expect(inGroup('/faq', { reply_to_message: { ...original, sticker: {} } })).not.toHaveProperty('quoted')
})

test('the passage that a person picked out of the message counts as the quotation', () => {
  const reply = { reply_to_message: { message_id: 3, from: li, chat: group, text: 'long story. who pays?' } }
  expect(inGroup('/faq', { ...reply, quote: { text: 'who pays?', position: 12, is_manual: true } })).toMatchObject({
    quoted: { text: 'who pays?' },
  })
})

test('in a forum the opening of the topic is neither a quotation nor a reply to us', () => {
  const opening = { message_id: 9, from: ourselves, chat: group, forum_topic_created: { name: 'Talk', icon_color: 1 } }
  const topic = { message_thread_id: 9, is_topic_message: true, reply_to_message: opening }
  expect(inGroup('hello all', topic)).toEqual({ kind: 'text', text: 'hello all' })
})

test('a caption is read as text, commands and mentions in it too', () => {
  const photo = { photo: [{}] }
  expect(contentOf(messageUpdate({ ...photo, caption: '医保断了' }))).toEqual({ kind: 'text', text: '医保断了' })
  const caption = '@xubao_bot 看看'
  expect(contentOf(groupUpdate({ ...photo, caption, caption_entities: mentionsIn(caption) }))).toEqual({
    kind: 'text',
    text: '看看',
    addressed: 'mention',
  })
})

test.each([
  ['sticker', 'sticker'],
  ['voice', 'voice'],
  ['photo', 'picture'],
  ['document', 'file'],
  ['location', 'location'],
  ['poll', 'other'],
  ['contact', 'contact'],
  ['dice', 'sticker'],
])('a %s without words is an attachment: %s', (field, attachment) => {
  expect(contentOf(messageUpdate({ [field]: {} }))).toEqual({ kind: 'attachment', attachment })
})

test('an attachment in reply to us is addressed', () => {
  expect(contentOf(groupUpdate({ sticker: {}, reply_to_message: { message_id: 3, from: ourselves } }))).toEqual({
    kind: 'attachment',
    attachment: 'sticker',
    addressed: 'reply',
  })
})

test.each([
  'new_chat_members',
  'left_chat_member',
  'pinned_message',
  'new_chat_title',
  'group_chat_created',
  'migrate_to_chat_id',
  'forum_topic_created',
  'boost_added',
  'video_chat_started',
  'a_service_message_of_next_year',
])('a service message (%s) is not heard', (field) => {
  expect(readUpdate(groupUpdate({ [field]: {} }), me)).toBeUndefined()
})

test('nothing is heard from other bots, from our own inline results and from forwarded channel posts', () => {
  expect(readUpdate(groupUpdate({ text: 'hi', from: { ...li, is_bot: true } }), me)).toBeUndefined()
  expect(readUpdate(groupUpdate({ text: 'hi', via_bot: ourselves }), me)).toBeUndefined()
  expect(
    readUpdate(groupUpdate({ text: 'hi', is_automatic_forward: true, sender_chat: { id: -100 } }), me),
  ).toBeUndefined()
  expect(readUpdate(groupUpdate({ text: 'hi', from: undefined }), me)).toBeUndefined()
})

test('a message of an administrator who writes as the group comes from the group', () => {
  const anonymous = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' }
  expect(incomingOf(groupUpdate({ text: '/faq hi', from: anonymous, sender_chat: group }))?.from).toEqual({
    id: 'telegram:-1001600000001',
  })
})

test.each(['channel_post', 'edited_channel_post', 'my_chat_member', 'message_reaction'])('%s is not heard', (kind) => {
  const { message } = messageUpdate({ text: 'hi' })
  expect(readUpdate({ update_id: 1, [kind]: message }, me)).toBeUndefined()
})

test('a message in a channel is not heard', () => {
  expect(readUpdate(messageUpdate({ text: 'hi', chat: { id: -100, type: 'channel' } }), me)).toBeUndefined()
})

test('a press carries its meaning, the message of the button and the id to answer', () => {
  expect(readUpdate(pressUpdate({}), me)).toEqual({
    kind: 'press',
    id: 'telegram:8',
    queryId: '900',
    incoming: {
      id: 'telegram:8',
      chat: { id: 'telegram:42', kind: 'private' },
      from: { id: 'telegram:42', languageHint: 'zh-hans' },
      messageId: 5,
      content: { kind: 'press', action: { name: 'topic', locale: 'en', topic: 'late-fee' } },
    },
  })
})

test('a press of a button of another version, or without data, has no meaning but an answer', () => {
  expect(contentOf(pressUpdate({ data: 'v1|late-fee' }))).toEqual({ kind: 'press', action: undefined })
  expect(contentOf(pressUpdate({ data: undefined }))).toEqual({ kind: 'press', action: undefined })
})

test('a press on a message that Telegram no longer shows still has its chat', () => {
  const message = { message_id: 5, chat: privateChat, date: 0 }
  expect(incomingOf(pressUpdate({ message }))).toMatchObject({ chat: { id: 'telegram:42' }, messageId: 5 })
})

test('a press keeps the topic of its message', () => {
  const message = { message_id: 5, chat: group, message_thread_id: 9, is_topic_message: true }
  expect(incomingOf(pressUpdate({ message }))?.chat).toEqual({
    id: 'telegram:-1001600000001',
    kind: 'group',
    thread: 9,
  })
})

test('a press without a message leaves only an id to answer', () => {
  const press = pressUpdate({ message: undefined })
  expect(readUpdate(press, me)).toEqual({ kind: 'press', id: 'telegram:8', queryId: '900' })
  expect(readUpdate(pressUpdate({ message: { chat: 'odd' } }), me)).toEqual({
    kind: 'press',
    id: 'telegram:8',
    queryId: '900',
  })
})

test('an inline query is private to the person who types it', () => {
  expect(readUpdate(inlineUpdate('滞纳金'), me)).toEqual({
    kind: 'inline',
    id: 'telegram:9',
    queryId: '901',
    incoming: {
      id: 'telegram:9',
      chat: { id: 'telegram:42', kind: 'private' },
      from: { id: 'telegram:42', languageHint: 'zh-hans' },
      content: { kind: 'inline', query: '滞纳金' },
    },
  })
})

test('odd details do not lose a message', () => {
  const odd = {
    text: 'hi',
    entities: [null, { type: 3 }, { type: 'mention', offset: -1, length: 9 }],
    reply_to_message: 'no',
    quote: 4,
    via_bot: [],
  }
  expect(contentOf(messageUpdate(odd))).toEqual({ kind: 'text', text: 'hi' })
  expect(contentOf(messageUpdate({ text: 'hi', entities: { length: 3 } }))).toEqual({ kind: 'text', text: 'hi' })
})

test.each([
  undefined,
  null,
  3,
  'update',
  [],
  {},
  { update_id: 'x' },
  { update_id: 1 },
  { update_id: 1, message: null },
])('%j is nothing to read', (value) => {
  expect(readUpdate(value, me)).toBeUndefined()
})

const samples: readonly unknown[] = [
  messageUpdate({ text: '/law@xubao_bot 86', entities: [{ type: 'bot_command', offset: 0, length: 14 }] }),
  groupUpdate({
    text: '@xubao_bot 滞纳金',
    entities: mentionsIn('@xubao_bot'),
    message_thread_id: 3,
    is_topic_message: true,
    reply_to_message: { message_id: 2, from: li, chat: group, text: 'x' },
  }),
  groupUpdate({ photo: [{}], caption: 'hi', media_group_id: '1', via_bot: ann }),
  pressUpdate({}),
  inlineUpdate('a'),
]

/** `value` with the part number `index`, counted through the whole tree, replaced by `part`. */
function withPart(value: unknown, index: number, part: unknown): unknown {
  let left = index
  const walk = (here: unknown): unknown => {
    left -= 1
    if (left === -1) return part
    if (Array.isArray(here)) return here.map(walk)
    if (here === null || typeof here !== 'object') return here
    return Object.fromEntries(Object.entries(here).map(([key, inner]) => [key, walk(inner)]))
  }
  return walk(value)
}

test('reading never throws, whatever JSON comes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      readUpdate(value, me)
      readUpdate({ update_id: 1, message: value, callback_query: value, inline_query: value }, me)
    }),
    { numRuns: 1500 },
  )
})

test('reading never throws for a real update with parts replaced, and what it gives is sound', () => {
  const oddPart = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(0, -1, 1e300, '', '@', '/', 'private', [], {}, null, true, '\ud800'),
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(fc.tuple(fc.nat(45), oddPart), { minLength: 1, maxLength: 4 }),
      (sample, changes) => {
        const received = readUpdate(
          changes.reduce<unknown>((value, [index, part]) => withPart(value, index, part), sample),
          me,
        )
        if (!received) return
        expect(received.id).toMatch(/^telegram:-?\d+$/)
        if (received.incoming) expect(received.incoming.chat.id).toMatch(/^telegram:-?\d+$/)
        if ('queryId' in received) expect(typeof received.queryId).toBe('string')
      },
    ),
    { numRuns: 4000 },
  )
})

test('what is written is read without personal numbers, and says what kind they were', () => {
  expect(written('滞纳金谁交？我是11010519491231002X，13800138000')).toEqual({
    kind: 'text',
    text: '滞纳金谁交？我是[🪪]，[📞]',
    hidden: ['id', 'phone'],
  })
  expect(contentOf(messageUpdate({ text: undefined, caption: '我的护照 E12345678', photo: [{}] }))).toEqual({
    kind: 'text',
    text: '我的护照 [🛂]',
    hidden: ['passport'],
  })
  expect(written('/faq 滞纳金 li@example.com')).toMatchObject({ argument: '滞纳金 [📧]', hidden: ['email'] })
})

test('a number written as a command, or around a mention, still counts as a number', () => {
  expect(written('/13800138000')).toEqual({ kind: 'text', text: '/[📞]', hidden: ['phone'] })
  expect(inGroup('138 @xubao_bot 0013 8000')).toEqual({
    kind: 'text',
    text: '[📞]',
    addressed: 'mention',
    hidden: ['phone'],
  })
})

test('a number in a quoted text or an inline query is taken out too, and is not told of who quotes it', () => {
  const original = { message_id: 3, from: li, text: '我是11010519491231002X，滞纳金谁交', chat: group }
  expect(inGroup('/faq', { reply_to_message: original })).toEqual({
    kind: 'command',
    name: 'faq',
    argument: '',
    quoted: { messageId: 3, text: '我是[🪪]，滞纳金谁交' },
  })
  expect(contentOf(inlineUpdate('138-0013-8000'))).toEqual({ kind: 'inline', query: '[📞]' })
})
