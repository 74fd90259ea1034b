import { Telegram, TelegramError } from 'telegraf'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { EditMessageText, SendMessage } from '../../../src/telegram/outgoing/methods.ts'
import {
  badGateway,
  brokenJson,
  closeNetwork,
  counted,
  freePace,
  me,
  no,
  ok,
  openApi,
  telegramAnswers,
  token,
} from '../edge.ts'

closeNetwork()

const message: SendMessage = {
  chat_id: -5,
  text: 'secret words',
  parse_mode: 'HTML',
  link_preview_options: { is_disabled: true },
  reply_parameters: { message_id: 9, allow_sending_without_reply: true },
}

const { reply_parameters: _answered, ...plain } = message
const edit: EditMessageText = { ...plain, chat_id: -5, message_id: 9 }

function api(options: Parameters<typeof openApi>[0] = {}) {
  const opened = openApi(options)
  return { ...opened, waits: opened.patience.waits }
}

/** A Telegram on which every call fails with `error`, and a clock that only waiting moves. */
function hopeless(error: unknown) {
  let ms = 0
  vi.spyOn(performance, 'now').mockImplementation(() => ms)
  onTestFinished(() => void vi.restoreAllMocks())
  const waits: number[] = []
  const wait = async (more: number): Promise<void> => {
    waits.push(more)
    ms += more
  }
  const telegram = Object.assign(new Telegram(token), { callApi: () => Promise.reject(error) })
  return { ...api({ telegram, patience: { wait, random: () => 1, waits } }), passedMs: () => ms }
}

const innerError = new TelegramError({ error_code: 500, description: 'Internal Server Error' })
const floodFor = (retry_after: number): TelegramError =>
  new TelegramError({ error_code: 429, description: 'Too Many Requests', parameters: { retry_after } })

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

test('flood control is obeyed for up to an hour, whatever number it names', async () => {
  telegramAnswers({ sendMessage: [no(429, 'Too Many Requests', { retry_after: 20_000 }), ok()] })
  const { call, waits } = api()
  expect(await call('sendMessage', message, 'telegram:1')).toMatchObject({ done: true })
  expect(waits).toEqual([3_600_000])
})

test('a press or an inline query is not answered after more than a minute of flood control', async () => {
  const { call, waits, lines } = hopeless(floodFor(61))
  expect(await call('answerCallbackQuery', { callback_query_id: '9' }, 'telegram:1')).toMatchObject({
    done: false,
    failure: { kind: 'wait', seconds: 61 },
  })
  expect(waits).toEqual([])
  expect(lines).toMatchObject([{ level: 'error', fields: { method: 'answerCallbackQuery', update: 'telegram:1' } }])
})

test.each([
  ['a bad gateway', badGateway],
  ['half a JSON text', brokenJson],
  ['an inner error', no(500, 'Internal Server Error')],
  ['JSON that is not an answer', { body: 'null' }],
  ['no connection', 'no connection' as const],
])('%s is tried again', async (_name, fault) => {
  telegramAnswers({ getMe: [ok(me)], sendMessage: [fault, ok()] })
  const { call, waits } = api()
  expect(await call('sendMessage', message, 'telegram:1')).toMatchObject({ done: true })
  expect(waits).toEqual([500])
})

const minuteMs = 60_000

test.each([
  ['while Telegram cannot be reached, for a day', new Error('connect ECONNREFUSED'), 'unreachable', 24 * 60],
  ['while nobody knows what becomes of it, for a day', new Error('socket hang up'), 'unknown', 24 * 60],
  ['while Telegram fails, for ten minutes', innerError, 'retry', 10],
])('a change is tried again %s and then given up', async (_name, error, kind, minutes) => {
  const { call, waits, passedMs } = hopeless(error)
  expect(await call('editMessageText', edit, 'telegram:1')).toMatchObject({ done: false, failure: { kind } })
  expect(passedMs()).toBeGreaterThanOrEqual(minutes * minuteMs)
  expect(passedMs()).toBeLessThan(minutes * minuteMs + 5000)
  expect(waits.slice(0, 6)).toEqual([500, 1000, 2000, 4000, 5000, 5000])
})

test.each([
  ['while Telegram cannot be reached', new Error('connect ECONNREFUSED')],
  ['while Telegram fails', innerError],
])('a press and an inline query are given up after a minute %s', async (_name, error) => {
  const { call, passedMs } = hopeless(error)
  const query = { inline_query_id: '9', results: [], cache_time: 5, is_personal: true }
  for (const calling of [
    () => call('answerCallbackQuery', { callback_query_id: '9' }, 'telegram:1'),
    () => call('answerInlineQuery', query, 'telegram:1'),
  ]) {
    const before = passedMs()
    expect(await calling()).toMatchObject({ done: false })
    expect(passedMs() - before).toBeGreaterThanOrEqual(minuteMs)
    expect(passedMs() - before).toBeLessThan(minuteMs + 5000)
  }
})

test('a fault is told when it begins and when the answer is lost, with neither the text nor the token, and each try is counted', async () => {
  const { call, lines, waits, metrics } = hopeless(
    new Error(`connect ECONNREFUSED https://api.telegram.org/bot${token}/sendMessage`),
  )
  await call('sendMessage', message, 'telegram:1')
  expect(lines.map(({ level, fields }) => [level, fields.method, fields.update])).toEqual([
    ['warn', 'sendMessage', 'telegram:1'],
    ['error', 'sendMessage', 'telegram:1'],
  ])
  expect(JSON.stringify(lines)).not.toContain('secret words')
  expect(JSON.stringify(lines)).not.toContain(token)
  const retries = await counted(metrics, 'xubao_bot_api_retries_total', 'method="sendMessage",failure="unreachable"')
  expect(retries).toBe(waits.length)
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
  const { call, lines, events } = api()
  expect(await call('sendMessage', message, 'telegram:1')).toMatchObject({
    done: false,
    failure: { kind: 'forbidden' },
  })
  expect(calls).toHaveLength(1)
  expect(events).toEqual(['telegram:-5 is closed'])
  expect(lines.map(({ level }) => level)).toEqual(['info'])
})

test.each(['message is not modified', 'query is too old and response timeout expired', 'message to edit not found'])(
  '"%s" alarms nobody',
  async (words) => {
    telegramAnswers({ sendMessage: [no(400, `Bad Request: ${words}`)] })
    const { call, lines, events } = api()
    await call('sendMessage', message, 'telegram:1')
    expect(lines.map(({ level }) => level)).toEqual(['debug'])
    expect(events).toEqual([])
  },
)

test('what was meant for a group goes to the supergroup it became, without the message number of the old one', async () => {
  const calls = telegramAnswers({
    sendMessage: [no(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -1009 }), ok()],
  })
  const { call, events } = api()
  expect(await call('sendMessage', message, 'telegram:1')).toMatchObject({ done: true })
  const { reply_parameters: _, ...rest } = message
  expect(calls[1]?.body).toEqual({ ...rest, chat_id: -1009 })
  expect(events).toEqual(['telegram:-5 became telegram:-1009'])
})

const moved = (chat: number) => no(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: chat })

test('a group that moved after many faults still gets its answer', async () => {
  const calls = telegramAnswers({
    getMe: [ok(me)],
    sendMessage: ['no connection', 'no connection', badGateway, 'no connection', moved(-1009), ok()],
  })
  const { call } = api()
  expect(await call('sendMessage', message, 'telegram:1')).toMatchObject({ done: true })
  expect(calls.at(-1)?.body.chat_id).toBe(-1009)
})

test('a group that moves again and again is not followed for ever', async () => {
  const calls = telegramAnswers({ sendMessage: [moved(-1009)] })
  const { call } = api()
  expect(await call('sendMessage', message, 'telegram:1')).toMatchObject({ done: false, failure: { kind: 'moved' } })
  expect(calls).toHaveLength(4)
})

test('the pace is asked before every try of a message, with its chat, and for nothing else', async () => {
  telegramAnswers({
    getMe: [ok(me)],
    sendMessage: [badGateway, moved(-1009), ok()],
    editMessageText: [ok()],
    answerCallbackQuery: [ok()],
  })
  const { call, taken } = api()
  await call('answerCallbackQuery', { callback_query_id: '9' }, 'telegram:1')
  expect(taken).toEqual([])
  await call('sendMessage', message, 'telegram:1')
  await call('editMessageText', { ...message, chat_id: 42, message_id: 5 }, 'telegram:1')
  expect(taken).toEqual([
    [-5, true],
    [-5, true],
    [-1009, true],
    [42, false],
  ])
})

test('a message does not leave before the pace allows it, nor when the bot stops meanwhile', async () => {
  const calls = telegramAnswers({ sendMessage: [ok()] })
  const closing = new AbortController()
  const gate = Promise.withResolvers<void>()
  const { call } = openApi({ signal: closing.signal, pace: { ...freePace(), take: () => gate.promise } })
  const sending = call('sendMessage', message, 'telegram:1')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(calls).toEqual([])
  closing.abort()
  gate.resolve()
  expect(await sending).toMatchObject({ done: false, failure: { kind: 'stopped' } })
  expect(calls).toEqual([])
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
  const { call, waits, lines } = api({ signal: closing.signal })
  setTimeout(() => closing.abort(), 20)
  expect(await call('sendMessage', message, 'telegram:1')).toMatchObject({ done: false, failure: { kind: 'stopped' } })
  expect(waits).toEqual([])
  expect(lines).toEqual([])
})

/** Returns how often a message was sent, and the outcome, if each send fails with `error` and everything else works. */
async function sentWith(error: unknown) {
  let sends = 0
  const callApi = async (method: string) => {
    if (method !== 'sendMessage') return { id: 1, username: 'xubao_bot' }
    sends += 1
    throw error
  }
  const opened = api({ telegram: Object.assign(new Telegram(token), { callApi }) as unknown as Telegram })
  const outcome = await opened.call('sendMessage', message, 'telegram:1')
  return { ...opened, sends, outcome }
}

test.each([
  ['a time-out', new Error('The operation was aborted'), 'unknown'],
  ['a reset', new Error('read ECONNRESET'), 'unknown'],
  ['an inner error', innerError, 'retry'],
])('a message is sent at most twice when %s leaves open whether it arrived', async (_name, error, kind) => {
  const { sends, outcome, lines } = await sentWith(error)
  expect(sends).toBe(2)
  expect(outcome).toMatchObject({ done: false, failure: { kind } })
  expect(lines.at(-1)).toMatchObject({
    level: 'error',
    text: expect.stringContaining('may have taken a message or not'),
  })
})

test('a message that may have arrived is sent again only when Telegram answers at all', async () => {
  const calls = telegramAnswers({
    getMe: ['no connection', badGateway, ok(me)],
    sendMessage: [badGateway, ok({ message_id: 1 })],
  })
  const { call } = api()
  expect(await call('sendMessage', message, 'telegram:1')).toMatchObject({ done: true })
  expect(calls.map(({ method }) => method)).toEqual(['sendMessage', 'getMe', 'getMe', 'getMe', 'sendMessage'])
})

test('what surely was not sent does not count as a try that may have arrived', async () => {
  const calls = telegramAnswers({
    getMe: [ok(me)],
    sendMessage: ['no connection', 'no connection', badGateway, 'no connection', ok({ message_id: 1 })],
  })
  const { call } = api()
  expect(await call('sendMessage', message, 'telegram:1')).toMatchObject({ done: true })
  expect(calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(5)
})

test('a call has thirty seconds', async () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout')
  onTestFinished(() => void vi.restoreAllMocks())
  telegramAnswers({ sendMessage: [ok()] })
  await api().call('sendMessage', message, 'telegram:1')
  expect(timeout).toHaveBeenCalledWith(30_000)
})

test('what waits for its turn when the bot is asked to stop is left to the next start; what is ready still leaves', async () => {
  const calls = telegramAnswers({ sendMessage: [ok()] })
  const stopping = new AbortController()
  const take = (_chat: number, _isGroup: boolean, signal: AbortSignal): Promise<void> =>
    signal.aborted || stopping.signal.aborted
      ? Promise.resolve()
      : new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
  const { call } = openApi({ stopping: stopping.signal, pace: { ...freePace(), take } })
  const waiting = call('sendMessage', message, 'telegram:1')
  stopping.abort()
  expect(await waiting).toMatchObject({ done: false, failure: { kind: 'stopped' } })
  expect(calls).toEqual([])
  expect(await call('sendMessage', message, 'telegram:2')).toMatchObject({ done: true })
})

test('what belongs to an answer that has begun leaves although the bot is to stop', async () => {
  const stopping = new AbortController()
  const calls = telegramAnswers({ sendMessage: ['no connection', ok()] })
  const { call } = openApi({ stopping: stopping.signal })
  const sending = call('sendMessage', message, 'telegram:1', { continues: true })
  stopping.abort()
  expect(await sending).toMatchObject({ done: true })
  expect(calls).toHaveLength(2)
})

test('the failure of an optional call is not an error', async () => {
  telegramAnswers({ setMessageReaction: [no(400, 'Bad Request: REACTION_INVALID')] })
  const { call, lines } = api()
  const reaction = { chat_id: 42, message_id: 5, reaction: [{ type: 'emoji' as const, emoji: '🙏' }] }
  await call('setMessageReaction', reaction, 'telegram:1', { isOptional: true })
  expect(lines.map(({ level }) => level)).toEqual(['debug'])
})

test('a group in which the bot may not write is closed to it', async () => {
  telegramAnswers({ sendMessage: [no(400, 'Bad Request: not enough rights to send text messages to the chat')] })
  const { call, events } = api()
  await call('sendMessage', message, 'telegram:1')
  expect(events).toEqual(['telegram:-5 is closed'])
})
