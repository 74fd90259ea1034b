import { expect, test } from 'vitest'
import { createSendMessage } from '../../../src/telegram/outgoing/send-message.ts'
import type { MessageSending } from '../../../src/telegram/outgoing/sending.ts'
import { type Answer, closeNetwork, keptAnswers, no, ok, openApi, telegramAnswers } from '../edge.ts'

closeNetwork()

const formatted = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const
const group = { id: 'telegram:-1001', kind: 'group' } as const
const reply = { message_id: 5, allow_sending_without_reply: true } as const
const inTopic = { ...formatted, chat_id: -1001, text: 'hi', message_thread_id: 9, reply_parameters: reply }
const plain = { ...formatted, chat_id: -1001, text: 'hi' }

/** Sends messages to a Telegram that answers so; gives its calls as method and body. */
function opened(answers: Readonly<Record<string, readonly Answer[]>>) {
  const calls = telegramAnswers(answers)
  const [{ log, lines, ...api }, kept] = [openApi(), keptAnswers()]
  const send = createSendMessage(api, kept, log)
  return {
    send: (sending: Omit<MessageSending, 'kind'>) => send({ kind: 'message', ...sending }, { id: 'telegram:1' }),
    bodies: () => calls.map(({ body }) => body),
    methods: () => calls.map(({ method }) => method),
    kept: kept.kept,
    lines,
  }
}

const sent = ok({ message_id: 99 })
const refusing = (description: string) => no(400, `Bad Request: ${description}`)

test.each(['message thread not found', 'TOPIC_CLOSED', 'TOPIC_DELETED'])(
  '"%s" in a group: the answer goes to the person, never into the general topic',
  async (words) => {
    const { send, bodies } = opened({ sendMessage: [refusing(words), sent] })
    expect(await send({ send: inTopic, asker: 42 })).toMatchObject({ done: true })
    expect(bodies()[1]).toEqual({ ...formatted, chat_id: 42, text: 'hi' })
  },
)

test('nobody is written to where the one who asked has no private chat', async () => {
  const { send, bodies } = opened({ sendMessage: [refusing('TOPIC_CLOSED')] })
  expect(await send({ send: inTopic })).toMatchObject({ done: false, failure: { kind: 'thread' } })
  expect(bodies()).toHaveLength(1)
})

test('a topic that is gone in a private chat: the answer comes outside it', async () => {
  const { send, bodies } = opened({ sendMessage: [refusing('TOPIC_DELETED'), sent] })
  await send({ send: { ...inTopic, chat_id: 42 } })
  expect(bodies()[1]).toEqual({ ...formatted, chat_id: 42, text: 'hi', reply_parameters: reply })
})

test('a quote that is not in the message: the answer comes without it', async () => {
  const { send, bodies } = opened({ sendMessage: [refusing('QUOTE_TEXT_INVALID'), sent] })
  await send({ send: { ...inTopic, reply_parameters: { ...reply, quote: '滞纳金' } } })
  expect(bodies()[1]).toEqual(inTopic)
})

test('a message that is gone: the answer comes without it, in its topic', async () => {
  const { send, bodies } = opened({ sendMessage: [refusing('message to be replied not found'), sent] })
  await send({ send: inTopic })
  expect(bodies()[1]).toEqual({ ...plain, message_thread_id: 9 })
})

test('an address may be wrong in every way at once', async () => {
  const answers = ['QUOTE_TEXT_INVALID', 'message to be replied not found', 'message thread not found'].map(refusing)
  const { send, bodies, lines } = opened({ sendMessage: [...answers, sent] })
  const reply_parameters = { ...reply, quote: '滞纳金' }
  expect(await send({ send: { ...inTopic, reply_parameters }, asker: 42 })).toMatchObject({ done: true })
  expect(bodies()).toHaveLength(4)
  expect(lines.filter(({ level }) => level === 'error')).toEqual([])
})

test('a call that is refused without that part of an address is not made again', async () => {
  const { send, bodies } = opened({ sendMessage: [refusing('message thread not found')] })
  expect(await send({ send: plain, asker: 42 })).toMatchObject({ done: false })
  expect(bodies()).toHaveLength(1)
})

const only = { receiver_user_id: 42 }

test('a message for one person is sent so, and nobody can answer it later', async () => {
  const { send, bodies, kept } = opened({ sendMessage: [ok({ message_id: 0, ephemeral_message_id: 3 })] })
  await send({ send: plain, only, answers: { chat: group, question: 5 } })
  expect(bodies()).toEqual([{ ...plain, ephemeral_message_parameters: only }])
  expect(kept).toEqual([])
})

test('where Telegram does not do that, everybody sees it, and the next one is not tried so', async () => {
  const { send, bodies, lines } = opened({ sendMessage: [refusing('BOT_NOT_ADMIN'), sent] })
  await send({ send: plain, only })
  await send({ send: plain, only })
  expect(bodies()).toEqual([{ ...plain, ephemeral_message_parameters: only }, plain, plain])
  expect(lines.filter(({ level }) => level === 'error')).toEqual([])
})

test('a refusal without a tap says nothing about messages after a tap, nor about other groups', async () => {
  const { send, bodies } = opened({ sendMessage: [refusing('BOT_NOT_ADMIN'), sent] })
  await send({ send: plain, only })
  const tapped = { ...only, callback_query_id: '900' }
  await send({ send: plain, only: tapped })
  await send({ send: { ...plain, chat_id: -1002 }, only })
  expect(bodies().map(({ ephemeral_message_parameters: parameters }) => parameters)).toEqual([
    only,
    undefined,
    tapped,
    only,
  ])
})

test('a tap that is too old is tried again the next time', async () => {
  const old = refusing('query is too old and response timeout expired or query ID is invalid')
  const { send, bodies } = opened({ sendMessage: [old, sent] })
  const tapped = { ...only, callback_query_id: '900' }
  for (let count = 0; count < 2; count += 1) await send({ send: plain, only: tapped })
  expect(bodies().map((body) => 'ephemeral_message_parameters' in body)).toEqual([true, false, true])
})

test('what only the bot saw is not answered by its number where everybody sees the answer', async () => {
  const { send, bodies } = opened({ sendMessage: [refusing('EPHEMERAL_ACTION_EXPIRED'), sent] })
  await send({ send: { ...plain, reply_parameters: { ephemeral_message_id: 77 } }, only })
  expect(bodies()[1]).toEqual(plain)
})

test('an answer is noted, and a corrected question changes it in its place', async () => {
  const { send, bodies, methods, kept } = opened({ sendMessage: [sent], editMessageText: [ok({ message_id: 99 })] })
  const answers = { chat: group, question: 5, topic: 'late-fee' }
  await send({ send: inTopic, answers })
  expect(kept).toEqual([{ ...answers, answer: 99 }])
  await send({ send: { ...inTopic, text: 'ho' }, answerTo: 5, answers })
  expect(methods()).toEqual(['sendMessage', 'editMessageText'])
  expect(bodies()[1]).toEqual({ ...plain, text: 'ho', message_id: 99 })
})

test('where the answer is unknown or gone, the correction is a new message', async () => {
  const { send, methods } = opened({ sendMessage: [sent], editMessageText: [refusing('message to edit not found')] })
  const answers = { chat: group, question: 5 }
  await send({ send: plain, answerTo: 5, answers })
  await send({ send: plain, answerTo: 5, answers })
  expect(methods()).toEqual(['sendMessage', 'editMessageText', 'sendMessage'])
})

test('an answer that cannot be noted has been given all the same', async () => {
  telegramAnswers({ sendMessage: [sent] })
  const { log, lines, ...api } = openApi()
  const fail = async (): Promise<never> => {
    throw new Error('the disk is full')
  }
  const send = createSendMessage(api, { keep: fail, find: fail }, log)
  const sending = { kind: 'message', send: plain, answerTo: 5, answers: { chat: group, question: 5 } } as const
  expect(await send(sending, { id: 'telegram:1' })).toMatchObject({ done: true })
  expect(lines.map(({ level }) => level)).toEqual(['warn', 'warn'])
})
