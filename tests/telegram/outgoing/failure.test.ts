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
  [400, 'Bad Request: message to delete not found', 'gone'],
  [400, 'Bad Request: message thread not found', 'thread'],
  [400, 'Bad Request: TOPIC_CLOSED', 'thread'],
  [400, 'Bad Request: TOPIC_DELETED', 'thread'],
  [400, 'Bad Request: message to be replied not found', 'reply'],
  [400, 'Bad Request: QUOTE_TEXT_INVALID', 'quote'],
  [400, 'Bad Request: not enough rights to send text messages to the chat', 'forbidden'],
  [400, 'Bad Request: have no rights to send a message', 'forbidden'],
  [400, 'Bad Request: CHAT_WRITE_FORBIDDEN', 'forbidden'],
  [400, 'Bad Request: not enough rights to manage pinned messages in the chat', 'other'],
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
  expect(sortFailure(new Error('socket hang up')).kind).toBe('unknown')
  expect(sortFailure(new TypeError("Cannot read properties of null (reading 'ok')")).kind).toBe('unknown')
  expect(sortFailure('odd').kind).toBe('unknown')
  expect(sortFailure(new TelegramError({} as never)).kind).toBe('unknown')
})

test.each([
  'connect ECONNREFUSED 127.0.0.1:443',
  'getaddrinfo ENOTFOUND api.telegram.org',
  'getaddrinfo EAI_AGAIN api.telegram.org',
  'connect ETIMEDOUT 149.154.167.220:443',
  'unable to verify the first certificate',
  'Client network socket disconnected before secure TLS connection was established',
])('%j means that nothing was sent', (words) => {
  expect(sortFailure(new Error(`request to https://telegram.test failed, reason: ${words}`)).kind).toBe('unreachable')
})

test.each(['read ECONNRESET', 'socket hang up', 'The operation was aborted', 'read ETIMEDOUT'])(
  '%j leaves open whether something was sent',
  (words) => {
    expect(sortFailure(new Error(words)).kind).toBe('unknown')
  },
)

test.each([
  [0, 1],
  [-5, 1],
  [Number.NaN, 1],
  ['soon', 1],
  [90_000, 3600],
])('flood control of %j seconds is %i', (retry_after, seconds) => {
  expect(said(429, 'Too Many Requests', { retry_after })).toMatchObject({ kind: 'wait', seconds })
})

test('the reason never holds the token', () => {
  const { reason } = sortFailure(new Error(`invalid json response body at https://api.telegram.org/bot${token}/getMe`))
  expect(reason).toBe('invalid json response body at https://api.telegram.org/bot[token]/getMe')
})
