import { expect, test } from 'vitest'
import { encodeAction } from '../../src/conversation/action.ts'
import { isWritten } from '../../src/conversation/reply.ts'
import { startBot, voice } from '../support/bot.ts'

const [en, zh] = [voice('en'), voice('zh-Hans')]

/** Two things may be meant, or five; and something of our field of which the bot knows nothing, but has topics that come near. */
const doubts = {
  'about the form': { 'late-fee': 0.4, 'pay-arrears': 0.4 },
  'about the paper': {
    'late-fee': 0.4,
    'pay-arrears': 0.4,
    'waiting-period': 0.4,
    'moving-city': 0.4,
    'is-it-mandatory': 0.4,
  },
  'social insurance on the moon': {
    'moving-city': 0.07,
    'late-fee': 0.07,
    'pay-arrears': 0.07,
  },
}

test('a question is answered in its language and script', async () => {
  const bot = await startBot()
  const firstLineFor = async (question: string) => (await bot.person().says(question)).text.split('\n')[0]
  expect(await firstLineFor('my shebao lapsed, how do I get it back?')).toBe('Restore my insurance')
  expect(await firstLineFor('医保断了两个月怎么补')).toBe('补缴欠费')
  expect(await firstLineFor('醫保斷了兩個月怎麼補')).toBe('補繳欠費')
  expect(await firstLineFor('yibao duan le zenme huifu')).toBe('恢复医保')
})

test('when two topics may be meant the bot asks which, and offers a way out', async () => {
  const ann = (await startBot({ doubts })).person()
  const question = await ann.says('about the form')
  expect(question.text).toBe(en('ask.didYouMean'))
  expect(question.buttons).toEqual([['Late fees'], ['Pay missed months'], [en('ask.none')]])
  expect((await ann.presses('Pay missed months')).text).toMatch(/^Pay missed months\n/)
})

test('no more than four topics are offered', async () => {
  const question = await (await startBot({ doubts })).person().says('about the paper')
  expect(question.buttons).toEqual([
    ['Late fees'],
    ['Pay missed months'],
    ['Waiting period'],
    ['Moving to another city'],
    [en('ask.none')],
  ])
})

test('"none of these" leads on: another try, the topics, a person', async () => {
  const ann = (await startBot({ doubts })).person()
  await ann.says('about the form')
  const next = await ann.presses(en('ask.none'))
  expect(next.mode).toBe('message')
  expect(next.text).toBe(en('ask.refused'))
  expect(next.buttons).toEqual([
    ['Restore my insurance'],
    ['Pay missed months'],
    ['Enrol again'],
    [en('ask.topics'), en('answer.human')],
  ])
  expect((await ann.presses(en('answer.human'))).text).toContain('12393')
})

test('neither a question back nor a fallback shows a number to judge by', async () => {
  const bot = await startBot({ doubts })
  for (const question of ['about the form', 'about the paper', 'social insurance on the moon', 'tell me a joke']) {
    expect((await bot.person().says(question)).text).not.toMatch(/\d|%/)
  }
})

test('what the bot does not know it says so, with the topics and a person to go to', async () => {
  const ann = (await startBot()).person()
  const fallback = await ann.says('tell me a joke')
  expect(fallback.text).toBe(en('ask.fallback'))
  expect(fallback.buttons).toEqual([[en('ask.topics'), en('answer.human')]])
  expect((await ann.presses(en('ask.topics'))).text).toContain(en('topics.title'))
})

test('a question of the field without an answer gets the two nearest topics as well', async () => {
  const fallback = await (await startBot({ doubts })).person().says('social insurance on the moon')
  expect(fallback.text).toBe(`${en('ask.fallback')}\n\n${en('ask.fallbackNear')}`)
  expect(fallback.buttons).toEqual([['Moving to another city'], ['Late fees'], [en('ask.topics'), en('answer.human')]])
})

test('small talk and requests that are not ours get a reply of their own', async () => {
  const bot = await startBot()
  const reply = async (text: string) => (await bot.person().says(text)).text
  expect(await reply('hello')).toContain('Hello. Tell me what has happened.')
  expect(await reply('你好')).toContain('您好，请说说您的情况。')
  expect(await reply('thanks')).toBe(en('talk.thanks'))
  expect(await reply('谢谢')).toBe(zh('talk.thanks'))
  // Words that no act has are still told by their class.
  expect(await reply('much appreciated')).toContain('You are welcome.')
  expect(await reply('我的卡号是多少')).toContain('看不到')
  expect(await reply('转人工')).toContain('12393')
})

test('the fallback for anything else is never the text of the class for it', async () => {
  const reply = await (await startBot()).person().says('what is the weather tomorrow')
  expect(reply.text).toBe(en('ask.fallback'))
})

test('nothing to read is answered with how to ask', async () => {
  const bot = await startBot()
  for (const text of ['', '   ', '🫠🫠🫠', '!!', '…', '\u200b\u200d\ufeff']) {
    const reply = await bot.person({ hint: 'en' }).says(text)
    expect(reply.text, text).toBe(en('ask.empty'))
  }
  const ann = bot.person({ hint: 'en' })
  await ann.says('…')
  const again = await ann.says('…')
  expect(again.text).toBe(`${en('talk.again')}\n\n${en('ask.empty')}`)
})

test('/faq asks the same question, and without one says how to', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  expect((await ann.says('/faq who pays the late fee?')).text).toMatch(/^Late fees\n/)
  expect((await ann.says('/faq')).text).toBe(en('ask.faqUsage'))
})

test('/faq with nothing to read is answered too', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  expect((await ann.says('/faq 🙏')).mode).toBe('message')
})

test('an article that is named after /faq is shown', async () => {
  const reply = await (await startBot()).person().says('/faq article 86')
  expect(reply.text).toMatch(/^Social Insurance Law, Article 86\n/)
})

test('thanks and greetings are nothing to choose from', async () => {
  const unsure = { 'well then': { thanks: 0.4, 'late-fee': 0.35, greeting: 0.3, 'pay-arrears': 0.3 } }
  const question = await (await startBot({ doubts: unsure })).person().says('well then')
  expect(question.buttons).toEqual([['Late fees'], ['Pay missed months'], [en('ask.none')]])
})

/** What is left of a message when the tags that the bot itself writes are taken out. */
const withoutOwnTags = (html: string): string => html.replace(/<\/?(?:b|i|blockquote)(?: expandable)?>/g, '')

test('tricks with HTML have no effect', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  for (const text of ['<b>late fee</b>', '<script>alert(1)</script> who pays the late fee', '&lt;b&gt; a < b > c & d'])
    expect(withoutOwnTags((await ann.says(text)).html)).not.toMatch(/[<>]/)
})

test('words of a person that are repeated are shown as they were written', async () => {
  const { conversation } = await startBot({ defaultLocale: 'en' })
  const [reply] = await conversation.converse({
    id: 'test:1',
    chat: { id: 'test:1', kind: 'private' },
    from: { id: 'test:1' },
    content: { kind: 'command', name: '<b>&amp;</b>', argument: '' },
  })
  const said = reply?.kind === 'message' ? reply.html : ''
  expect(said).toContain('/&lt;b&gt;&amp;amp;&lt;/b&gt;')
  expect(withoutOwnTags(said)).not.toMatch(/[<>]/)
})

test('an answer that was written with < or & is shown so', async () => {
  const reply = await (await startBot()).person().says('transfer my record to another city')
  expect(reply.html).toContain('• Forms A &amp; B, if you have paid for &lt; 12 months.')
  expect(reply.text).toContain('• Forms A & B, if you have paid for < 12 months.')
})

test('a text of 4,096 characters is answered, whatever it is made of', async () => {
  const bot = await startBot()
  const story = '我在老家又干了几年活，后来就没管。'.repeat(300).slice(0, 4080)
  const reply = await bot.person().says(`${story}滞纳金该谁出？`)
  expect(reply.replies.length).toBe(1)
  expect(reply.buttons.flat().length).toBeGreaterThan(0)
  for (const text of ['断'.repeat(4096), 'a'.repeat(4096), '😀'.repeat(2048), 'an '.repeat(1365), '<&>'.repeat(1365)]) {
    expect((await bot.person().says(text)).replies.length).toBe(1)
  }
})

test('scripts the bot does not speak are answered in the language of the app', async () => {
  const bot = await startBot()
  const arabic = 'كيف أستعيد التأمين الصحي؟'
  expect((await bot.person({ hint: 'en' }).says(arabic)).text).toContain(en('ask.fallback'))
  expect((await bot.person({ hint: 'zh-hans' }).says('איך מחדשים ביטוח')).text).toContain(zh('ask.fallback'))
})

test('marks that turn the direction of writing do not hide a question', async () => {
  const reply = await (await startBot()).person().says('\u202ewho pays the late fee?\u202c')
  expect(reply.text).toMatch(/^Late fees\n/)
})

test('the question itself is never repeated to anybody', async () => {
  const reply = await (await startBot()).person().says('who pays the late fee? my number is 110101199003071234')
  expect(reply.text).toMatch(/^Late fees\n/)
  expect(reply.text).not.toContain('110101199003071234')
})

test('every button of every reply fits into 64 bytes', async () => {
  const bot = await startBot({ doubts })
  for (const text of [
    '/start',
    '/topics',
    '/lang',
    '/help',
    'who pays the late fee',
    'about the paper',
    'tell me a joke',
  ]) {
    const { replies } = await bot.person().says(text)
    const buttons = replies.filter(isWritten).flatMap(({ buttons = [] }) => buttons.flat())
    expect(buttons.length).toBeGreaterThan(0)
    for (const button of buttons) {
      if ('action' in button) expect(encodeAction(button.action).length).toBeGreaterThan(0)
    }
  }
})
