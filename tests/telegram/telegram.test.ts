import nock from 'nock'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { escapeHtml, html } from '../../src/conversation/html.ts'
import type { Incoming } from '../../src/conversation/incoming.ts'
import { inPlace, type MessageReply, message, type Reply, toast } from '../../src/conversation/reply.ts'
import { type Entry, entriesOf } from '../../src/telegram/incoming/inbox.ts'
import { readUpdate } from '../../src/telegram/incoming/read.ts'
import { allowedUpdates } from '../../src/telegram/incoming/update.ts'
import { defaultPatience } from '../../src/telegram/outgoing/patience.ts'
import type { Received } from '../../src/telegram/outgoing/received.ts'
import { createTelegram, type Telegram, type TelegramOptions } from '../../src/telegram/telegram.ts'
import {
  answered,
  badGateway,
  type Call,
  closeNetwork,
  counted,
  doorParts,
  keptLog,
  me,
  no,
  ok,
  saying,
  telegramAnswers,
  token,
  until,
} from './edge.ts'
import { group, groupUpdate, inlineUpdate, memberUpdate, messageUpdate, ourselves, pressUpdate } from './updates.ts'

closeNetwork()

const open: Telegram[] = []
afterEach(async () => {
  nock.abortPendingRequests()
  await Promise.all(open.splice(0).map((telegram) => telegram.stop()))
})

const text = (words: string): MessageReply => message(escapeHtml(words))
const echo = ({ content }: Incoming): Reply[] => [text(content.kind === 'text' ? content.text : content.kind)]

type Answers = Parameters<typeof telegramAnswers>[0]

/** A door in webhook mode, where a test hands updates in and sees what goes out. */
async function opened(
  converse: (incoming: Incoming) => readonly Reply[] | Promise<readonly Reply[]>,
  answers: Answers = {},
  more: Partial<TelegramOptions> = {},
) {
  const calls = telegramAnswers({
    getMe: [ok({ ...me, is_bot: true, first_name: 'Xubao' })],
    setWebhook: [ok()],
    sendMessage: [ok({ message_id: 99 })],
    editMessageText: [ok({ message_id: 5 })],
    answerCallbackQuery: [ok()],
    answerInlineQuery: [ok()],
    ...answers,
  })
  const { log, lines } = keptLog()
  const { options, stored } = await doorParts()
  const telegram = createTelegram({ ...options, conversation: saying(converse), log, ...more })
  open.push(telegram)
  await telegram.startWebhook('https://bot.test/telegram', 'sixteen-characters')
  calls.splice(0)
  lines.splice(0)
  /** Lets everything be answered, and stops. */
  const settle = async (): Promise<void> => {
    await answered(options.metrics)
    await telegram.stop()
  }
  return { telegram, calls, lines, stored, settle, ...options }
}

const sent = (calls: readonly Call[]) => calls.map(({ method, body }) => [method, body.text ?? body.results ?? null])

test('a text is answered in its chat', async () => {
  const { telegram, calls } = await opened(echo)
  await telegram.receive(messageUpdate({ text: '医保断了' }))
  await until(() => calls.length === 1)
  expect(calls[0]?.body).toEqual({
    chat_id: 42,
    text: '医保断了',
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
  })
})

test('silence sends nothing', async () => {
  const { telegram, settle, calls } = await opened(() => [])
  await telegram.receive(groupUpdate({ text: 'chatter' }))
  await settle()
  expect(calls).toEqual([])
})

test('an update that is delivered twice is answered once', async () => {
  const { telegram, settle, calls } = await opened(echo)
  await telegram.receive(messageUpdate({ text: 'hi' }, 70))
  await telegram.receive(messageUpdate({ text: 'hi' }, 70))
  await telegram.receive(messageUpdate({ text: 'ho' }, 71))
  await settle()
  expect(sent(calls)).toEqual([
    ['sendMessage', 'hi'],
    ['sendMessage', 'ho'],
  ])
})

test('an album without words is answered once', async () => {
  const { telegram, settle, calls } = await opened(echo)
  for (const updateId of [1, 2, 3])
    await telegram.receive(messageUpdate({ photo: [{}], media_group_id: '77' }, updateId))
  await settle()
  expect(sent(calls)).toEqual([['sendMessage', 'attachment']])
})

test('a press is answered once, and its message changed in place', async () => {
  const { telegram, settle, calls } = await opened(() => [inPlace(message(html`<b>Late fees</b>`))])
  await telegram.receive(pressUpdate({}))
  await settle()
  expect(calls).toEqual([
    { method: 'answerCallbackQuery', body: { callback_query_id: '900' } },
    {
      method: 'editMessageText',
      body: {
        chat_id: 42,
        message_id: 5,
        text: '<b>Late fees</b>',
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
      },
    },
  ])
})

test('a toast is the answer to the press', async () => {
  const { telegram, settle, calls } = await opened(() => [toast('Old button')])
  await telegram.receive(pressUpdate({ data: 'odd' }))
  await settle()
  expect(calls).toEqual([{ method: 'answerCallbackQuery', body: { callback_query_id: '900', text: 'Old button' } }])
})

test('a press without a message, or that nobody answers, still gets its answer', async () => {
  const { telegram, settle, calls } = await opened(() => [])
  await telegram.receive(pressUpdate({ message: undefined, inline_message_id: 'x' }, 1))
  await telegram.receive(pressUpdate({ id: '902' }, 2))
  await settle()
  expect(calls).toEqual([
    { method: 'answerCallbackQuery', body: { callback_query_id: '900' } },
    { method: 'answerCallbackQuery', body: { callback_query_id: '902' } },
  ])
})

test('when the conversation fails, the person gets an apology, the press its answer, and the log one line without words', async () => {
  const { telegram, settle, calls, lines } = await opened(() => {
    throw new Error('the store is gone')
  })
  await telegram.receive(pressUpdate({}))
  await settle()
  expect(sent(calls)).toEqual([
    ['answerCallbackQuery', null],
    ['sendMessage', 'Sorry.'],
  ])
  expect(lines).toMatchObject([{ level: 'error', fields: { update: 'telegram:8' } }])
})

test('when even the apology fails, the press gets its answer', async () => {
  const fail = (): never => {
    throw new Error('broken')
  }
  const { telegram, settle, calls } = await opened(
    fail,
    {},
    { conversation: { converse: async () => fail(), apologise: fail, commands: new Map() } },
  )
  await telegram.receive(pressUpdate({}))
  await settle()
  expect(sent(calls)).toEqual([['answerCallbackQuery', null]])
})

test('a message that is too old to change is sent new', async () => {
  const { telegram, settle, calls } = await opened(() => [inPlace(text('new words'))], {
    editMessageText: [no(400, "Bad Request: message can't be edited")],
  })
  await telegram.receive(pressUpdate({}))
  await settle()
  expect(sent(calls)).toEqual([
    ['answerCallbackQuery', null],
    ['editMessageText', 'new words'],
    ['sendMessage', 'new words'],
  ])
})

test('a message that says the same already is left, and what follows is sent', async () => {
  const { telegram, settle, calls, lines } = await opened(() => [inPlace(text('same')), text('more')], {
    editMessageText: [no(400, 'Bad Request: message is not modified')],
  })
  await telegram.receive(pressUpdate({}))
  await settle()
  expect(sent(calls).slice(1)).toEqual([
    ['editMessageText', 'same'],
    ['sendMessage', 'more'],
  ])
  expect(lines.filter(({ level }) => level !== 'debug')).toEqual([])
})

test('the rest of an answer is not sent to somebody who blocked the bot', async () => {
  const { telegram, settle, calls } = await opened(() => [text('one'), text('two')], {
    sendMessage: [no(403, 'Forbidden: bot was blocked by the user')],
  })
  await telegram.receive(messageUpdate({ text: 'hi' }))
  await settle()
  expect(sent(calls)).toEqual([['sendMessage', 'one']])
})

test('an inline query gets articles that are kept for this person and not for long', async () => {
  const { telegram, settle, calls } = await opened(() => [
    { kind: 'result', id: 'late-fee', html: escapeHtml('The employer pays.'), title: 'Late fees' },
  ])
  await telegram.receive(inlineUpdate('late fee'))
  await settle()
  expect(calls).toMatchObject([
    {
      method: 'answerInlineQuery',
      body: {
        inline_query_id: '901',
        is_personal: true,
        cache_time: 5,
        results: [{ type: 'article', id: 'late-fee', title: 'Late fees', description: 'The employer pays.' }],
      },
    },
  ])
})

test('an inline query for which there is nothing, or on which the bot fails, gets an empty list', async () => {
  const { telegram, settle, calls } = await opened(({ content }) => {
    if (content.kind === 'inline' && content.query === 'fail') throw new Error('broken')
    return []
  })
  await telegram.receive(inlineUpdate('nothing', 1))
  await telegram.receive(inlineUpdate('fail', 2))
  await settle()
  expect(sent(calls)).toEqual([
    ['answerInlineQuery', []],
    ['answerInlineQuery', []],
  ])
})

test('answers of one chat keep their order, and a slow one holds up nobody else', async () => {
  let finish: () => void = () => undefined
  const slow = new Promise<void>((resolve) => {
    finish = resolve
  })
  const { telegram, settle, calls } = await opened(async ({ content }) => {
    const words = content.kind === 'text' ? content.text : ''
    if (words === 'slow') await slow
    return [text(words)]
  })
  await telegram.receive(messageUpdate({ text: 'slow' }, 1))
  await telegram.receive(messageUpdate({ text: 'quick' }, 2))
  await telegram.receive(messageUpdate({ text: 'others', chat: { id: 43, type: 'private' } }, 3))
  await until(() => calls.length === 1)
  finish()
  await settle()
  expect(sent(calls)).toEqual([
    ['sendMessage', 'others'],
    ['sendMessage', 'slow'],
    ['sendMessage', 'quick'],
  ])
})

test.each([null, 7, 'x', [], {}, { update_id: 'x' }, { update_id: 5 }, { update_id: 6, message: { text: 3 } }])(
  '%j is taken and ignored',
  async (odd) => {
    const { telegram, settle, calls, lines } = await opened(echo)
    await telegram.receive(odd)
    await telegram.receive(messageUpdate({ text: 'still here' }))
    await settle()
    expect(sent(calls)).toEqual([['sendMessage', 'still here']])
    expect(lines.filter(({ level }) => level === 'error')).toEqual([])
  },
)

test('our own inline result in a group is not answered', async () => {
  const { telegram, settle, calls } = await opened(echo)
  await telegram.receive(groupUpdate({ text: 'The employer pays.', via_bot: ourselves }))
  await settle()
  expect(calls).toEqual([])
})

test('the webhook is set with its secret and the updates we want, also when Telegram is down at first', async () => {
  const calls = telegramAnswers({ getMe: ['no connection', ok(me)], setWebhook: [badGateway, ok()] })
  const { log } = keptLog()
  const telegram = createTelegram({ ...(await doorParts()).options, conversation: saying(echo), log })
  open.push(telegram)
  await telegram.startWebhook('https://bot.test/telegram', 'sixteen-characters')
  expect(calls.at(-1)).toEqual({
    method: 'setWebhook',
    body: {
      url: 'https://bot.test/telegram',
      secret_token: 'sixteen-characters',
      allowed_updates: [...allowedUpdates],
    },
  })
})

test('an update that comes before the bot knows its name is answered afterwards', async () => {
  const calls = telegramAnswers({ getMe: [ok(me)], setWebhook: [ok()], sendMessage: [ok()] })
  const { log } = keptLog()
  const telegram = createTelegram({ ...(await doorParts()).options, conversation: saying(echo), log })
  open.push(telegram)
  const early = telegram.receive(messageUpdate({ text: 'early' }))
  await telegram.startWebhook('https://bot.test/telegram', 'sixteen-characters')
  await early
  await telegram.stop()
  expect(calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(1)
})

test('a polling door answers, confirms what it has on stop, and lets answers under way leave', async () => {
  const calls = telegramAnswers({
    getMe: [ok(me)],
    deleteWebhook: [ok()],
    getUpdates: [ok([messageUpdate({ text: 'hi' }, 70)]), 'no answer', ok([])],
    sendMessage: [ok()],
  })
  const { log } = keptLog()
  const slowEcho = async (incoming: Incoming): Promise<Reply[]> => {
    await new Promise((resolve) => setTimeout(resolve, 50))
    return echo(incoming)
  }
  const telegram = createTelegram({ ...(await doorParts()).options, conversation: saying(slowEcho), log })
  const polling = telegram.start()
  await until(() => calls.filter(({ method }) => method === 'getUpdates').length === 2)
  await telegram.stop()
  await polling
  expect(calls.slice(-2)).toMatchObject([
    { method: 'getUpdates', body: { offset: 71, limit: 1 } },
    { method: 'sendMessage', body: { text: 'hi' } },
  ])
})

test('a refused token rejects the start with what to do, in both modes', async () => {
  telegramAnswers({ getMe: [no(401, 'Unauthorized')] })
  const { log } = keptLog()
  const telegram = createTelegram({ ...(await doorParts()).options, conversation: saying(echo), log })
  await expect(telegram.start()).rejects.toThrow(/BOT_TOKEN.*@BotFather/)
  await expect(telegram.startWebhook('https://bot.test/', 'sixteen-characters')).rejects.toThrow(/BOT_TOKEN/)
  await telegram.stop()
})

test('stopping is quick while the network is down, and possible before the start', async () => {
  telegramAnswers({ getMe: ['no connection'] })
  const { log } = keptLog()
  const { options } = await doorParts()
  const parts = { ...options, conversation: saying(echo), log, patience: defaultPatience }
  const telegram = createTelegram(parts)
  const before = performance.now()
  const polling = telegram.start()
  await new Promise((resolve) => setTimeout(resolve, 50))
  await telegram.stop()
  await polling
  expect(performance.now() - before).toBeLessThan(400)
  await createTelegram(parts).stop()
})

test('a local server may be under a path', async () => {
  const asked = nock('http://127.0.0.1:8081')
    .post(`/telegram/bot${token}/getMe`)
    .reply(401, { ok: false, error_code: 401 })
  const { log } = keptLog()
  const local = 'http://127.0.0.1:8081/telegram'
  const { options } = await doorParts()
  const telegram = createTelegram({ ...options, apiRoot: local, conversation: saying(echo), log })
  await expect(telegram.start()).rejects.toThrow(/BOT_TOKEN/)
  expect(asked.isDone()).toBe(true)
})

test('a command menu that Telegram refuses is told once and not tried again', async () => {
  const menu = { languageCode: '', scope: 'private', commands: [{ command: 'LAW', description: 'odd' }] } as const
  const refused = no(400, 'Bad Request: BOT_COMMAND_INVALID')
  const { log, lines } = keptLog()
  const calls = telegramAnswers({ getMe: [ok(me)], setWebhook: [ok()], setMyCommands: [refused, ok()] })
  const { options } = await doorParts()
  const commandMenu = [menu, { ...menu, scope: 'group' }] as const
  const telegram = createTelegram({ ...options, conversation: saying(echo), commandMenu, log })
  open.push(telegram)
  await telegram.startWebhook('https://bot.test/telegram', 'sixteen-characters')
  await until(() => calls.filter(({ method }) => method === 'setMyCommands').length === 2)
  expect(lines.filter(({ level }) => level !== 'info')).toMatchObject([
    {
      level: 'error',
      fields: { method: 'setMyCommands', scope: 'private', reason: '400: Bad Request: BOT_COMMAND_INVALID' },
    },
  ])
})

test('the command menus are registered per kind of chat and language, tried again, and never keep the bot from answering', async () => {
  const commands = [{ command: 'law', description: 'read an article' }]
  const commandMenu = [
    { languageCode: '', scope: 'private', commands },
    { languageCode: 'zh', scope: 'group', commands },
  ] as const
  const { telegram, settle, calls } = await opened(
    echo,
    { setMyCommands: [badGateway, ok(), no(400, 'Bad Request: BOT_COMMAND_INVALID')] },
    { commandMenu },
  )
  await telegram.receive(messageUpdate({ text: 'hi' }))
  await until(() => calls.filter(({ method }) => method === 'setMyCommands').length >= 2)
  await settle()
  expect(sent(calls)).toContainEqual(['sendMessage', 'hi'])
  expect(calls.filter(({ method }) => method === 'setMyCommands').map(({ body }) => body)).toContainEqual({
    commands,
    scope: { type: 'all_group_chats' },
    language_code: 'zh',
  })
})

test('an update is stored before it is answered, and marked when its answer has left', async () => {
  let storedMeanwhile: unknown
  const { telegram, settle, stored } = await opened(async (incoming) => {
    storedMeanwhile = await stored()
    return echo(incoming)
  })
  await telegram.receive(messageUpdate({ text: 'hi' }, 70))
  await settle()
  expect(storedMeanwhile).toEqual([{ id: 'telegram:70', state: 'waiting', reason: null }])
  expect(await stored()).toEqual([{ id: 'telegram:70', state: 'answered', reason: null }])
})

test('the webhook hears that an update could not be stored', async () => {
  const { inbox } = (await doorParts()).options
  const claim = async (): Promise<never> => {
    throw new Error('the disk is full')
  }
  const { telegram, settle, calls } = await opened(echo, {}, { inbox: { ...inbox, claim } })
  await expect(telegram.receive(messageUpdate({ text: 'hi' }))).rejects.toThrow('the disk is full')
  await settle()
  expect(calls).toEqual([])
})

test('what was left unanswered is answered at the next start, by whichever door it came in', async () => {
  const { options, stored } = await doorParts()
  const [entry] = entriesOf(readUpdate(messageUpdate({ text: 'left' }, 70), me) as Received)
  await options.inbox.claim([entry as Entry])
  await options.inbox.leave()
  const calls = telegramAnswers({ getMe: [ok(me)], setWebhook: [ok()], sendMessage: [ok()] })
  const answers = () => calls.filter(({ method }) => method === 'sendMessage')
  const telegram = createTelegram({ ...options, conversation: saying(echo), log: keptLog().log })
  open.push(telegram)
  await telegram.startWebhook('https://bot.test/telegram', 'sixteen-characters')
  await until(() => answers().length === 1)
  await telegram.receive(messageUpdate({ text: 'left' }, 70))
  await telegram.stop()
  expect(sent(answers())).toEqual([['sendMessage', 'left']])
  expect(await stored()).toMatchObject([{ id: 'telegram:70', state: 'answered' }])
})

test('an answer that could not leave before the stop waits for the next start', async () => {
  const { telegram, calls, stored } = await opened(echo, { sendMessage: ['no connection'] }, { graceMs: 100 })
  await telegram.receive(messageUpdate({ text: 'hi' }, 70))
  await until(() => calls.length > 1)
  await telegram.stop()
  expect(await stored()).toEqual([{ id: 'telegram:70', state: 'waiting', reason: null }])
})

test('an answer that is never ready does not keep the bot from stopping', async () => {
  const { telegram, stored } = await opened(() => new Promise(() => undefined), {}, { graceMs: 20 })
  await telegram.receive(messageUpdate({ text: 'hi' }, 70))
  const before = performance.now()
  await telegram.stop()
  expect(performance.now() - before).toBeLessThan(6000)
  expect(await stored()).toMatchObject([{ state: 'waiting' }])
})

test('after the stop the webhook is told to deliver again', async () => {
  const { telegram, stored } = await opened(echo)
  await telegram.stop()
  await expect(telegram.receive(messageUpdate({ text: 'late' }))).rejects.toThrow(/delivers this update again/)
  expect(await stored()).toEqual([])
})

test('what cannot be delivered is recorded with its reason and counted', async () => {
  const { telegram, settle, stored, metrics } = await opened(echo, {
    sendMessage: [no(403, 'Forbidden: bot was blocked by the user')],
  })
  await telegram.receive(messageUpdate({ text: 'hi' }, 70))
  await settle()
  expect(await stored()).toEqual([{ id: 'telegram:70', state: 'failed', reason: 'forbidden' }])
  expect(await counted(metrics, 'xubao_dropped_total', 'reason="undeliverable"')).toBe(1)
})

test('others hear of a chat that is closed to the bot, and of a group that moved', async () => {
  const { telegram, settle, chats } = await opened(echo, { sendMessage: [no(403, 'Forbidden: bot was kicked')] })
  await telegram.receive(messageUpdate({ text: 'hi' }, 70))
  await telegram.receive(messageUpdate({ chat: { id: -5, type: 'group' }, migrate_to_chat_id: -1005 }, 71))
  await settle()
  expect(chats.events.toSorted()).toEqual(['telegram:-5 became telegram:-1005', 'telegram:42 is closed'])
})

test('the door is full while two thousand updates wait', async () => {
  let finish: () => void = () => undefined
  const slow = new Promise<void>((resolve) => {
    finish = resolve
  })
  const { telegram } = await opened(() => slow.then(() => []))
  const take = (from: number, count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, index) => telegram.receive(messageUpdate({ text: 'hi' }, from + index))),
    )
  await take(1, 1999)
  expect(telegram.isFull()).toBe(false)
  await take(2000, 1)
  expect(telegram.isFull()).toBe(true)
  finish()
  await telegram.stop()
  expect(telegram.isFull()).toBe(false)
})

test('the check tells that Telegram has not been reached, and is content once it has', async () => {
  telegramAnswers({ getMe: ['no connection'] })
  const { options } = await doorParts()
  const telegram = createTelegram({ ...options, conversation: saying(echo), log: keptLog().log })
  open.push(telegram)
  void telegram.start()
  await expect(telegram.check()).rejects.toThrow('Telegram has not been reached yet.')
  nock.cleanAll()
  const { telegram: other } = await opened(echo)
  await expect(other.check()).resolves.toBeUndefined()
})

test('the check of a polling door fails after a minute and a half of silence, that of a webhook does not', async () => {
  const calls = telegramAnswers({
    getMe: [ok(me)],
    setWebhook: [ok()],
    deleteWebhook: [ok()],
    getUpdates: [ok([]), 'no answer', ok([])],
  })
  const doorOf = async () =>
    createTelegram({ ...(await doorParts()).options, conversation: saying(echo), log: keptLog().log })
  const [polling, webhook] = [await doorOf(), await doorOf()]
  open.push(polling, webhook)
  void polling.start()
  await webhook.startWebhook('https://bot.test/telegram', 'sixteen-characters')
  await until(() => calls.filter(({ method }) => method === 'getUpdates').length === 2)
  await expect(polling.check()).resolves.toBeUndefined()
  const later = performance.now() + 91_000
  vi.spyOn(performance, 'now').mockReturnValue(later)
  onTestFinished(() => void vi.restoreAllMocks())
  await expect(polling.check()).rejects.toThrow('Telegram has been silent for too long.')
  await expect(webhook.check()).resolves.toBeUndefined()
})

test('the number of waiting updates can be read from the metrics', async () => {
  let finish: () => void = () => undefined
  const slow = new Promise<void>((resolve) => {
    finish = resolve
  })
  const { telegram, metrics } = await opened(() => slow.then(() => []))
  await telegram.receive(messageUpdate({ text: 'hi' }, 1))
  await telegram.receive(messageUpdate({ text: 'ho' }, 2))
  expect(await counted(metrics, 'xubao_queue_depth')).toBe(2)
  finish()
  await telegram.stop()
  expect(await counted(metrics, 'xubao_queue_depth')).toBe(0)
})

test('a message that nobody asked for goes to its chat, and its outcome is returned', async () => {
  const { telegram, calls, lines } = await opened(echo, {
    sendMessage: [ok({ message_id: 99 }), no(403, 'Forbidden: bot was blocked by the user')],
  })
  const chat = { id: 'telegram:42', kind: 'private' } as const
  expect(await telegram.say(chat, [text('due today')], 'reminder:1')).toEqual({ kind: 'answered' })
  expect(calls[0]?.body).toMatchObject({ chat_id: 42, text: 'due today' })
  expect(await telegram.say(chat, [text('due')], 'reminder:2')).toEqual({ kind: 'failed', reason: 'forbidden' })
  const action = { name: 'topic', locale: 'en', topic: 'a'.repeat(70) } as const
  const impossible = message(escapeHtml('x'), [[{ label: 'x', action }]])
  expect(await telegram.say(chat, [impossible], 'reminder:3')).toEqual({ kind: 'failed', reason: 'other' })
  expect(lines.at(-1)?.fields).toMatchObject({ told: 'reminder:3' })
})

test('what is to be said when the bot stops is left for later', async () => {
  const { telegram } = await opened(echo)
  await telegram.stop()
  const chat = { id: 'telegram:42', kind: 'private' } as const
  expect(await telegram.say(chat, [text('due')], 'reminder:1')).toEqual({ kind: 'interrupted' })
})

test('others hear that a group removed the bot', async () => {
  const { telegram, settle, chats } = await opened(() => [])
  await telegram.receive(memberUpdate('member', 'kicked'))
  await settle()
  expect(chats.events).toEqual([`telegram:${group.id} is closed`])
})

test('what nobody knows to have arrived is recorded as uncertain and counted as that', async () => {
  const { telegram, settle, stored, metrics } = await opened(echo, { sendMessage: [badGateway] })
  await telegram.receive(messageUpdate({ text: 'hi' }, 70))
  await settle()
  expect(await stored()).toEqual([{ id: 'telegram:70', state: 'failed', reason: 'uncertain' }])
  expect(await counted(metrics, 'xubao_dropped_total', 'reason="uncertain"')).toBe(1)
  expect(await counted(metrics, 'xubao_dropped_total', 'reason="undeliverable"')).toBe(0)
})
