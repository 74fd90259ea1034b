import { expect, test } from 'vitest'
import { noticeMove } from '../../../src/telegram/incoming/move.ts'
import { keptChats } from '../edge.ts'
import { messageUpdate, pressUpdate } from '../updates.ts'

function noticed(update: unknown): readonly string[] {
  const chats = keptChats()
  noticeMove(update, chats)
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
  ['a number that is none', messageUpdate({ chat: oldGroup, migrate_to_chat_id: 'far away' })],
  ['a move without a chat', { update_id: 1, message: { migrate_to_chat_id: -1 } }],
  ['nothing', null],
  ['a word', 'x'],
])('%s moves nobody', (_name, update) => {
  expect(noticed(update)).toEqual([])
})
