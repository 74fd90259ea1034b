import { expect, test } from 'vitest'
import { startBot, voice } from '../support/bot.ts'

const [en, zh, traditional] = [voice('en'), voice('zh-Hans'), voice('zh-Hant')]

test('a newcomer is greeted in the language of their app', async () => {
  const bot = await startBot()
  const greetingFor = async (hint: string) => (await bot.person({ hint }).says('/start')).text
  expect(await greetingFor('en-GB')).toContain(en('start.title'))
  expect(await greetingFor('zh-hans')).toContain(zh('start.title'))
  expect(await greetingFor('zh-TW')).toContain(traditional('start.title'))
})

test('a newcomer whose app says nothing or speaks another language is greeted in the default language', async () => {
  const inEnglish = await startBot({ defaultLocale: 'en' })
  expect((await inEnglish.person().says('/start')).text).toContain(en('start.title'))
  expect((await inEnglish.person({ hint: 'fr' }).says('/start')).text).toContain(en('start.title'))
  const inChinese = await startBot()
  expect((await inChinese.person().says('/start')).text).toContain(zh('start.title'))
})

test('the first page shows how to ask, and offers the three main routes, more topics and the other languages', async () => {
  const bot = await startBot()
  const page = await bot.person({ hint: 'en' }).says('/start')
  expect(page.text).toContain(en('start.welcome'))
  expect(page.text).toContain(en('start.examplesFirst'))
  expect(page.text).toContain(en('start.examplesSecond'))
  expect(page.buttons).toEqual([
    ['Restore my insurance'],
    ['Pay missed months'],
    ['Enrol again'],
    [en('start.moreTopics')],
    [zh('language.name'), traditional('language.name')],
  ])
})

test('a main route is one tap away', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  await ann.says('/start')
  const answer = await ann.presses('Restore my insurance')
  expect(answer.text).toMatch(/^Restore my insurance\n/)
  expect(answer.mode).toBe('message')
})

test('"more topics" opens the menu', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  await ann.says('/start')
  expect((await ann.presses(en('start.moreTopics'))).text).toContain(en('topics.title'))
})

test('a link that names a topic opens its answer', async () => {
  const bot = await startBot()
  expect((await bot.person({ hint: 'en' }).says('/start late-fee')).text).toMatch(/^Late fees\n/)
  expect((await bot.person({ hint: 'zh-hans' }).says('/start late-fee')).text).toMatch(/^滞纳金\n/)
})

test('a link to the topics opens the menu', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  expect((await ann.says('/start topics')).text).toContain(en('topics.title'))
})

test('a link to something unknown opens the first page', async () => {
  const bot = await startBot()
  for (const payload of ['no-such-topic', '<b>', '../../etc', 'constructor', '__proto__']) {
    expect((await bot.person({ hint: 'en' }).says(`/start ${payload}`)).text).toContain(en('start.title'))
  }
})

test('a language button turns the first page into that language, in place and with a word about it', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  await ann.says('/start')
  const page = await ann.presses('简体中文')
  expect(page.mode).toBe('edit')
  expect(page.text).toContain(zh('start.title'))
  expect(page.toast).toBe(zh('language.saved'))
  expect(page.buttons.at(-1)).toEqual([en('language.name'), traditional('language.name')])
})

test('the language of a language button is remembered, also by the bot that runs after a restart', async () => {
  const before = await startBot()
  const ann = before.person({ hint: 'en' })
  await ann.says('/start')
  await ann.presses('繁體中文')
  expect((await ann.says('/start')).text).toContain(traditional('start.title'))
  const after = await startBot({ database: before.database })
  expect((await after.person({ hint: 'en' }).says('/start')).text).toContain(traditional('start.title'))
})
