import { expect, test } from 'vitest'
import { bold, escapeHtml, type Html, html, joinHtml, plainText } from '../../../src/conversation/html.ts'
import type { Incoming, PressContent, TextContent } from '../../../src/conversation/incoming.ts'
import { type Buttons, message, type Reply, toast } from '../../../src/conversation/reply.ts'
import { renderArticles } from '../../../src/telegram/outgoing/articles.ts'
import type { Received } from '../../../src/telegram/outgoing/received.ts'
import { renderSendings, renderToast } from '../../../src/telegram/outgoing/render.ts'
import type { MessageSending } from '../../../src/telegram/outgoing/sending.ts'
import { cutText } from '../../../src/telegram/outgoing/text.ts'

const incoming = (chat: Partial<Incoming['chat']> = {}): Incoming<TextContent> => ({
  id: 'telegram:1',
  chat: { id: 'telegram:-1001', kind: 'group', ...chat },
  from: { id: 'telegram:42' },
  messageId: 5,
  content: { kind: 'text', text: 'hi' },
})
const received = (chat = {}): Received => ({ kind: 'message', id: 'telegram:1', incoming: incoming(chat) })
const content: PressContent = { kind: 'press', action: undefined }
const pressed = (more = {}): Received => ({
  ...{ kind: 'press', id: 'telegram:1', queryId: '900', incoming: { ...incoming(), content } },
  ...more,
})
const renderFor = (from: Received, reply: Reply) => renderSendings([reply], from, 'xubao_bot')
const render = (reply: Reply, chat = {}) => renderFor(received(chat), reply) as MessageSending[]
const long = joinHtml(Array.from({ length: 90 }, (_, index) => html`<b>${index}</b> ${'很长的一段话。'.repeat(10)}`))

test('a reply is HTML without a link preview', () => {
  expect(render({ kind: 'message', html: bold('a < b') })[0]?.send).toEqual({
    chat_id: -1001,
    text: '<b>a &lt; b</b>',
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
  })
})

test('an answer to a message is sent even when that message is gone', () => {
  expect(render({ kind: 'message', html: escapeHtml('hi'), to: 5 })[0]?.send.reply_parameters).toEqual({
    message_id: 5,
    allow_sending_without_reply: true,
  })
})

test('a reply stays in its topic, but the general topic is never named', () => {
  expect(render({ kind: 'message', html: escapeHtml('hi') }, { thread: 9 })[0]?.send).toHaveProperty(
    'message_thread_id',
    9,
  )
  expect(render({ kind: 'message', html: escapeHtml('hi') }, { thread: 1 })[0]?.send).not.toHaveProperty(
    'message_thread_id',
  )
})

test('buttons carry their action, or open the private chat', () => {
  const buttons: Buttons = [
    [
      { label: '滞纳金', action: { name: 'topic', locale: 'zh-Hans', topic: 'late-fee' } },
      { label: 'None', action: { name: 'none', locale: 'en' } },
    ],
    [],
    [{ label: 'Ask me', start: 'topic_late-fee' }],
  ]
  expect(render({ kind: 'message', html: escapeHtml('hi'), buttons })[0]?.send.reply_markup).toEqual({
    inline_keyboard: [
      [
        { text: '滞纳金', callback_data: 'topic:zh-Hans:late-fee' },
        { text: 'None', callback_data: 'none:en' },
      ],
      [{ text: 'Ask me', url: 'https://t.me/xubao_bot?start=topic_late-fee' }],
    ],
  })
})

test('without buttons there is no keyboard', () => {
  expect(render({ kind: 'message', html: escapeHtml('hi'), buttons: [[]] })[0]?.send).not.toHaveProperty('reply_markup')
})

test('a long reply is cut; the first part answers, the last one has the buttons', () => {
  const parts = render({
    kind: 'message',
    html: long,
    to: 5,
    buttons: [[{ label: 'None', action: { name: 'none', locale: 'en' } }]],
  })
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.every(({ send }) => plainText(send.text as Html).length <= 4096)).toBe(true)
  expect(parts.map(({ send }) => 'reply_parameters' in send)).toEqual(parts.map((_, index) => index === 0))
  expect(parts.map(({ send }) => 'reply_markup' in send)).toEqual(parts.map((_, index) => index === parts.length - 1))
})

test('an edit changes the message of the button; what does not fit is sent after it', () => {
  const [first, second] = renderFor(pressed(), { kind: 'edit', html: long }) as MessageSending[]
  expect(first?.edit?.method).toBe('editMessageText')
  expect(first?.edit?.payload).toMatchObject({
    chat_id: -1001,
    message_id: 5,
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
  })
  expect(first?.edit?.payload.text).toBe(first?.send.text)
  expect(second).not.toHaveProperty('edit')
})

test('toasts and inline results are not sent as messages', () => {
  const replies: Reply[] = [
    toast('a'),
    { kind: 'result', id: 'b', title: 'b', html: escapeHtml('b') },
    message(escapeHtml('c')),
  ]
  expect(renderSendings(replies, received(), 'xubao_bot').map(({ send }) => 'text' in send && send.text)).toEqual(['c'])
})

test('a toast is plain text of at most 200 characters', () => {
  expect(renderToast([toast('a & b')])).toBe('a & b')
  const shown = renderToast([toast('😀'.repeat(150))]) ?? ''
  expect(shown.length).toBeLessThanOrEqual(200)
  expect(shown).toMatch(/^(😀)+…$/u)
  expect(renderToast([message(escapeHtml('hi'))])).toBeUndefined()
})

test('text is cut between characters, and short text stays', () => {
  expect(cutText('abc', 3)).toBe('abc')
  expect(cutText('ab cd', 4)).toBe('ab…')
  expect(cutText('a😀b', 3)).toBe('a…')
})

test('inline results are articles with a title, a plain description and the answer', () => {
  const reply: Reply = {
    html: html`<b>Late fees</b>\n\nThe employer &amp; nobody else pays.`,
    title: 'Late fees',
    kind: 'result',
    id: 'late-fee',
    buttons: [[{ label: 'Ask me', start: 'hi' }]],
  }
  expect(renderArticles([reply, message(escapeHtml('a message'))], 'xubao_bot')).toEqual([
    {
      type: 'article',
      id: 'late-fee',
      title: 'Late fees',
      description: 'The employer & nobody else pays.',
      input_message_content: {
        message_text: reply.html,
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
      },
      reply_markup: { inline_keyboard: [[{ text: 'Ask me', url: 'https://t.me/xubao_bot?start=hi' }]] },
    },
  ])
})

test('inline results are at most fifty, with ids of their own, and each fits one message', () => {
  const articles = renderArticles(
    Array.from({ length: 60 }, (_, index) => ({
      kind: 'result' as const,
      id: String(index),
      title: 'Late fees',
      html: long,
    })),
    'xubao_bot',
  )
  expect(articles).toHaveLength(50)
  expect(new Set(articles.map(({ id }) => id)).size).toBe(50)
  expect(
    articles.every(({ input_message_content: { message_text } }) => plainText(message_text as Html).length <= 4096),
  ).toBe(true)
  expect(articles.every(({ title, description }) => title.length <= 64 && (description ?? '').length <= 120)).toBe(true)
})

test('a button with too much data is refused before anything is sent', () => {
  const action = { name: 'topic', locale: 'en', topic: 'a'.repeat(70) } as const
  expect(() => render({ kind: 'message', html: escapeHtml('hi'), buttons: [[{ label: 'x', action }]] })).toThrow(
    /64 bytes/,
  )
})

test('a quote is a part of the answered message, of at most 1,024 characters', () => {
  const quote = '滞'.repeat(1100)
  expect(render({ kind: 'message', html: escapeHtml('hi'), to: 5, quote })[0]?.send.reply_parameters).toEqual({
    message_id: 5,
    allow_sending_without_reply: true,
    quote: '滞'.repeat(1024),
  })
})

test('a message for another chat goes there, and answers nothing', () => {
  const chat = { id: 'telegram:42', kind: 'private' } as const
  const [sending] = render({ kind: 'message', html: escapeHtml('hi'), to: 5, chat }, { thread: 9 })
  expect(sending?.send).toMatchObject({ chat_id: 42 })
  expect(sending?.send).not.toHaveProperty('message_thread_id')
  expect(sending?.send).not.toHaveProperty('reply_parameters')
  expect(sending).not.toHaveProperty('answers')
})

test('an answer can be found by what it answers; a corrected one changes it', () => {
  const reply: Reply = { kind: 'message', html: escapeHtml('hi'), subject: { topic: 'late-fee' } }
  expect(render(reply)[0]?.answers).toEqual({ chat: incoming().chat, question: 5, topic: 'late-fee' })
  const corrected = render({ kind: 'edit', html: escapeHtml('hi'), answerTo: 4 })[0]
  expect(corrected).toMatchObject({ answerTo: 4, answers: { question: 4 } })
  expect(corrected).not.toHaveProperty('edit')
  expect(corrected?.send.reply_parameters).toMatchObject({ message_id: 4 })
})

test('a change of a message that was sent inline names it alone', () => {
  const [sending] = renderFor(pressed({ inlineMessage: 'AAA' }), { kind: 'edit', html: bold('x') }) as MessageSending[]
  expect(sending?.edit).toMatchObject({
    method: 'editMessageText',
    payload: { inline_message_id: 'AAA', text: '<b>x</b>' },
  })
  expect(sending?.edit?.payload).not.toHaveProperty('chat_id')
})

test('a message for one person in a group names them, with their tap where they tapped', () => {
  const reply: Reply = { kind: 'message', html: escapeHtml('hi'), visibleTo: 'telegram:42' }
  expect(render(reply)[0]?.only).toEqual({ receiver_user_id: 42 })
  expect((renderFor(pressed(), reply) as MessageSending[])[0]?.only).toEqual({
    receiver_user_id: 42,
    callback_query_id: '900',
  })
  expect(render(reply, { id: 'telegram:42', kind: 'private' })[0]).not.toHaveProperty('only')
})

test('what only the bot saw is answered for that person alone, and never by the number 0', () => {
  const { messageId: _, ...unnumbered } = incoming()
  const from: Received = { kind: 'message', id: 'telegram:1', incoming: unnumbered, ephemeral: 77 }
  const [sending] = renderFor(from, message(escapeHtml('hi'))) as MessageSending[]
  expect(sending?.send.reply_parameters).toEqual({ ephemeral_message_id: 77 })
  expect(sending?.only).toEqual({ receiver_user_id: 42 })
  expect(sending).not.toHaveProperty('answers')
})

test('a message that only one person sees is changed and deleted by its own methods', () => {
  const from = pressed({ ephemeral: 77 })
  const [sending] = renderFor(from, { kind: 'edit', html: bold('x') }) as MessageSending[]
  const named = { chat_id: -1001, receiver_user_id: 42, ephemeral_message_id: 77 }
  expect(sending?.edit).toMatchObject({ method: 'editEphemeralMessageText', payload: named })
  expect(renderFor(from, { kind: 'deletion' })).toEqual([{ kind: 'ephemeralDeletion', send: named }])
})

test('a document carries its text as a file, in the topic where it was asked for', () => {
  const [document] = renderFor(received({ thread: 9 }), {
    kind: 'document',
    name: '清单.txt',
    text: '身份证',
    caption: bold('x'),
  })
  expect(document).toEqual({
    kind: 'document',
    send: {
      chat_id: -1001,
      message_thread_id: 9,
      document: { source: Buffer.from('身份证'), filename: '清单.txt' },
      caption: '<b>x</b>',
      parse_mode: 'HTML',
    },
  })
})

test('a reaction is on what was said, a deletion takes away the message with the button', () => {
  const named = { chat_id: -1001, message_id: 5 }
  expect(renderFor(received(), { kind: 'reaction', emoji: '🙏' })).toEqual([
    { kind: 'reaction', send: { ...named, reaction: [{ type: 'emoji', emoji: '🙏' }] } },
  ])
  expect(renderFor(pressed(), { kind: 'deletion' })).toEqual([{ kind: 'deletion', send: named }])
  expect(renderFor(pressed({ incoming: undefined }), { kind: 'deletion' })).toEqual([])
})
