import { expect, test } from 'vitest'
import { noticeChange } from '../../../src/telegram/incoming/notice.ts'
import { keptChats } from '../edge.ts'
import { group, memberUpdate, messageUpdate, pressUpdate } from '../updates.ts'

function noticed(update: unknown): readonly string[] {
  const chats = keptChats()
  noticeChange(update, chats)
  return chats.events
}

const oldGroup = { id: -5, title: 'Circle', type: 'group' }

test('the service message of a group that became a supergroup is noticed', () => {
  expect(noticed(messageUpdate({ chat: oldGroup, migrate_to_chat_id: -1_001_600_000_001 }))).toEqual([
    'telegram:-5 became telegram:-1001600000001',
  ])
})

test.each([
  ['a text', messageUpdate({ text: 'hi' })],
  ['a press', pressUpdate({})],
  ['the message in the new group', messageUpdate({ chat: oldGroup, migrate_from_chat_id: -5 })],
  ['a number that is not one', messageUpdate({ chat: oldGroup, migrate_to_chat_id: 'far away' })],
  ['a move without a chat', { update_id: 1, message: { migrate_to_chat_id: -1 } }],
  ['a promotion', memberUpdate('member', 'administrator')],
  ['a membership without a chat', { update_id: 1, my_chat_member: {} }],
  ['nothing', null],
  ['a word', 'x'],
])('%s changes nothing', (_name, update) => {
  expect(noticed(update)).toEqual([])
})

test('a group that removed the bot is closed to it', () => {
  expect(noticed(memberUpdate('member', 'kicked'))).toEqual([`telegram:${group.id} is closed`])
})
