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

test('the bot does not answer chatter, even about insurance', async () => {
  const ann = (await startBot()).person({ hint: 'en' }).inGroup('club')
  for (const text of ['see you at seven', 'who pays the late fee?', '滞纳金该谁出', 'article 86', 'hello', '']) {
    expect(await ann.says(text)).toMatchObject(nothing)
  }
  expect(await ann.sendsAttachment()).toMatchObject(nothing)
})

test('the bot does not speak when people answer one another', async () => {
  const bot = await startBot()
  const question = await bot.person().inGroup('club').says('who pays the late fee?')
  expect(await bot.person().inGroup('club').says('your boss', { quoting: question })).toMatchObject(nothing)
})

test('a question by /faq, by mention or as a reply is answered once, under the question', async () => {
  const bot = await startBot()
  for (const how of ['faqs', 'mentions', 'repliesToBot'] as const) {
    const answer = await bot.person().inGroup('club')[how]('who pays the late fee?')
    expect(answer.text).toMatch(/^Late fees: /)
    expect(answer.replies).toHaveLength(1)
    expect(answer.mode).toBe('message')
    expect(answer.to).toBe(answer.asked.messageId)
  }
})

test('an answer in a group is one paragraph: title, short answer and the deciding article; the rest is one tap away', async () => {
  const answer = await (await startBot()).person().inGroup('club').faqs('who pays the late fee?')
  expect(answer.html).toBe(
    '<b>Late fees</b>: The late fee is 0.05 % a day. The employer owes it. <i>Social Insurance Law, Article 86</i>',
  )
  expect(answer.buttons).toEqual([[en('answer.details'), zh('language.name')]])
})

test('a short answer in a group is warned about too when its review is overdue', async () => {
  const answer = await (await startBot()).person().inGroup('club').faqs('how long is the waiting period')
  expect(answer.text).toContain(en('answer.overdue', { date: '22 November 2026' }))
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
    'insurance',
    'Suzhou',
    'in the emergency room',
    'i want to die',
    'hello',
    'i dont understand',
    'step by step',
    'not what i asked',
    'nobody picks up',
    'english please',
    'a real person',
    '2',
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
    ...(await Promise.all(questions.map((question) => ann.repliesToBot(question)))),
    ...(await Promise.all(commands.map((command) => ann.says(`/${command.replace(/^\w+/, '$&@xubao_bot')}`)))),
  ]) {
    expect(heard.buttons.length, heard.asked.text).toBeLessThanOrEqual(1)
    expect(heard.replies.length, heard.asked.text).toBeLessThanOrEqual(1)
  }
})

test('the details of an answer open in the private chat, whole', async () => {
  const ann = (await startBot()).person({ hint: 'zh-hans' })
  await ann.inGroup('club').faqs('滞纳金该谁出')
  const answer = await ann.inGroup('club').presses(zh('answer.details'))
  expect(answer.text).toMatch(/^滞纳金\n/)
  expect(answer.text).toContain('不能从工资里扣。')
  expect(answer.buttons).toContainEqual(['补缴欠费', '恢复医保'])
})

test('/faq as an answer to what somebody wrote answers that message, and shows so', async () => {
  const bot = await startBot()
  const question = await bot.person().inGroup('club').says('my boss wants me to pay the penalty for being late')
  for (const ask of [bot.person().inGroup('club').faqs, bot.person().inGroup('club').mentions]) {
    const answer = await ask('', { quoting: question })
    expect(answer.text).toMatch(/^Late fees: /)
    expect(answer.to).toBe(question.asked.messageId)
  }
})

test('the language of an answered message is that of the one who wrote it', async () => {
  const bot = await startBot()
  const question = await bot.person().inGroup('club').says('滞纳金该谁出')
  const answer = await bot.person({ hint: 'en' }).inGroup('club').faqs('', { quoting: question })
  expect(answer.text).toMatch(/^滞纳金：/)
})

test('own words beside /faq are the question, not the message they answer', async () => {
  const bot = await startBot()
  const talk = await bot.person().inGroup('club').says('滞纳金该谁出')
  const answer = await bot.person().inGroup('club').faqs('how long is the waiting period', { quoting: talk })
  expect(answer.text).toMatch(/^Waiting period: /)
  expect(answer.to).toBe(answer.asked.messageId)
})

test('/faq or a mention alone gets one line on how to ask', async () => {
  const bot = await startBot()
  for (const ask of [
    bot.person({ hint: 'en' }).inGroup('club').faqs,
    bot.person({ hint: 'en' }).inGroup('club').mentions,
  ])
    expect((await ask('')).text).toBe(en('ask.faqUsage'))
})

test('in doubt the bot numbers the topics in the text and puts the numbers in one row', async () => {
  const ann = (await startBot({ doubts })).person().inGroup('club')
  const question = await ann.faqs('social insurance, about the form')
  expect(question.text).toBe(
    `${en('ask.didYouMean')}\n\n1. Late fees\n2. Pay missed months\n3. Waiting period\n4. Moving to another city`,
  )
  expect(question.buttons).toEqual([['1', '2', '3', '4', en('ask.none')]])
})

test('a number that is pressed in a group gets the short answer under the list, which stays for the others', async () => {
  const ann = (await startBot({ doubts })).person().inGroup('club')
  await ann.faqs('social insurance, about the form')
  const answer = await ann.presses('2')
  expect(answer.mode).toBe('message')
  expect(answer.to).toBe(answer.asked.messageId)
  expect(answer.text).toMatch(/^Pay missed months: /)
})

test('the asker turns their answer in a group into the other language and back, in place', async () => {
  const ann = (await startBot()).person({ hint: 'en' }).inGroup('club')
  const english = await ann.faqs('who pays the late fee?')
  const chinese = await ann.presses(zh('language.name'))
  expect([chinese.mode, chinese.text.slice(0, 4)]).toEqual(['edit', '滞纳金：'])
  const back = await ann.presses(en('language.name'))
  expect([back.mode, back.html]).toEqual(['edit', english.html])
})

test('anybody else reads the other language over the button; the message of the asker stays as it is', async () => {
  const bot = await startBot()
  await bot.person({ hint: 'en' }).inGroup('club').faqs('who pays the late fee?')
  const read = await bot.person({ hint: 'zh-hans' }).inGroup('club').presses(zh('language.name'))
  expect(read.mode).toBe('toast')
  expect(read.toast).toBe('滞纳金每天万分之五，由单位出。')
})

test("no button in a group changes a message for everyone, except the language of one's own answer", async () => {
  const bot = await startBot({ doubts })
  const [ann, bob] = [bot.person({ hint: 'en' }).inGroup('club'), bot.person({ hint: 'en' }).inGroup('club')]
  for (const text of [
    'who pays the late fee?',
    'social insurance, about the form',
    'insurance',
    'in the emergency room',
    'i want to die',
    'Suzhou',
    'english please',
    'who pays the late fee?',
    'i dont understand',
    'i dont understand',
    'step by step',
  ]) {
    const heard = await ann.faqs(text)
    for (const label of heard.buttons.flat().filter((one) => !/^\d{5}$/.test(one))) {
      const pressed = await bob.presses(label, { under: heard })
      expect(pressed.mode, `${text}: ${label}`).not.toBe('edit')
    }
  }
})

test('"none of these" in a group leads to the private chat; the list stays', async () => {
  const ann = (await startBot({ doubts })).person({ hint: 'en' }).inGroup('club')
  await ann.faqs('social insurance, about the form')
  const none = await ann.presses(en('ask.none'))
  expect(none.mode).toBe('message')
  expect(none.buttons).toEqual([[en('answer.askPrivately')]])
  expect((await ann.presses(en('answer.askPrivately'))).text).toContain(en('topics.title'))
})

test('"none of these" is for the asker: anybody else sees a notice over the button, and the chat stays quiet', async () => {
  const bot = await startBot({ doubts })
  const ann = bot.person({ hint: 'en' }).inGroup('club')
  const bob = bot.person({ hint: 'en' }).inGroup('club')
  const question = await ann.faqs('social insurance, about the form')
  const pressed = await bob.presses(en('ask.none'), { under: question })
  expect(pressed.mode).toBe('toast')
  expect(pressed.toast).toBe(en('toast.othersQuestion'))
})

test('an article read in a group is short, and leads to the answer that rests on it', async () => {
  const ann = (await startBot()).person().inGroup('club')
  const article = await ann.says('/law@xubao_bot article 86')
  expect(article.text).toContain('a late fee of 0.05 % a day is added')
  expect(article.text).not.toContain('按日加收')
  expect(article.buttons).toEqual([['Late fees']])
  expect((await ann.presses('Late fees')).text).toMatch(/^Late fees: /)
})

test('thanks to the bot are not answered in a group', async () => {
  const ann = (await startBot()).person().inGroup('club')
  expect(await ann.repliesToBot('thanks')).toMatchObject(nothing)
  expect(await ann.mentions('谢谢')).toMatchObject(nothing)
  expect(await ann.repliesToBot('hello')).toMatchObject(nothing)
  for (const text of ['👍', 'ok', '好的', 'bye', 'useless', 'thanks a lot, much appreciated'])
    expect(await ann.repliesToBot(text), text).toMatchObject(nothing)
})

test('the bot does not answer a reply that may be thanks, nor ask back', async () => {
  const unsure = { 'well then': { thanks: 0.4, 'late-fee': 0.35, 'pay-arrears': 0.3 } }
  const ann = (await startBot({ doubts: unsure })).person().inGroup('club')
  expect(await ann.repliesToBot('well then')).toMatchObject(nothing)
  expect(await ann.mentions('well then')).toMatchObject(nothing)
})

test('the bot does not answer a reply it cannot place, but says so after /faq', async () => {
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
  const bot = await startBot()
  for (const page of ['start', 'start late-fee', 'help', 'topics', 'lang', 'lang en', 'about', 'privacy']) {
    const reply = await bot
      .person({ hint: 'en' })
      .inGroup('club')
      .says(`/${page.replace(/^\w+/, '$&@xubao_bot')}`)
    expect(reply.text, page).toBe(en('help.groups'))
    expect(reply.buttons, page).toEqual([[en('answer.askPrivately')]])
  }
  const law = await bot.person({ hint: 'en' }).inGroup('club').says('/law@xubao_bot')
  expect(law.text).toContain(en('article.usage'))
  expect(law.text).not.toContain(en('article.library'))
})

test('an article that is named to the bot is shown in a group too, however it is asked', async () => {
  const ann = (await startBot()).person().inGroup('club')
  expect((await ann.mentions('article 86')).text).toContain('Social Insurance Law, Article 86')
  expect((await ann.repliesToBot('社会保险法第八十六条')).text).toContain('《社会保险法》第八十六条')
  expect((await ann.faqs('社会保险法第八十六条')).text).toContain('《社会保险法》第八十六条')
})

test('the bot does not answer a sticker that replies to it', async () => {
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
