import { expect, test } from 'vitest'
import { isAdministrator } from '../../../src/telegram/outgoing/member.ts'
import { type Answer, brokenJson, closeNetwork, no, ok, openApi, telegramAnswers } from '../edge.ts'

closeNetwork()

/** Whether a person administers a group, when Telegram answers so; with the calls that were made. */
async function asked(answer: Answer, person = 'telegram:42') {
  const calls = telegramAnswers({ getChatMember: [answer] })
  const { signal } = new AbortController()
  return { is: await isAdministrator('telegram:-1005', person, openApi(), signal), calls }
}

test.each([
  ['creator', true],
  ['administrator', true],
  ['member', false],
  ['restricted', false],
  ['left', false],
  ['kicked', false],
])('who is %s in a group administers it: %s', async (status, expected) => {
  const { is, calls } = await asked(ok({ status, user: { id: 42 } }))
  expect(is).toBe(expected)
  expect(calls).toEqual([{ method: 'getChatMember', body: { chat_id: -1005, user_id: 42 } }])
})

test.each([
  ['refuses', no(400, 'Bad Request: member not found')],
  ['cannot be reached', 'no connection' as const],
  ['answers half', brokenJson],
  ['answers nothing', ok(null)],
])('who asks while Telegram %s administers nothing', async (_name, answer) => {
  expect((await asked(answer)).is).toBe(false)
})

test('a channel that speaks in a group is not asked about', async () => {
  expect(await asked(ok({ status: 'creator' }), 'telegram:-100777')).toEqual({ is: false, calls: [] })
})
