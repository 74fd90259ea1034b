import { TelegramError } from 'telegraf'
import { expect, test } from 'vitest'
import { sortFailure } from '../../../src/telegram/outgoing/failure.ts'
import { token } from '../edge.ts'

const said = (error_code: number, description: string, parameters = {}) =>
  sortFailure(new TelegramError({ error_code, description, parameters }))

test.each([
  [400, 'Bad Request: message is not modified: specified new message content', 'unchanged'],
  [400, 'Bad Request: query is too old and response timeout expired or query ID is invalid', 'expired'],
  [400, 'Bad Request: message to edit not found', 'gone'],
  [400, "Bad Request: message can't be edited", 'gone'],
  [400, 'Bad Request: MESSAGE_ID_INVALID', 'gone'],
  [400, "Bad Request: can't parse entities", 'other'],
  [401, 'Unauthorized', 'unauthorised'],
  [403, 'Forbidden: bot was blocked by the user', 'forbidden'],
  [404, 'Not Found', 'other'],
  [409, 'Conflict: terminated by other getUpdates request', 'conflict'],
  [500, 'Internal Server Error', 'retry'],
  [502, 'Bad Gateway', 'retry'],
])('%i %s is %s', (code, description, kind) => {
  expect(said(code, description)).toEqual({ kind, reason: `${code}: ${description}` })
})

test('flood control says how many seconds to wait', () => {
  expect(said(429, 'Too Many Requests: retry after 7', { retry_after: 7 })).toMatchObject({ kind: 'wait', seconds: 7 })
  expect(said(429, 'Too Many Requests')).toMatchObject({ kind: 'wait', seconds: 1 })
})

test('a group that became a supergroup says its new number', () => {
  const failure = said(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: -1001 })
  expect(failure).toMatchObject({ kind: 'moved', chatId: -1001 })
})

test('whatever is not in the form of an answer happened on the way to Telegram', () => {
  expect(sortFailure(new Error('socket hang up')).kind).toBe('unreachable')
  expect(sortFailure(new TypeError("Cannot read properties of null (reading 'ok')")).kind).toBe('unreachable')
  expect(sortFailure('odd').kind).toBe('unreachable')
  expect(sortFailure(new TelegramError({} as never)).kind).toBe('unreachable')
})

test('the reason never holds the token', () => {
  const { reason } = sortFailure(new Error(`invalid json response body at https://api.telegram.org/bot${token}/getMe`))
  expect(reason).toBe('invalid json response body at https://api.telegram.org/bot[token]/getMe')
})
