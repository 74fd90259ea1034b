import { Telegram } from 'telegraf'
import { expect, test } from 'vitest'
import { createBotApi } from '../../src/telegram/bot-api.ts'
import type { SendMessage } from '../../src/telegram/methods.ts'
import {
  apiRoot,
  badGateway,
  brokenJson,
  closeNetwork,
  hurried,
  keptLog,
  no,
  ok,
  telegramAnswers,
  token,
} from './edge.ts'

closeNetwork()

const message: SendMessage = {
  chat_id: -5,
  text: 'secret words',
  parse_mode: 'HTML',
  link_preview_options: { is_disabled: true },
  reply_parameters: { message_id: 9, allow_sending_without_reply: true },
}

function api(signal = new AbortController().signal) {
  const patience = hurried()
  const { log, lines } = keptLog()
  const telegram = new Telegram(token, { apiRoot, webhookReply: false })
  return { ...createBotApi({ telegram, log, patience, signal }), waits: patience.waits, lines }
}

test('a call that works is made once, with the body as it was given', async () => {
  const calls = telegramAnswers({ sendMessage: [ok({ message_id: 1 })] })
  const { call, lines } = api()
  expect(await call('sendMessage', message, 'telegram:1')).toEqual({ done: true, result: { message_id: 1 } })
  expect(calls).toEqual([{ method: 'sendMessage', body: message }])
  expect(lines).toEqual([])
})

test('flood control is waited for as long as told', async () => {
  const calls = telegramAnswers({ sendMessage: [no(429, 'Too Many Requests', { retry_after: 17 }), ok()] })
  const { call, waits } = api()
  expect(await call('sendMessage', message, 'telegram:1')).toMatchObject({ done: true })
  expect(waits).toEqual([17_000])
  expect(calls).toHaveLength(2)
})

test('flood control of more than half a minute is not waited for', async () => {
  const calls = telegramAnswers({ sendMessage: [no(429, 'Too Many Requests', { retry_after: 31 })] })
  const { call, waits, lines } = api()
  expect(await call('sendMessage', message, 'telegram:1')).toMatchObject({
    done: false,
    failure: { kind: 'wait', seconds: 31 },
  })
  expect(calls).toHaveLength(1)
  expect(waits).toEqual([])
  expect(lines).toMatchObject([{ level: 'error', fields: { method: 'sendMessage', update: 'telegram:1' } }])
})

test.each([
  ['a bad gateway', badGateway],
  ['half a JSON text', brokenJson],
  ['an inner error', no(500, 'Internal Server Error')],
  ['JSON that is no answer', { body: 'null' }],
  ['no connection', 'no connection' as const],
])('%s is tried again', async (_name, fault) => {
  telegramAnswers({ sendMessage: [fault, ok()] })
  const { call, waits } = api()
  expect(await call('sendMessage', message, 'telegram:1')).toMatchObject({ done: true })
  expect(waits).toEqual([500])
})

test('after three tries a fault is reported, with neither the text nor the token', async () => {
  const calls = telegramAnswers({ sendMessage: [brokenJson] })
  const { call, waits, lines } = api()
  expect(await call('sendMessage', message, 'telegram:1')).toMatchObject({ done: false, failure: { kind: 'retry' } })
  expect(calls).toHaveLength(3)
  expect(waits).toEqual([500, 1000])
  expect(lines).toMatchObject([{ level: 'error', fields: { method: 'sendMessage', update: 'telegram:1' } }])
  expect(JSON.stringify(lines)).not.toContain('secret words')
  expect(JSON.stringify(lines)).not.toContain(token)
})

test('a mistake of ours is reported at once', async () => {
  const calls = telegramAnswers({ sendMessage: [no(400, "Bad Request: can't parse entities")] })
  const { call, lines } = api()
  expect(await call('sendMessage', message, 'telegram:1')).toMatchObject({ done: false, failure: { kind: 'other' } })
  expect(calls).toHaveLength(1)
  expect(lines).toMatchObject([{ level: 'error', fields: { reason: "400: Bad Request: can't parse entities" } }])
})

test('a person who blocked the bot is left alone, without an alarm', async () => {
  const calls = telegramAnswers({ sendMessage: [no(403, 'Forbidden: bot was blocked by the user')] })
  const { call, lines } = api()
  expect(await call('sendMessage', message, 'telegram:1')).toMatchObject({
    done: false,
    failure: { kind: 'forbidden' },
  })
  expect(calls).toHaveLength(1)
  expect(lines.map(({ level }) => level)).toEqual(['info'])
})

test.each(['message is not modified', 'query is too old and response timeout expired', 'message to edit not found'])(
  '"%s" alarms nobody',
  async (words) => {
    telegramAnswers({ sendMessage: [no(400, `Bad Request: ${words}`)] })
    const { call, lines } = api()
    await call('sendMessage', message, 'telegram:1')
    expect(lines.map(({ level }) => level)).toEqual(['debug'])
  },
)

test('what was meant for a group goes to the supergroup it became, without the message number of the old one', async () => {
  const calls = telegramAnswers({
    sendMessage: [no(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -1009 }), ok()],
  })
  const { call } = api()
  expect(await call('sendMessage', message, 'telegram:1')).toMatchObject({ done: true })
  const { reply_parameters: _, ...rest } = message
  expect(calls[1]?.body).toEqual({ ...rest, chat_id: -1009 })
})

test('a request that gets no answer is given up after its time', async () => {
  telegramAnswers({ getMe: ['no answer'] })
  const { request } = api()
  await expect(request('getMe', {}, { signal: new AbortController().signal, timeoutMs: 20 })).rejects.toMatchObject({
    name: 'AbortError',
  })
})

test('a call ends without more tries when the bot has no more time', async () => {
  telegramAnswers({ sendMessage: ['no answer'] })
  const closing = new AbortController()
  const { call, waits } = api(closing.signal)
  setTimeout(() => closing.abort(), 20)
  expect(await call('sendMessage', message, 'telegram:1')).toMatchObject({ done: false })
  expect(waits).toEqual([])
})
