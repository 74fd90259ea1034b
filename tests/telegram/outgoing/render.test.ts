import { expect, test } from 'vitest'
import { bold, escapeHtml, type Html, html, joinHtml, plainText } from '../../../src/conversation/html.ts'
import type { Incoming } from '../../../src/conversation/incoming.ts'
import { type Buttons, message, type Reply, toast } from '../../../src/conversation/reply.ts'
import { cutText, renderArticles, renderMessages, renderToast } from '../../../src/telegram/outgoing/render.ts'

const incoming = (chat: Partial<Incoming['chat']> = {}): Incoming => ({
  id: 'telegram:1',
  chat: { id: 'telegram:-1001', kind: 'group', ...chat },
  from: { id: 'telegram:42' },
  messageId: 5,
  content: { kind: 'text', text: 'hi' },
})
const render = (reply: Reply, chat = {}) => renderMessages([reply], incoming(chat), 'xubao_bot')
const long = joinHtml(Array.from({ length: 90 }, (_, index) => html`<b>${index}</b> ${'很长的一段话。'.repeat(10)}`))

test('a reply is HTML without a link preview', () => {
  expect(render({ kind: 'message', html: bold('a < b') })).toEqual([
    {
      send: {
        chat_id: -1001,
        text: '<b>a &lt; b</b>',
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
      },
    },
  ])
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

test('no buttons are no keyboard', () => {
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
  const [first, second] = render({ kind: 'edit', html: long })
  expect(first?.edit).toMatchObject({
    chat_id: -1001,
    message_id: 5,
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
  })
  expect(first?.edit?.text).toBe(first?.send.text)
  expect(second).not.toHaveProperty('edit')
})

test('toasts and inline results are not sent as messages', () => {
  const replies: Reply[] = [
    toast('a'),
    { kind: 'result', id: 'b', title: 'b', html: escapeHtml('b') },
    message(escapeHtml('c')),
  ]
  expect(renderMessages(replies, incoming(), 'xubao_bot').map(({ send }) => send.text)).toEqual(['c'])
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
