import { expect, test } from 'vitest'
import { pseudonymOf, startBot } from '../support/bot.ts'

const doubts = { 'about the form': { 'late-fee': 0.5, 'pay-arrears': 0.4 } }
const rowsOf = ({ database }: Awaited<ReturnType<typeof startBot>>) =>
  database.selectFrom('questions').selectAll().execute()

test('a question is kept with its outcome, under a pseudonym', async () => {
  const bot = await startBot()
  const ann = bot.person({ hint: 'en' })
  await ann.says('who pays the late fee?')
  const [row, ...others] = await rowsOf(bot)
  expect(others).toEqual([])
  expect(row).toMatchObject({
    person: pseudonymOf(ann.id),
    chat: 'private',
    locale: 'en',
    question: 'who pays the late fee?',
    outcome: 'answer',
    topic: 'late-fee',
    asked_at: Date.parse('2026-11-23T04:00:00Z'),
  })
  expect(row?.confidence).toBeGreaterThan(0.5)
  expect(row?.confidence).toBeLessThanOrEqual(1)
})

test.each([
  ['about the form', 'disambiguation', 'late-fee'],
  ['tell me a joke', 'fallback', null],
  ['much appreciated', 'out-of-scope', 'thanks'],
  ['thanks', 'act', null],
  ['insurance', 'menu', null],
  ['in the emergency room', 'urgent', null],
  ['i want to die', 'crisis', null],
])('"%s" is kept as %s', async (question, outcome, topic) => {
  const bot = await startBot({ doubts })
  await bot.person().says(question)
  expect(await rowsOf(bot)).toMatchObject([{ question, outcome, topic }])
})

test('an article that is asked for with /faq is kept as one', async () => {
  const bot = await startBot()
  await bot.person().says('/faq article 86')
  expect(await rowsOf(bot)).toMatchObject([{ question: 'article 86', outcome: 'article', topic: null }])
})

test('a question in a group is kept by /faq, mention and reply; the message /faq points at counts as the question', async () => {
  const bot = await startBot()
  const talk = await bot.person().inGroup('club').says('滞纳金该谁出')
  const ann = bot.person().inGroup('club')
  await ann.faqs('', { quoting: talk })
  await ann.mentions('who pays the late fee?')
  await ann.repliesToBot('who pays the late fee?')
  expect((await rowsOf(bot)).map(({ chat, question }) => [chat, question]).toSorted()).toEqual([
    ['group', 'who pays the late fee?'],
    ['group', 'who pays the late fee?'],
    ['group', '滞纳金该谁出'],
  ])
})

test('what nobody asked the bot is not kept: chatter, thanks, look-ups, commands, buttons, numbers alone', async () => {
  const bot = await startBot()
  const ann = bot.person({ hint: 'en' })
  const inClub = ann.inGroup('club')
  await inClub.says('who pays the late fee?')
  await inClub.repliesToBot('thanks')
  await ann.looksUp('who pays the late fee?')
  for (const text of ['/start', '/law 86', '/help', '13800138000', '…', '/faq']) await ann.says(text)
  await ann.says('/topics')
  await ann.pressesData('topic:en:late-fee')
  expect(await rowsOf(bot)).toEqual([])
})

test('a question that cannot be kept is answered all the same, and the failure is told by the id', async () => {
  const failed: string[] = []
  const bot = await startBot({ onRecordFailure: (id) => failed.push(id) })
  await bot.database.schema.dropTable('questions').execute()
  const answer = await bot.person().says('who pays the late fee?')
  expect(answer.text).toMatch(/^Late fees\n/)
  expect(failed).toEqual([expect.stringMatching(/^test:\d+$/)])
})
