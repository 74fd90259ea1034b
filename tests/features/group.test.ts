import { expect, test } from 'vitest'
import { startBot, voice } from '../support/bot.ts'

const [en, zh] = [voice('en'), voice('zh-Hans')]
const doubts = {
  'social insurance, about the form': {
    'late-fee': 0.5,
    'pay-arrears': 0.5,
    'waiting-period': 0.5,
    'moving-city': 0.5,
  },
}
const nothing = { mode: 'silence', replies: [] }

test('chatter meets silence, even when it is about insurance', async () => {
  const ann = (await startBot()).person({ hint: 'en' }).inGroup('club')
  for (const text of ['see you at seven', 'who pays the late fee?', '滞纳金该谁出', 'article 86', 'hello', '']) {
    expect(await ann.says(text)).toMatchObject(nothing)
  }
  expect(await ann.sendsAttachment()).toMatchObject(nothing)
})

test('people who answer one another meet silence', async () => {
  const bot = await startBot()
  const question = await bot.person().inGroup('club').says('who pays the late fee?')
  expect(await bot.person().inGroup('club').says('your boss', { quoting: question })).toMatchObject(nothing)
})

test('a question by /faq, by mention or as a reply is answered once, under the question', async () => {
  const ann = (await startBot()).person().inGroup('club')
  for (const ask of [ann.faqs, ann.mentions, ann.repliesToBot]) {
    const answer = await ask('who pays the late fee?')
    expect(answer.text).toMatch(/^Late fees\n/)
    expect(answer.replies).toHaveLength(1)
    expect(answer.mode).toBe('message')
    expect(answer.to).toBe(answer.asked.messageId)
  }
})

test('an answer in a group has one row of buttons: the other language, the article, and the private chat', async () => {
  const answer = await (await startBot()).person().inGroup('club').faqs('who pays the late fee?')
  expect(answer.buttons).toEqual([[zh('language.name'), 'Article 86 in full', en('answer.askPrivately')]])
})

test('no reply in a group has more than one row of buttons', async () => {
  const bot = await startBot({ doubts })
  const ann = bot.person({ hint: 'en' }).inGroup('club')
  const questions = [
    'who pays the late fee',
    'social insurance, about the form',
    'tell me a joke',
    'transfer my record',
    'call someone',
    '',
  ]
  const commands = [
    'start',
    'help',
    'topics',
    'lang',
    'lang klingon',
    'law',
    'law 86',
    'law 99',
    'law Medical Transfer Rules',
    'about',
    'privacy',
    'weather',
  ]
  for (const heard of [
    ...(await Promise.all(questions.map((question) => ann.faqs(question)))),
    ...(await Promise.all(commands.map((command) => ann.says(`/${command.replace(/^\w+/, '$&@xubao_bot')}`)))),
  ]) {
    expect(heard.buttons.length, heard.asked.text).toBeLessThanOrEqual(1)
    expect(heard.replies.length, heard.asked.text).toBeLessThanOrEqual(1)
  }
})

test('"ask me privately" goes on with the same topic in the private chat', async () => {
  const ann = (await startBot()).person({ hint: 'zh-hans' })
  await ann.inGroup('club').faqs('滞纳金该谁出')
  const answer = await ann.inGroup('club').presses(zh('answer.askPrivately'))
  expect(answer.text).toMatch(/^滞纳金\n/)
  expect(answer.buttons).toContainEqual(['补缴欠费'])
})

test('/faq as an answer to what somebody wrote answers that message, and shows so', async () => {
  const bot = await startBot()
  const question = await bot.person().inGroup('club').says('my boss wants me to pay the penalty for being late')
  for (const ask of [bot.person().inGroup('club').faqs, bot.person().inGroup('club').mentions]) {
    const answer = await ask('', { quoting: question })
    expect(answer.text).toMatch(/^Late fees\n/)
    expect(answer.to).toBe(question.asked.messageId)
  }
})

test('the language of an answered message is that of the one who wrote it', async () => {
  const bot = await startBot()
  const question = await bot.person().inGroup('club').says('滞纳金该谁出')
  const answer = await bot.person({ hint: 'en' }).inGroup('club').faqs('', { quoting: question })
  expect(answer.text).toMatch(/^滞纳金\n/)
})

test('own words beside /faq are the question, not the message they answer', async () => {
  const bot = await startBot()
  const talk = await bot.person().inGroup('club').says('滞纳金该谁出')
  const answer = await bot.person().inGroup('club').faqs('how long is the waiting period', { quoting: talk })
  expect(answer.text).toMatch(/^Waiting period\n/)
  expect(answer.to).toBe(answer.asked.messageId)
})

test('/faq or a mention alone gets one line on how to ask', async () => {
  const ann = (await startBot()).person({ hint: 'en' }).inGroup('club')
  expect((await ann.faqs('')).text).toBe(en('ask.faqUsage'))
  expect((await ann.mentions('')).text).toBe(en('ask.faqUsage'))
})

test('in doubt the bot numbers the topics in the text and puts the numbers in one row', async () => {
  const ann = (await startBot({ doubts })).person().inGroup('club')
  const question = await ann.faqs('social insurance, about the form')
  expect(question.text).toBe(
    `${en('ask.didYouMean')}\n\n1. Late fees\n2. Pay missed months\n3. Waiting period\n4. Moving to another city`,
  )
  expect(question.buttons).toEqual([['1', '2', '3', '4', en('ask.none')]])
})

test('a press in a group changes the message in place instead of adding one', async () => {
  const bot = await startBot({ doubts })
  const ann = bot.person().inGroup('club')
  await ann.faqs('social insurance, about the form')
  const answer = await ann.presses('2')
  expect(answer.mode).toBe('edit')
  expect(answer.text).toMatch(/^Pay missed months\n/)
  const chinese = await bot.person().inGroup('club').presses(zh('language.name'))
  expect(chinese.mode).toBe('edit')
  expect(chinese.text).toMatch(/^补缴欠费\n/)
  expect((await ann.presses('第六十三条全文')).mode).toBe('edit')
})

test('"none of these" in a group leads to the private chat, in place', async () => {
  const ann = (await startBot({ doubts })).person({ hint: 'en' }).inGroup('club')
  await ann.faqs('social insurance, about the form')
  const none = await ann.presses(en('ask.none'))
  expect(none.mode).toBe('edit')
  expect(none.buttons).toEqual([[en('answer.askPrivately')]])
  expect((await ann.presses(en('answer.askPrivately'))).text).toContain(en('topics.title'))
})

test('an article read in a group is short, and the answer can be had back', async () => {
  const ann = (await startBot()).person().inGroup('club')
  await ann.faqs('who pays the late fee?')
  const article = await ann.presses('Article 86 in full')
  expect(article.text).toContain('a late fee of 0.05 % a day is added')
  expect(article.text).not.toContain('按日加收')
  expect(article.buttons).not.toEqual([])
})

test('thanks to the bot are not answered in a group', async () => {
  const ann = (await startBot()).person().inGroup('club')
  expect(await ann.repliesToBot('thanks')).toMatchObject(nothing)
  expect(await ann.mentions('谢谢')).toMatchObject(nothing)
  expect(await ann.repliesToBot('hello')).toMatchObject(nothing)
  expect(await ann.repliesToBot('👍')).toMatchObject(nothing)
})

test('a reply that may well be thanks meets silence instead of a question back', async () => {
  const unsure = { 'ok then': { thanks: 0.4, 'late-fee': 0.35, 'pay-arrears': 0.3 } }
  const ann = (await startBot({ doubts: unsure })).person().inGroup('club')
  expect(await ann.repliesToBot('ok then')).toMatchObject(nothing)
  expect(await ann.mentions('ok then')).toMatchObject(nothing)
})

test('a reply to the bot that it cannot place meets silence; who asks by /faq is told so', async () => {
  const ann = (await startBot()).person().inGroup('club')
  expect(await ann.repliesToBot('tell me a joke')).toMatchObject(nothing)
  expect(await ann.mentions('tell me a joke')).toMatchObject(nothing)
  const fallback = await ann.faqs('tell me a joke')
  expect(fallback.text).toBe(en('ask.fallbackGroup'))
  expect(fallback.buttons).toEqual([[en('answer.askPrivately')]])
})

test('other commands are left to other bots, unless they name this one', async () => {
  const ann = (await startBot()).person({ hint: 'en' }).inGroup('club')
  for (const command of ['start', 'help', 'topics', 'law 86', 'lang', 'about', 'privacy', 'weather', 'ban @li']) {
    expect(await ann.says(`/${command}`)).toMatchObject(nothing)
  }
  expect((await ann.says('/law@xubao_bot 86')).text).toContain('Social Insurance Law, Article 86')
  expect((await ann.says('/help@xubao_bot')).text).toBe(en('help.groups'))
  expect(await ann.says('/weather@xubao_bot')).toMatchObject(nothing)
})

test('long pages stay out of groups; one line leads to the private chat', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  for (const page of ['start', 'start late-fee', 'help', 'topics', 'lang', 'lang en', 'about', 'privacy']) {
    const reply = await ann.inGroup('club').says(`/${page.replace(/^\w+/, '$&@xubao_bot')}`)
    expect(reply.text, page).toBe(en('help.groups'))
    expect(reply.buttons, page).toEqual([[en('answer.askPrivately')]])
  }
  expect((await ann.inGroup('club').says('/law@xubao_bot')).text).not.toContain(en('article.library'))
})

test('an article that is named to the bot is shown in a group too, however it is asked', async () => {
  const ann = (await startBot()).person().inGroup('club')
  expect((await ann.mentions('article 86')).text).toContain('Social Insurance Law, Article 86')
  expect((await ann.repliesToBot('社会保险法第八十六条')).text).toContain('《社会保险法》第八十六条')
  expect((await ann.faqs('社会保险法第八十六条')).text).toContain('《社会保险法》第八十六条')
})

test('a sticker as a reply to the bot meets silence', async () => {
  expect(await (await startBot()).person().inGroup('club').sendsAttachment('reply')).toMatchObject(nothing)
})

test('when something fails the bot says sorry only to those who asked it', async () => {
  const { conversation } = await startBot()
  const said = { id: 'test:1', chat: { id: 'test:club', kind: 'group' }, from: { id: 'test:1' }, messageId: 7 } as const
  expect(conversation.apologise({ ...said, content: { kind: 'text', text: 'chatter' } })).toEqual([])
  expect(conversation.apologise({ ...said, content: { kind: 'inline', query: 'late' } })).toEqual([])
  const [sorry] = conversation.apologise({ ...said, content: { kind: 'command', name: 'faq', argument: '滞纳金' } })
  expect(sorry).toEqual({ kind: 'message', html: zh('error.apology'), to: 7 })
})
