import { expect, test } from 'vitest'
import { knowledge as real } from '../situation/real-cases.ts'
import { fixture, startBot, voice } from '../support/bot.ts'

const [en, zh] = [voice('en'), voice('zh-Hans')]

/** The small topics of the tests, with the real questions, outcomes and laws. */
const { situation, regions, laws, places } = real
const knowledge = { ...fixture, ...(situation && { situation }), regions, laws, places }
const start = async (hint = 'en') => (await startBot({ knowledge })).person({ hint })

test('four taps lead from /triage to what to do, in one message', async () => {
  const ann = await start()
  const first = await ann.says('/triage')
  expect(first.mode).toBe('message')
  expect(first.text).toContain('in hospital now')
  const payer = await ann.presses('No')
  expect(payer.mode).toBe('edit')
  expect(payer.text).toContain('Who paid')
  await ann.presses('The employer')
  await ann.presses('The employer stopped paying')
  const card = await ann.presses('4 to 12 months')
  expect(card.mode).toBe('edit')
  expect(card.text).toContain('The employer has to pay')
  expect(card.text).toContain('1. Check which months are missing')
  expect(card.text).toContain('You said: Employer stopped paying · 4 to 12 months')
})

test('somebody in hospital is helped first, and can go on afterwards', async () => {
  const ann = await start()
  await ann.says('/triage')
  const card = await ann.presses('Yes, now or in the next days')
  expect(card.text).toContain('Get treated first')
  expect((await ann.presses(en('case.goOn'))).text).toContain('Who paid')
})

test('"back" asks the question before, "start again" the first, and what was told is forgotten', async () => {
  const ann = await start()
  await ann.says('/triage')
  await ann.presses('No')
  await ann.presses('The employer')
  expect((await ann.presses(en('case.back'))).text).toContain('Who paid')
  await ann.presses('Myself (flexible work)')
  expect((await ann.presses(en('case.again'))).text).toContain('in hospital now')
  expect((await ann.says('/triage')).text).not.toContain('You said')
})

test('one answer is changed without giving the others again', async () => {
  const ann = await start()
  await ann.says('/triage')
  for (const label of ['No', 'The employer', 'Changed jobs', 'Up to 3 months']) await ann.presses(label)
  await ann.presses(en('case.change'))
  expect((await ann.presses('✎ Changed jobs')).text).toContain('What happened?')
  const card = await ann.presses('Moved to another city')
  expect(card.text).toContain('You said: The employer paid · Moved · Up to 3 months')
})

test('nobody has to know anything', async () => {
  const ann = await start('zh-hans')
  await ann.says('/triage')
  for (const label of ['还不好说', '不清楚', '其他，或者不清楚']) await ann.presses(label)
  expect((await ann.presses('先跳过')).text).toContain('先查清断的是哪一项')
})

test('questions can be answered in words, by number, and with a place', async () => {
  const ann = await start('zh-hans')
  await ann.says('/triage')
  expect((await ann.says('没有')).text).toContain('是谁在交')
  expect((await ann.says('公司一直交的')).text).toContain('是怎么断的')
  expect((await ann.says('5')).text).toContain('断了多久')
  const card = await ann.says('三个月')
  expect(card.text).toContain('换了城市，转过来接上')
  expect(card.text).toContain('3个月')
})

test('a place that is written answers the question for it', async () => {
  const ann = await start('zh-hans')
  await ann.says('/triage')
  for (const label of ['没有', '自己交（灵活就业）', '退休了']) await ann.presses(label)
  const card = await ann.says('青岛')
  expect(card.text).toContain('退休医保')
  expect(card.text).toContain('0532-12393')
})

test('a case that was told is not asked for again: four messages and taps to the counter paper', async () => {
  const ann = await start()
  const told = await ann.says("my mother's insurance lapsed two years ago")
  expect(told.text).toContain('For a parent')
  expect(told.text).toContain('2 years')
  expect(told.text).toContain('Who paid')
  await ann.presses('Resident scheme, once a year')
  const card = await ann.presses('Forgotten or missed')
  expect(card.text).toContain('Join the resident scheme late')
  const paper = await ann.presses(en('case.counter'))
  expect(paper.html).toContain('我父母的居民医保断了2年，想重新参保。')
})

test('from the paper one comes back to the steps', async () => {
  const ann = await start('zh-hans')
  await ann.says('/triage')
  for (const label of ['没有', '单位交', '参保关系注销了', '先跳过']) await ann.presses(label)
  const paper = await ann.presses(zh('case.counter'))
  expect(paper.text).toContain('请帮我查')
  expect((await ann.presses(zh('case.backToCard'))).text).toContain('重新参保')
})

test('a link opens guided help, also with what is known; /start offers it', async () => {
  const ann = await start()
  expect((await ann.says('/start triage')).text).toContain('in hospital now')
  expect((await ann.says('/start triage-un_pe_es_m5')).text).toContain('The employer has to pay')
  await ann.says('/start')
  expect((await ann.presses(en('start.whatToDo'))).mode).toBe('message')
})

test('in a group the way leads to the private chat', async () => {
  const ann = await start()
  const page = await ann.inGroup('g').says('/triage@xubao_bot')
  expect(page.buttons).toEqual([[en('answer.askPrivately')]])
})

test('a bot without guided help knows no such command, and its old buttons say so', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  expect((await ann.says('/triage')).text).toContain('/triage')
  expect((await ann.pressesData('case:en:next:un')).toast).toBe(en('toast.oldButton'))
})
