import { expect, test } from 'vitest'
import { pseudonymOf, startBot, voice } from '../support/bot.ts'

const [en, zh, traditional] = [voice('en'), voice('zh-Hans'), voice('zh-Hant')]

test('/lang asks, says what is chosen now, and offers every language', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  const question = await ann.says('/lang')
  expect(question.text).toBe(
    `${en('language.question')}\n\n${en('language.current', { choice: en('language.automatic') })}`,
  )
  expect(question.buttons).toEqual([
    [en('language.name'), zh('language.name'), traditional('language.name')],
    [en('language.automatic')],
  ])
})

test('/lang with a language saves it, and the bot says so in that language', async () => {
  const bot = await startBot()
  const choose = async (argument: string) => (await bot.person({ hint: 'fr' }).says(`/lang ${argument}`)).text
  expect(await choose('en')).toBe(en('language.saved'))
  expect(await choose('EN')).toBe(en('language.saved'))
  expect(await choose('zh')).toBe(zh('language.saved'))
  expect(await choose('zh-Hant')).toBe(traditional('language.saved'))
  expect(await choose('zh-TW')).toBe(traditional('language.saved'))
})

test('/lang shows the saved choice', async () => {
  const ann = (await startBot()).person({ hint: 'zh-hans' })
  await ann.says('/lang en')
  expect((await ann.says('/lang')).text).toContain(en('language.current', { choice: en('language.name') }))
})

test('a language the bot does not speak is not saved; it says so, in the language of the app, and asks', async () => {
  const bot = await startBot()
  const ann = bot.person({ hint: 'en' })
  const reply = await ann.says('/lang klingon')
  expect(reply.text).toContain(en('language.unknown'))
  expect(reply.text).toContain(en('language.question'))
  expect(reply.buttons.flat()).toContain(zh('language.name'))
  expect((await bot.person({ hint: 'zh-hans' }).says('/lang klingon')).text).toContain(zh('language.unknown'))
})

test('a saved choice wins over the language of the text', async () => {
  const ann = (await startBot()).person({ hint: 'zh-hans' })
  await ann.says('/lang en')
  expect((await ann.says('滞纳金该谁出')).text).toMatch(/^Late fees\n/)
  expect((await ann.says('/start')).text).toContain(en('start.title'))
})

test('the language of the text wins over that of the app', async () => {
  const bot = await startBot()
  expect((await bot.person({ hint: 'en' }).says('滞纳金该谁出')).text).toMatch(/^滞纳金\n/)
  expect((await bot.person({ hint: 'zh-hans' }).says('who pays the late fee')).text).toMatch(/^Late fees\n/)
})

test('Chinese that is the same in both scripts follows the app', async () => {
  const bot = await startBot()
  expect((await bot.person({ hint: 'zh-TW' }).says('人工')).text).toContain('醫保打12393')
  expect((await bot.person({ hint: 'zh-hans' }).says('人工')).text).toContain('医保打12393')
})

test('/lang auto forgets the choice', async () => {
  const bot = await startBot()
  const ann = bot.person({ hint: 'en' })
  await ann.says('/lang zh')
  expect((await ann.says('/lang auto')).text).toBe(zh('language.automaticSaved'))
  expect((await ann.says('who pays the late fee')).text).toMatch(/^Late fees\n/)
  expect(await bot.database.selectFrom('people').selectAll().execute()).toEqual([])
})

test('the button for "as I write" forgets the choice too', async () => {
  const bot = await startBot()
  const ann = bot.person({ hint: 'en' })
  await ann.says('/lang en')
  await ann.says('/lang')
  const done = await ann.presses(en('language.automatic'))
  expect(done.toast).toBe(en('language.automaticSaved'))
  expect(done.mode).toBe('edit')
  expect(await bot.database.selectFrom('people').selectAll().execute()).toEqual([])
})

test('of a person the chosen language is kept, under a pseudonym', async () => {
  const bot = await startBot()
  const ann = bot.person({ hint: 'en' })
  await ann.says('my name is Ann, who pays the late fee?')
  await ann.says('/lang en')
  expect(await bot.database.selectFrom('people').selectAll().execute()).toEqual([
    { person: pseudonymOf(ann.id), locale: 'en' },
  ])
})

test('each person has a choice of their own', async () => {
  const bot = await startBot()
  const [ann, li] = [bot.person({ hint: 'en' }), bot.person({ hint: 'en' })]
  await ann.says('/lang zh')
  expect((await ann.says('/start')).text).toContain(zh('start.title'))
  expect((await li.says('/start')).text).toContain(en('start.title'))
})

test('a button answers in the language of its message, even after another choice', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  const english = await ann.says('who pays the late fee')
  await ann.says('/lang zh')
  expect((await ann.presses('Pay missed months', { under: english })).text).toMatch(/^Pay missed months\n/)
})

test('a button for a language the bot speaks no more is treated as an old one', async () => {
  const bot = await startBot()
  const ann = bot.person({ hint: 'en' })
  expect((await ann.pressesData('speak:en:tlh')).toast).toBe(en('toast.oldButton'))
  expect(await bot.database.selectFrom('people').selectAll().execute()).toEqual([])
})
