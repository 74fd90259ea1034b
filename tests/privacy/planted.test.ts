import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createLog } from '../../src/log.ts'
import type { Database } from '../../src/store/database/schema.ts'
import { createInbox } from '../../src/store/inbox/inbox.ts'
import { readUpdate } from '../../src/telegram/incoming/read.ts'
import { incomingOf } from '../../src/web/playground/routes/said.ts'
import { startBot } from '../support/bot.ts'
import { me } from '../telegram/edge.ts'
import { groupUpdate, inlineUpdate, mentionsIn, messageUpdate } from '../telegram/updates.ts'

/** A number as written, and the form that must not appear anywhere. */
const planted = [
  ['11010519491231002X', /491231/],
  ['110105 19491231 002X', /491231/],
  ['138-0013-8000', /0013|8000/],
  ['6222 0212 3456 7890 128', /6222|7890/],
  ['E73519264', /7351/],
  ['zhang.san@example.com', /zhang|example/],
  ['QQ 7654321', /7654/],
] as const

const person = {
  id: 5_550_123,
  is_bot: false,
  first_name: 'Plantedname',
  last_name: 'Surname',
  username: 'planteduser',
}
const names = /Plantedname|Surname|planteduser|Plantedtitle|5550123|1600000777/
const chat = { id: -1_001_600_000_777, title: 'Plantedtitle', type: 'supergroup' }

/** Puts one number everywhere a person can write. */
const updatesWith = (number: string): readonly unknown[] => {
  const original = { message_id: 3, from: person, chat, text: `滞纳金该谁出 ${number}` }
  const mention = `@xubao_bot 滞纳金该谁出 ${number}`
  const fields = { from: person, chat: { ...person, type: 'private' } }
  const inGroup = { from: person, chat }
  return [
    messageUpdate({ ...fields, text: `滞纳金该谁出？${number}` }, 1),
    messageUpdate({ ...fields, text: number }, 2),
    messageUpdate({ ...fields, caption: `滞纳金该谁出 ${number}`, photo: [{}] }, 3),
    messageUpdate({ ...fields, text: `/faq 滞纳金该谁出 ${number}` }, 4),
    messageUpdate({ ...fields, text: `/${number}` }, 5),
    messageUpdate({ ...fields, text: '/lang en' }, 6),
    groupUpdate({ ...inGroup, text: mention, entities: mentionsIn('@xubao_bot') }, 7),
    groupUpdate({ ...inGroup, text: '/faq', reply_to_message: original }, 8),
    groupUpdate({ ...inGroup, text: '/faq', reply_to_message: original, quote: { text: `滞纳金 ${number}` } }, 9),
    inlineUpdate(`滞纳金 ${number}`, 10),
  ]
}

/** Every row of every table, as text. */
async function everything(database: Database): Promise<string> {
  const tables = await database.introspection.getTables()
  const rows = await Promise.all(tables.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(database)))
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['people', 'questions', 'updates']))
  return JSON.stringify(rows.map((result) => result.rows))
}

test.each(planted)('%s appears in no row, answer or log line, wherever it was written', async (number, secret) => {
  const lines: string[] = []
  const log = createLog('trace', { write: (line) => lines.push(line) })
  const onRecordFailure = (id: string, error: unknown): void => log.error({ id, err: error }, 'a question was not kept')
  const bot = await startBot({ onRecordFailure })
  const inbox = createInbox(bot.database, { replica: 'one', now: () => new Date() })
  const answers: string[] = []
  const hear = async (update: unknown): Promise<void> => {
    const received = readUpdate(update, me)
    if (!received?.incoming) throw new Error('The update was not read.')
    const entry = {
      id: received.id,
      number: Number(received.id.slice(9)),
      queue: 'q',
      payload: JSON.stringify(received),
    }
    await inbox.claim([entry])
    expect(await everything(bot.database)).not.toMatch(secret)
    for (const reply of await bot.conversation.converse(received.incoming)) answers.push(JSON.stringify(reply))
    await inbox.finish(received.id)
  }
  for (const update of updatesWith(number)) await hear(update)
  const kept = await everything(bot.database)
  expect(kept).not.toMatch(secret)
  expect(kept).not.toMatch(names)
  expect((await bot.database.selectFrom('questions').selectAll().execute()).length).toBeGreaterThanOrEqual(6)

  await bot.database.schema.dropTable('questions').execute()
  for (const update of updatesWith(number)) await bot.conversation.converse(readUpdate(update, me)?.incoming ?? never())
  expect(lines.length).toBeGreaterThanOrEqual(6)
  expect(lines.join('\n')).not.toMatch(secret)
  expect(lines.join('\n')).not.toMatch(names)
  expect(answers.length).toBeGreaterThan(6)
  expect(answers.join('\n')).not.toMatch(secret)
})

function never(): never {
  throw new Error('The update was not read.')
}

test.each(planted)('%s does not get past the playground either', (number, secret) => {
  const say = (content: Parameters<typeof incomingOf>[0]['content']) =>
    incomingOf({ tab: '0123456789abcdef', chat: 'private', person: 'you', messageId: 7, content }, 'playground:1')
  const repliedTo = { messageId: 3, text: `滞纳金 ${number}`, own: false }
  for (const incoming of [
    say({ kind: 'text', text: `滞纳金 ${number}` }),
    say({ kind: 'text', text: `/faq ${number}`, repliedTo }),
    say({ kind: 'text', text: `/${number}` }),
    say({ kind: 'inline', query: number }),
  ]) {
    expect(incoming).toBeDefined()
    expect(JSON.stringify(incoming)).not.toMatch(secret)
  }
})
