import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { html } from '../../../../src/conversation/html.ts'
import { message } from '../../../../src/conversation/reply.ts'
import { createLog } from '../../../../src/log.ts'
import { createMailbox } from '../../../../src/web/playground/routes/mailbox.ts'
import { registerPlayground } from '../../../../src/web/playground/routes/playground.ts'
import type { Said } from '../../../../src/web/playground/routes/said.ts'
import { createTakenFor } from '../../../../src/web/playground/routes/taken.ts'
import { createServer } from '../../../../src/web/server.ts'
import { stubConversation, stubExplain } from '../../stub-conversation.ts'

const tab = '0123456789abcdef'

function openPlayground() {
  const lines: string[] = []
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  const log = createLog('info', stream)
  const server = createServer({ log })
  const locales = ['en', 'zh-Hans', 'zh-Hant']
  const mailbox = createMailbox()
  registerPlayground(server, {
    ...{ conversation: stubConversation, explain: stubExplain, locales, log, host: '127.0.0.1' },
    ...{ mailbox, takenFor: createTakenFor().takenFor },
  })
  const post = (payload: unknown, headers: Record<string, string> = {}) =>
    server.inject({
      method: 'POST',
      url: '/playground/say',
      headers: { host: 'localhost:8080', 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(payload),
    })
  const does = async (content: Said['content'], more: Partial<Said> = {}) => {
    const body: Said = { tab, chat: 'private', person: 'you', messageId: 7, content, ...more }
    return (await post(body)).json()
  }
  const says = (text: string, more: Partial<Said> = {}) => does({ kind: 'text', text }, more)
  return { server, lines, mailbox, post, does, says }
}

const localhost = { host: 'localhost:8080' }

test('the page and every file that it names are served', async () => {
  const { server } = openPlayground()
  const page = await server.inject({ url: '/', headers: localhost })
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  const addresses = [...page.body.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(([, address]) => address ?? '')
  expect(addresses).toContain('/playground/client.ts')
  for (const url of addresses) {
    const file = await server.inject({ url, headers: localhost })
    expect([url, file.statusCode]).toEqual([url, 200])
  }
})

test('the script is served as JavaScript, and so is everything that it imports', async () => {
  const { server } = openPlayground()
  const seen = new Set<string>()
  const follow = async (name: string): Promise<void> => {
    if (seen.has(name)) return
    seen.add(name)
    const file = await server.inject({ url: `/playground/${name}`, headers: localhost })
    expect([name, file.statusCode, file.headers['content-type']]).toEqual([name, 200, 'text/javascript; charset=utf-8'])
    expect(file.body).not.toMatch(/^(export )?(type|interface) /m)
    for (const [, next] of file.body.matchAll(/from '\.\/([^']+)'/g)) await follow(next ?? '')
  }
  await follow('client.ts')
  expect(seen.size).toBeGreaterThan(10)
})

test('the page holds no script or style of its own, which its policy would forbid', async () => {
  const { server } = openPlayground()
  const { body } = await server.inject({ url: '/', headers: localhost })
  expect(body).not.toMatch(/<style|style="|<script(?![^>]*src=)| on[a-z]+="/)
})

test('a question is answered with buttons, and with what was asked', async () => {
  const { says } = openPlayground()
  const { replies, taken } = await says('Who pays?', { languageHint: 'zh-Hant' })
  expect(replies).toHaveLength(1)
  expect(replies[0].html).toContain('<b>Who pays the late fee</b>')
  expect(replies[0].kind).toBe('message')
  expect(replies[0].buttons[1]).toEqual([
    { label: '中文', data: 'translate:en:late-fee' },
    { label: 'None of these', data: 'none:en' },
  ])
  expect(taken.question).toBe('Who pays?')
})

/** The reasons for an answer, for a page in this language. */
async function reasons(payload: object) {
  const { server } = openPlayground()
  return server.inject({ method: 'POST', url: '/playground/explain', headers: localhost, payload })
}

test('the reasons are told to those who ask for them, in the language of the page', async () => {
  const explanation = (await reasons({ question: 'Who pays?', topics: ['late-fee'], locale: 'zh-Hant' })).json()
  expect(explanation.question).toBe('who pays?')
  expect(explanation.titles).toEqual(['late-fee (zh-Hant)'])
  expect(explanation.candidates[0].title).toBe('Late fee (zh-Hant)')
})

test('reasons come in the first language when the page speaks none of ours', async () => {
  expect((await reasons({ question: 'Who pays?', locale: 'fr' })).json().candidates[0].title).toBe('Late fee (en)')
  expect((await reasons({ question: 'Who pays?' })).json().candidates[0].title).toBe('Late fee (en)')
})

test('reasons for nothing, and for strangers, are refused', async () => {
  expect((await reasons({})).statusCode).toBe(400)
  const { server } = openPlayground()
  const headers = { host: 'evil.test' }
  const refused = await server.inject({
    method: 'POST',
    url: '/playground/explain',
    headers,
    payload: { question: 'x' },
  })
  expect(refused.statusCode).toBe(403)
})

test('chatter in the group is met with silence and without reasons', async () => {
  const { says } = openPlayground()
  expect(await says('中午吃什么？', { chat: 'group', person: 'li' })).toEqual({ replies: [] })
})

test('/faq as a reply explains the question of the other person and offers the private chat', async () => {
  const { does } = openPlayground()
  const repliedTo = { messageId: 3, text: '滞纳金该谁出', own: false }
  const { replies, taken } = await does({ kind: 'text', text: '/faq', repliedTo }, { chat: 'group', person: 'wang' })
  expect(taken.question).toBe('滞纳金该谁出')
  expect(replies[0].to).toBe(7)
  expect(replies[0].buttons).toEqual([[{ label: 'Ask me privately', start: 't_late-fee_en' }]])
})

test('presses edit, note, and find old buttons', async () => {
  const { does } = openPlayground()
  expect((await does({ kind: 'press', data: 'translate:en:late-fee' })).replies[0].kind).toBe('edit')
  expect((await does({ kind: 'press', data: 'none:en' })).replies).toEqual([
    { kind: 'toast', text: 'Then let us try another way.' },
  ])
  expect((await does({ kind: 'press', data: 'gone' })).replies[0].text).toBe('This button is from an earlier version.')
})

test('an inline query gives results with a title, an attachment an answer, a command of another bot nothing', async () => {
  const { does, says } = openPlayground()
  const { replies } = await does({ kind: 'inline', query: 'late' }, { chat: 'group', person: 'ann' })
  expect(replies[0]).toMatchObject({ kind: 'result', title: 'Who pays the late fee' })
  expect((await does({ kind: 'attachment', attachment: 'sticker' })).replies[0].html).toBe('I can only read text.')
  expect(await says('/help@other_bot')).toEqual({ replies: [] })
})

test('a person is known by name and tab, with the language of the page as a hint', async () => {
  const { says } = openPlayground()
  const { replies } = await says('@xubao_bot who', { chat: 'group', person: 'wang', languageHint: 'zh-Hans' })
  expect(replies[0].html).toBe(`playground:wang-${tab} zh-Hans`)
})

test('when the bot fails, the person gets an apology and the log an id without the text', async () => {
  const { says, lines } = openPlayground()
  expect((await says('/fail on purpose')).replies[0].html).toBe('Something went wrong on my side.')
  const log = lines.join('')
  expect(log).toMatch(/"incoming":"playground:[0-9a-f-]{36}"/)
  expect(log).toContain('the stub was told to fail')
  expect(log).not.toContain('on purpose')
})

test.each([
  ['nothing', null, 'Not understood: the body.'],
  [
    'an empty text',
    { tab, chat: 'private', person: 'you', messageId: 1, content: { kind: 'text', text: '' } },
    'Not understood: content.text.',
  ],
  [
    'a strange person',
    { tab, chat: 'group', person: 'eve', messageId: 1, content: { kind: 'attachment', attachment: 'sticker' } },
    'Not understood: person.',
  ],
  ['much at once', { tab: 'x', chat: 'channel' }, 'Not understood: tab, chat, person, messageId, content.'],
])('a body with %s is refused in plain words', async (_what, body, error) => {
  const { post } = openPlayground()
  const response = await post(body)
  expect(response.statusCode).toBe(400)
  expect(response.json()).toEqual({ error })
})

test.each(['evil.example', 'localhost.evil.example:8080', '192.168.1.9:8080'])(
  'a request that calls us %s is refused',
  async (host) => {
    const { server, post } = openPlayground()
    const body = { tab, chat: 'private', person: 'you', messageId: 1, content: { kind: 'text', text: 'hello' } }
    const said = await post(body, { host })
    expect(said.statusCode).toBe(403)
    expect(said.json().error).toContain('The playground answers only at its own address')
    expect((await server.inject({ url: '/', headers: { host } })).statusCode).toBe(403)
  },
)

test('a form that another site posts is refused', async () => {
  const { post } = openPlayground()
  const body = { tab, chat: 'private', person: 'you', messageId: 1, content: { kind: 'text', text: 'hello' } }
  expect((await post(body, { 'content-type': 'text/plain' })).statusCode).toBe(415)
})

test('what is said unprompted is handed over once, to the chat of the tab that it is for', async () => {
  const { server, mailbox } = openPlayground()
  const fetchTold = async (of: string) => {
    const payload = { tab: of }
    const response = await server.inject({ method: 'POST', url: '/playground/told', headers: localhost, payload })
    return response.json()
  }
  mailbox.put(`playground:private-${tab}`, [message(html`Pay today.`)])
  mailbox.put(`playground:group-${tab}`, [{ ...message(html`Hush.`), visibleTo: `playground:li-${tab}` }])
  expect(await fetchTold('another0tab')).toEqual({ private: [], group: [] })
  expect(await fetchTold(tab)).toEqual({
    private: [{ kind: 'message', html: 'Pay today.', buttons: [] }],
    group: [{ kind: 'message', html: 'Hush.', buttons: [], onlyFor: 'li' }],
  })
  expect(await fetchTold(tab)).toEqual({ private: [], group: [] })
})
