import nock from 'nock'
import { expect, test } from 'vitest'
import { createTelegram } from '../../src/telegram/telegram.ts'
import {
  answered,
  type Call,
  closeNetwork,
  doorParts,
  keptLog,
  me,
  ok,
  saying,
  telegramAnswers,
} from '../telegram/edge.ts'
import {
  ann,
  editedUpdate,
  group,
  inlineUpdate,
  li,
  memberUpdate,
  mentionsIn,
  messageUpdate,
  ourselves,
  pressUpdate,
  privateChat,
} from '../telegram/updates.ts'
import { doorContract } from './contract.ts'
import type { Deed, Door, Seen, SeenButton } from './door.ts'

closeNetwork()

type Update = Readonly<Record<string, unknown>>

let updates = 100

const fields = { voice: 'voice', picture: 'photo', location: 'location', sticker: 'sticker' } as const

function updateFor(deed: Deed): Update {
  updates += 1
  const chat = 'chat' in deed && deed.chat === 'group' ? group : privateChat
  switch (deed.kind) {
    case 'text': {
      const text = deed.text.replaceAll('@bot', `@${me.username}`)
      const original = deed.answers && {
        reply_to_message: {
          message_id: deed.answers.messageId,
          text: deed.answers.text,
          from: deed.answers.own ? ourselves : li,
          chat,
          date: 1_790_000_000,
        },
      }
      return messageUpdate({ text, chat, entities: mentionsIn(text), ...original }, updates)
    }
    case 'press': {
      const message = { message_id: 5, from: ourselves, chat, date: 1_790_000_000, text: 'Topics' }
      return pressUpdate({ data: deed.data, message }, updates)
    }
    case 'inline':
      return inlineUpdate(deed.query, updates)
    case 'edit': {
      const text = deed.text.replaceAll('@bot', `@${me.username}`)
      return editedUpdate({ text, chat, entities: mentionsIn(text) }, 30, updates)
    }
    case 'add':
      return memberUpdate('left', 'member', {}, updates)
    case 'send':
      return messageUpdate({ [fields[deed.attachment]]: {} }, updates)
  }
}

type SentButton = {
  readonly text: string
  readonly callback_data?: string
  readonly url?: string
  readonly copy_text?: { readonly text: string }
  readonly switch_inline_query?: string
}
type Markup = { readonly inline_keyboard: readonly (readonly SentButton[])[] }

function buttonOf({ text: label, callback_data, url, copy_text, switch_inline_query }: SentButton): SeenButton {
  if (callback_data !== undefined) return { label, data: callback_data }
  if (copy_text) return { label, copy: copy_text.text }
  if (switch_inline_query !== undefined) return { label, switchInline: switch_inline_query }
  const start = new URL(url ?? '').searchParams.get('start')
  return start === null ? { label, url: url ?? '' } : { label, start }
}

const buttonsOf = ({ reply_markup }: Call['body']): readonly (readonly SeenButton[])[] =>
  ((reply_markup as Markup | undefined)?.inline_keyboard ?? []).map((row) => row.map(buttonOf))

/** The name and the content of the one file in a form. */
function fileIn(form: string): readonly [string, string] {
  const [, name = '', content = ''] = /filename="([^"]*)"[^\r]*\r\n(?:[^\r]+\r\n)*\r\n([\s\S]*?)\r\n--/.exec(form) ?? []
  return [name, content]
}

/** What a person sees in their app after these calls of the Bot API. */
function seenIn(calls: readonly Call[]): Seen {
  const messages = calls.flatMap(({ method, body }) => {
    if (method !== 'sendMessage' && method !== 'editMessageText') return []
    const to = (body.reply_parameters as { message_id: number } | undefined)?.message_id
    const kind = method === 'editMessageText' ? ('edit' as const) : ('message' as const)
    return [{ html: String(body.text), kind, buttons: buttonsOf(body), ...(to !== undefined && { to }) }]
  })
  const pressAnswers = calls.filter(({ method }) => method === 'answerCallbackQuery')
  const toast = pressAnswers[0]?.body.text
  const articles = calls.find(({ method }) => method === 'answerInlineQuery')?.body.results ?? []
  const bodies = (wanted: string) => calls.filter(({ method }) => method === wanted).map(({ body }) => body)
  return {
    messages,
    files: Object.fromEntries(bodies('sendDocument').map((body) => fileIn(String(body.form)))),
    reactions: bodies('setMessageReaction').flatMap(({ reaction }) =>
      (reaction as { emoji: string }[]).map(({ emoji }) => emoji),
    ),
    isDeleted: bodies('deleteMessage').some(({ message_id }) => message_id === 5),
    answeredPresses: pressAnswers.length,
    ...(typeof toast === 'string' && { toast }),
    results: (articles as { title: string; input_message_content: { message_text: string } }[]).map(
      ({ title, input_message_content }) => ({ title, html: input_message_content.message_text }),
    ),
  }
}

/** Hands updates to a Telegram door that is opened for them, waits until all is answered, and gives the calls it made. */
async function callsFor(given: readonly Update[], ...[conversation, log]: [Parameters<Door>[1], Parameters<Door>[2]]) {
  nock.cleanAll()
  const calls = telegramAnswers({
    getMe: [ok({ ...me, is_bot: true, first_name: 'Xubao' })],
    setWebhook: [ok()],
    sendMessage: [ok({ message_id: 99 })],
    editMessageText: [ok({ message_id: 5 })],
    sendDocument: [ok({ message_id: 99 })],
    setMessageReaction: [ok()],
    deleteMessage: [ok()],
    answerCallbackQuery: [ok()],
    answerInlineQuery: [ok()],
  })
  const { options } = await doorParts()
  const telegram = createTelegram({ ...options, conversation, log })
  await telegram.startWebhook('https://bot.test/telegram', 'sixteen-characters')
  calls.splice(0)
  for (const update of given) await telegram.receive(update)
  await answered(options.metrics)
  await telegram.stop()
  return calls
}

doorContract('telegram', async (deed, conversation, log) =>
  seenIn(await callsFor([updateFor(deed)], conversation, log)),
)

test('telegram: an update that is delivered again is heard and answered once', async () => {
  const update = messageUpdate({ text: '医保断了', from: ann }, 7)
  const heard: string[] = []
  const conversation = saying(({ id }) => {
    heard.push(id)
    return []
  })
  await callsFor([update, update, messageUpdate({ text: '医保断了', from: ann }, 8)], conversation, keptLog().log)
  expect(heard).toEqual(['telegram:7', 'telegram:8'])
})
