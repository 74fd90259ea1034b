import { expect, test } from 'vitest'
import { readUpdate } from '../../../src/telegram/incoming/read.ts'
import { me } from '../edge.ts'
import {
  ann,
  chosenUpdate,
  editedUpdate,
  group,
  memberUpdate,
  mentionsIn,
  messageUpdate,
  ourselves,
  pressUpdate,
} from '../updates.ts'

const incomingOf = (update: unknown) => readUpdate(update, me)?.incoming

test('a changed message says what it says now, and how long after', () => {
  expect(incomingOf(editedUpdate({ text: '居民医保断了' }, 30))).toEqual({
    id: 'telegram:10',
    chat: { id: 'telegram:42', kind: 'private' },
    from: { id: 'telegram:42', languageHint: 'zh-hans' },
    messageId: 5,
    content: { kind: 'edited', now: { kind: 'text', text: '居民医保断了' }, afterSeconds: 30 },
  })
})

test('changed words are read as new ones are: commands, mentions, without personal numbers', () => {
  const text = '/faq @xubao_bot 13800138000'
  const { content } = incomingOf(editedUpdate({ text, entities: mentionsIn(text), chat: group })) ?? {}
  expect(content).toMatchObject({ kind: 'edited', now: { kind: 'command', name: 'faq', addressed: 'mention' } })
  expect(JSON.stringify(content)).not.toContain('13800138000')
})

test.each([
  ['without words, as a live location', { location: { latitude: 1, longitude: 2 } }],
  ['of a bot', { text: 'hi', from: { ...ann, is_bot: true } }],
  ['of our own inline result', { text: 'hi', via_bot: ourselves }],
  ['of a post that a channel forwards to its group', { text: 'hi', chat: group, is_automatic_forward: true }],
])('a change %s is not heard', (_name, fields) => {
  expect(incomingOf(editedUpdate(fields))).toBeUndefined()
})

test('a clock that runs backwards makes no change before its message', () => {
  expect(incomingOf(editedUpdate({ text: 'hi' }, -5))?.content).toMatchObject({ afterSeconds: 0 })
})

test.each([
  ['by a member', 'left', 'member'],
  ['again after a ban', 'kicked', 'member'],
  ['as an administrator', 'left', 'administrator'],
  ['restricted, but free to write', 'left', { status: 'restricted', is_member: true, can_send_messages: true }],
  ['allowed to write again', { status: 'restricted', is_member: true, can_send_messages: false }, 'member'],
])('the bot joins when it is added %s', (_name, before, after) => {
  expect(incomingOf(memberUpdate(before, after))).toEqual({
    id: 'telegram:11',
    chat: { id: `telegram:${group.id}`, kind: 'group' },
    from: { id: 'telegram:42', languageHint: 'zh-hans' },
    content: { kind: 'joined' },
  })
})

test.each([
  ['a promotion', 'member', 'administrator'],
  ['a demotion', 'administrator', 'member'],
  ['a restriction', 'member', { status: 'restricted', is_member: true, can_send_messages: false }],
  ['a ban after it left', 'left', 'kicked'],
])('%s is neither joining nor leaving', (_name, before, after) => {
  expect(incomingOf(memberUpdate(before, after))).toBeUndefined()
})

test.each([
  ['removed', 'member', 'left'],
  ['banned', 'administrator', 'kicked'],
  ['out while restricted', 'member', { status: 'restricted', is_member: false }],
])('the bot leaves when it is %s', (_name, before, after) => {
  expect(incomingOf(memberUpdate(before, after))?.content).toEqual({ kind: 'left' })
})

test('a person who blocks the bot leaves; one who unblocks it says so by writing', () => {
  const chat = { id: 42, type: 'private', first_name: 'Ann' }
  expect(incomingOf(memberUpdate('member', 'kicked', { chat }))).toMatchObject({
    chat: { id: 'telegram:42', kind: 'private' },
    content: { kind: 'left' },
  })
  expect(incomingOf(memberUpdate('kicked', 'member', { chat }))).toBeUndefined()
})

test('an anonymous administrator who adds the bot acts as the group', () => {
  const from = { id: 1087968824, is_bot: true, first_name: 'Group' }
  expect(incomingOf(memberUpdate('left', 'member', { from }))?.from).toEqual({ id: `telegram:${group.id}` })
})

test('a channel is nobody to talk to', () => {
  expect(incomingOf(memberUpdate('left', 'administrator', { chat: { id: -100, type: 'channel' } }))).toBeUndefined()
})

test('an inline result that was sent names itself and, where it has buttons, its message', () => {
  expect(readUpdate(chosenUpdate({ inline_message_id: 'AAA' }), me)).toEqual({
    kind: 'chosen',
    id: 'telegram:12',
    inlineMessage: 'AAA',
    incoming: {
      id: 'telegram:12',
      chat: { id: 'telegram:42', kind: 'private' },
      from: { id: 'telegram:42', languageHint: 'zh-hans' },
      content: { kind: 'chosen', result: 'late-fee' },
    },
  })
  expect(readUpdate(chosenUpdate(), me)).not.toHaveProperty('inlineMessage')
})

test('a press on a message that was sent inline comes in without a number of a message', () => {
  const { message: _, ...query } = pressUpdate({ inline_message_id: 'AAA' }).callback_query as { message: unknown }
  const received = readUpdate({ update_id: 8, callback_query: query }, me)
  expect(received).toMatchObject({ kind: 'press', queryId: '900', inlineMessage: 'AAA' })
  expect(received?.incoming).toEqual({
    id: 'telegram:8',
    chat: { id: 'telegram:42', kind: 'private' },
    from: { id: 'telegram:42', languageHint: 'zh-hans' },
    content: { kind: 'press', action: { name: 'topic', locale: 'en', topic: 'late-fee' } },
  })
})

test('our own answer that somebody forwards is not a question', () => {
  const forwarded = { text: 'Late fees', forward_origin: { type: 'user', sender_user: ourselves, date: 1 } }
  expect(incomingOf(messageUpdate(forwarded))).toBeUndefined()
})

test('in a group, forwarded words of channels and bots are nobody’s question; in private they are', () => {
  const origins = [
    { type: 'channel', date: 1 },
    { type: 'user', sender_user: { id: 77, is_bot: true }, date: 1 },
  ]
  for (const forward_origin of origins) {
    const fields = { text: '/faq late fee', forward_origin }
    expect(incomingOf(messageUpdate({ ...fields, chat: group }))).toBeUndefined()
    expect(incomingOf(messageUpdate(fields))?.content).toMatchObject({ kind: 'command', name: 'faq' })
  }
})
