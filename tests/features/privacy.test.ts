import { expect, test } from 'vitest'
import { pseudonymOf, startBot, voice } from '../support/bot.ts'

const [en, zh] = [voice('en'), voice('zh-Hans')]

test('/privacy says in both languages what is kept, for how long, and how to be forgotten', async () => {
  const bot = await startBot()
  for (const [hint, t] of [
    ['en', en],
    ['zh-hans', zh],
  ] as const) {
    const { text } = await bot.person({ hint }).says('/privacy')
    expect(text).toContain(t('privacy.questions', { days: 90 }))
    expect(text).toContain('90')
    expect(text).toContain(t('privacy.language', { automatic: t('language.automatic') }))
    for (const key of ['title', 'memory', 'pseudonym', 'deliveries', 'log', 'forget', 'advice'] as const)
      expect(text).toContain(t(`privacy.${key}`))
  }
})

test('/forget asks first, and nothing is deleted until the button is pressed', async () => {
  const bot = await startBot()
  const ann = bot.person({ hint: 'en' })
  await ann.says('who pays the late fee?')
  const question = await ann.says('/forget')
  expect(question.text).toBe(en('forget.question'))
  expect(question.buttons).toEqual([[en('forget.confirm')]])
  expect(await bot.database.selectFrom('questions').selectAll().execute()).toHaveLength(1)
})

test('/forget deletes the questions and the language of one person, says so, and leaves those of others', async () => {
  const bot = await startBot()
  const ann = bot.person({ hint: 'en' })
  const li = bot.person({ hint: 'zh-hans' })
  for (const person of [ann, li]) await person.says('滞纳金该谁出')
  await ann.inGroup('club').faqs('who pays the late fee?')
  await ann.says('/lang en')
  await li.says('/lang zh-Hans')
  await ann.says('/forget')
  const done = await ann.presses(en('forget.confirm'))
  expect(done.mode).toBe('edit')
  expect(done.text).toBe(
    [en('forget.done'), en('forget.questions', { number: 2 }), en('forget.language'), en('forget.memories')].join('\n'),
  )
  const memories = await bot.database.selectFrom('memories').select('person').execute()
  expect(memories).toEqual([{ person: pseudonymOf(li.id) }])
  const questions = await bot.database.selectFrom('questions').select('person').execute()
  expect(questions).toEqual([{ person: pseudonymOf(li.id) }])
  expect(await bot.database.selectFrom('people').select('person').execute()).toEqual([{ person: pseudonymOf(li.id) }])
})

test('the bot says that something was deleted only if there was something', async () => {
  const bot = await startBot()
  const li = bot.person({ hint: 'zh-hans' })
  await li.says('滞纳金该谁出')
  await li.says('/forget')
  expect((await li.presses(zh('forget.confirm'))).text).toBe(
    [zh('forget.done'), zh('forget.questions', { number: 1 }), zh('forget.memories')].join('\n'),
  )
  await li.says('/forget')
  expect((await li.presses(zh('forget.confirm'))).text).toBe(zh('forget.nothing'))
})

test('/forget and /privacy in a group lead to the private chat and delete nothing', async () => {
  const bot = await startBot()
  const ann = bot.person({ hint: 'en' })
  await ann.says('who pays the late fee?')
  for (const command of ['/forget@xubao_bot', '/privacy@xubao_bot']) {
    const reply = await ann.inGroup('club').says(command)
    expect(reply.buttons).toEqual([[en('answer.askPrivately')]])
  }
  expect(await bot.database.selectFrom('questions').selectAll().execute()).toHaveLength(1)
})
