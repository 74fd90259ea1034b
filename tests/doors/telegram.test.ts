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
  group,
  inlineUpdate,
  li,
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
    case 'sticker':
      return messageUpdate(
        { sticker: { file_id: 'a', file_unique_id: 'b', type: 'regular', width: 1, height: 1 } },
        updates,
      )
  }
}

type Markup = {
  readonly inline_keyboard: readonly (readonly { text: string; callback_data?: string; url?: string }[])[]
}

function buttonsOf({ reply_markup }: Call['body']): readonly (readonly SeenButton[])[] {
  const rows = (reply_markup as Markup | undefined)?.inline_keyboard ?? []
  return rows.map((row) =>
    row.map(({ text, callback_data, url }) =>
      callback_data === undefined
        ? { label: text, start: new URL(url ?? '').searchParams.get('start') ?? '' }
        : { label: text, data: callback_data },
    ),
  )
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
  return {
    messages,
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
