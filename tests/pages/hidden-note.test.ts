import { expect, test } from 'vitest'
import { startBot, voice } from '../support/bot.ts'

const [en, zh] = [voice('en'), voice('zh-Hans')]
const identity = '11010519491231002X'

test('in private the answer comes, and under it what was seen and that the message should be deleted', async () => {
  const bot = await startBot()
  const english = await bot.person({ hint: 'en' }).says(`who pays the late fee? my number is ${identity}`)
  expect(english.text).toMatch(/^Late fees\n/)
  expect(english.text.endsWith(`\n\n${en('hidden.note', { kinds: en('hidden.kinds.id') })}`)).toBe(true)
  expect(english.replies).toHaveLength(1)
  const chinese = await bot.person({ hint: 'zh-hans' }).says('滞纳金该谁出？我的电话13800138000')
  expect(chinese.text).toMatch(/^滞纳金\n/)
  expect(chinese.text.endsWith(zh('hidden.note', { kinds: zh('hidden.kinds.phone') }))).toBe(true)
})

test('in a group the note comes first, in the one message that answers', async () => {
  const ann = (await startBot()).person({ hint: 'en' }).inGroup('club')
  const answer = await ann.faqs(`who pays the late fee? ${identity}`)
  expect(answer.text.startsWith(`${en('hidden.noteGroup', { kinds: en('hidden.kinds.id') })}\n\nLate fees: `)).toBe(
    true,
  )
  expect(answer.replies).toHaveLength(1)
})

test('every kind that was seen is named once', async () => {
  const bot = await startBot()
  const { text } = await bot.person({ hint: 'en' }).says(`${identity}, 13800138000 or 13900139000, li@example.com`)
  const { id, phone, email } = {
    id: en('hidden.kinds.id'),
    phone: en('hidden.kinds.phone'),
    email: en('hidden.kinds.email'),
  }
  for (const kind of [id, phone, email]) expect(text.split(kind)).toHaveLength(2)
})

test.each(['110105 19491231 002X', '13800138000', 'E12345678', '4111 1111 1111 1111'])(
  'nothing but %s is answered with how to ask and with the note, in the language of the app',
  async (number) => {
    const bot = await startBot()
    for (const [hint, t] of [
      ['en', en],
      ['zh-hans', zh],
    ] as const) {
      const reply = await bot.person({ hint }).says(number)
      expect(reply.text.startsWith(t('ask.empty'))).toBe(true)
      expect(reply.text).toContain(t('hidden.note', { kinds: '' }).slice(-20))
      expect(reply.replies).toHaveLength(1)
      expect(reply.text).not.toMatch(/\d{3}/)
    }
  },
)

test('a group hears of a number only when the bot is called', async () => {
  const ann = (await startBot()).person({ hint: 'en' }).inGroup('club')
  expect((await ann.says(`my number is ${identity}`)).mode).toBe('silence')
  expect((await ann.repliesToBot(identity)).mode).toBe('silence')
  expect((await ann.repliesToBot(`thanks ${identity}`)).mode).toBe('silence')
  expect((await ann.mentions(identity)).text).toContain(en('hidden.noteGroup', { kinds: en('hidden.kinds.id') }))
})

test('a person who quotes a number that somebody else wrote gets no note about it', async () => {
  const bot = await startBot()
  const question = await bot.person().inGroup('club').says(`who pays the late fee? ${identity}`)
  const answer = await bot.person({ hint: 'en' }).inGroup('club').faqs('', { quoting: question })
  expect(answer.text).toMatch(/^Late fees: /)
  expect(answer.text).not.toContain(en('hidden.kinds.id'))
})

test('a number behind a command, known or not, is noted too and never repeated', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  for (const text of [`/law ${identity}`, `/weather ${identity}`, '/13800138000']) {
    const reply = await ann.says(text)
    expect(reply.text).toMatch(/delete the message/)
    expect(reply.text).not.toMatch(/\d{11}/)
  }
})

test('without a number there is no note', async () => {
  const reply = await (await startBot())
    .person()
    .says('who pays the late fee? 10000 yuan since 2024-05-31, 12333 did not know')
  expect(reply.text).not.toMatch(/delete the message/)
})
