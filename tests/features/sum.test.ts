import { expect, test } from 'vitest'
import { encodeAction } from '../../src/conversation/action.ts'
import { sumsKnowledge } from '../fixtures/sums-knowledge.ts'
import { type Bot, startBot, voice } from '../support/bot.ts'

const [en, zh] = [voice('en'), voice('zh-Hans')]

/** 23 November 2026 in China, unless told. */
const start = (): Promise<Bot> => startBot({ knowledge: sumsKnowledge })

/** Five months of 2,000 yuan from July 2026, paid on 10 December: digits are capital letters, A for 0. */
const link = 'sum_late-fee_CGAHtCGBB_CAAAAA_CGBCBA'

test('a sentence about arrears is worked out at once: months, days, who pays, and what is assumed', async () => {
  const result = await (await start()).person().says('每月欠2000，7月到11月，12月10日补')
  expect(result.text).toContain(zh('sum.headline.late-fee', { fee: '349.00' }))
  expect(result.html).toMatch(/<pre>.*\n7月 +8月1日 +131 131\.00\n8月 +9月1日 +100 100\.00\n9月 +10月1日 +70 +70\.00\n/)
  expect(result.text).toContain(zh('sum.line.late-payer'))
  expect(result.text).toContain(zh('sum.line.late-first-day'))
  expect(result.text).toMatch(/¹ 《社会保险法》第八十六条 · 2011年7月1日起施行/)
})

test('in a conversation about the late fee the sentence need not name it', async () => {
  const person = (await start()).person({ hint: 'en' })
  await person.says('who pays the late fee?')
  const result = await person.says('1,000 a month, July to November, paid December 10')
  expect(result.text).toContain(en('sum.headline.late-fee', { fee: '174.50' }))
})

test('a question about the late fee is answered, not worked out', async () => {
  const answer = await (await start()).person({ hint: 'en' }).says('who pays the late fee?')
  expect(answer.text).toContain('0.05 % a day')
})

test('a sum is opened under its topic, asked step by step, and shown in place where a button is pressed', async () => {
  const person = (await start()).person({ hint: 'en' })
  await person.says('who pays the late fee?')
  const months = await person.presses(en('sum.menu.late-fee'))
  expect(months).toMatchObject({ mode: 'message' })
  expect(months.text).toContain(en('sum.ask.months-owed'))
  const owed = await person.says('from July to November')
  expect(owed.text).toContain(`${en('sum.known')}: July 2026 – November 2026`)
  expect(owed.text).toContain(en('sum.ask.owed-a-month'))
  expect((await person.says('1,200.50 yuan')).text).toContain(en('sum.ask.paid-on'))
  const result = await person.presses(en('sum.today'))
  expect(result.mode).toBe('edit')
  expect(result.text).toContain('1,200.50')
})

test('what cannot be meant is explained, and asked again', async () => {
  const person = (await start()).person()
  await person.says('/sum')
  await person.presses(zh('sum.menu.late-fee'))
  expect((await person.says('2月30日')).text).toContain(zh('sum.fault.no-such-day'))
  await person.says('7月')
  expect((await person.says('-500')).text).toContain(zh('sum.fault.negative'))
  expect((await person.says('0')).text).toContain(zh('sum.fault.zero'))
  const none = await person.says('很多')
  expect(none.text).toContain(zh('sum.fault.none'))
  expect(none.text).toContain(zh('sum.example.money'))
  expect((await person.says('一千二')).text).toContain(zh('sum.ask.paid-on'))
})

test('what can be read in two ways is asked back with two buttons', async () => {
  const person = (await start()).person({ hint: 'en' })
  await person.says('/start sum_late-fee_2607t2611_100000')
  const which = await person.says('3/4/2027')
  expect(which.text).toContain(en('sum.twoReadings'))
  expect(which.buttons[0]).toEqual(['4 March 2027', '3 April 2027'])
  expect((await person.presses('3 April 2027')).text).toContain('123  61.50')
})

test('a new question is answered while a sum waits, and the sum goes on waiting', async () => {
  const person = (await start()).person({ hint: 'en' })
  await person.says('/start sum_late-fee_2607t2611')
  expect((await person.says('who pays the late fee?')).text).toContain('0.05 % a day')
  expect((await person.says('1200')).text).toContain(en('sum.ask.paid-on'))
})

test('thanks while a sum waits are no figure: they are answered, and the sum goes on waiting', async () => {
  const person = (await start()).person()
  await person.says('/start sum_late-fee_2607t2611')
  const nod = await person.says('谢谢')
  expect(nod.text).not.toContain(zh('sum.ask.owed-a-month'))
  expect((await person.says('1000')).text).toContain(zh('sum.ask.paid-on'))
})

test('a person who gives up leaves the sum', async () => {
  const person = (await start()).person()
  await person.says('/start sum_late-fee_2607t2611')
  expect((await person.says('算了')).text).toBe(zh('sum.stopped'))
  expect((await person.says('1200')).text).not.toContain(zh('sum.ask.paid-on'))
})

test('the first day and the amount are changed under the result', async () => {
  const person = (await start()).person()
  await person.says('每月欠1000，7月，8月11日补')
  expect((await person.presses(zh('sum.change.first-day'))).text).toContain(zh('sum.ask.first-day'))
  const earlier = await person.says('当月16号')
  expect(earlier.text).toContain(zh('sum.headline.late-fee', { fee: '13.00' }))
  await person.presses(zh('sum.change.owed-a-month'))
  expect((await person.says('两千')).text).toContain(zh('sum.headline.late-fee', { fee: '26.00' }))
})

test('what was told of a case is filled in', async () => {
  const person = (await start()).person()
  await person.says('居民医保断了两年')
  await person.says('/sum')
  const asked = await person.presses(zh('sum.menu.resident-start'))
  expect(asked.text).toContain(`${zh('sum.known')}：${zh('sum.years', { number: 2 })}`)
  expect(asked.text).toContain(zh('sum.ask.in-window'))
  expect((await person.presses(zh('sum.again'))).text).toContain(zh('sum.ask.lapsed-years'))
})

test('both readings of each further lapsed year stand side by side', async () => {
  const result = await (await start()).person({ hint: 'en' }).says('/start sum_resident-start_2_no_261010_0')
  expect(result.text).toContain('10 February 2027')
  expect(result.text).toContain('10 March 2027')
})

test('a link works the sum out again, and a link of another version asks', async () => {
  const person = (await start()).person()
  const linked = await person.says(`/start ${link}`)
  expect(linked.text).toContain(zh('sum.headline.late-fee', { fee: '349.00' }))
  expect((await person.says('/start sum_late-fee_x_y_z')).text).toContain(zh('sum.ask.months-owed'))
  expect((await person.says('/start sum_nothing')).text).toBe(zh('sum.title'))
})

test('a date without marks and a large amount are read too', async () => {
  const person = (await start()).person()
  await person.says('/start sum_late-fee_CGAHtCGBB')
  expect((await person.says('120000')).text).toContain(zh('sum.ask.paid-on'))
  expect((await person.says('20261210')).text).toContain('滞纳金')
})

test('a result is shared through a look-up that works it out again', async () => {
  const bot = await start()
  const [shared, ...others] = await bot.person().looksUp(`${zh('sum.menu.late-fee')} ${link}`)
  expect(others).toEqual([])
  expect(shared?.text).toContain('349.00')
  expect(shared?.title).toBe(zh('sum.menu.late-fee'))
  expect(shared?.buttons).toEqual([zh('inline.privately')])
})

test('in a group the result has one button, which opens it in private', async () => {
  const bot = await start()
  const group = bot.person().inGroup('friends')
  const result = await group.mentions('每月欠2000，7月到11月，12月10日补')
  expect(result.text).toContain('349.00')
  expect(result.buttons).toEqual([[zh('answer.askPrivately')]])
  expect((await group.presses(zh('answer.askPrivately'))).text).toContain('349.00')
})

test('a result under which nothing is known of a rule later says until when it is known', async () => {
  const result = await (await start()).person({ hint: 'en' }).says('/start sum_late-fee_CGAH_BAAAAA_CHACBA')
  expect(result.text).toContain(en('sum.line.rate-beyond', { until: '31 December 2026' }))
})

test('a button of a sum that no longer exists says so', async () => {
  const person = (await start()).person()
  const data = encodeAction({ name: 'sum', locale: 'zh-Hans', sum: 'gone', figures: '-' })
  expect((await person.pressesData(data)).toast).toBe(zh('toast.oldButton'))
})

test('a knowledge base without rates has no sums', async () => {
  const person = (await startBot()).person()
  expect((await person.says('/sum')).text).toContain(zh('help.unknownCommand', { command: '/sum' }))
})
