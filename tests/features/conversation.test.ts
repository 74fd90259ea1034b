import { expect, test } from 'vitest'
import { startRetention } from '../../src/jobs/retention.ts'
import { createLog } from '../../src/log.ts'
import { type Bot, startBot, voice } from '../support/bot.ts'

const [en, zh, traditional] = [voice('en'), voice('zh-Hans'), voice('zh-Hant')]
const doubts = {
  'about the form': { 'late-fee': 0.4, 'pay-arrears': 0.4 },
  'social insurance, about the form': { 'late-fee': 0.5, 'pay-arrears': 0.5, 'waiting-period': 0.5 },
}
const nothing = { mode: 'silence', replies: [] }

const inChinese = async (bot?: Bot) => (bot ?? (await startBot({ doubts }))).person({ hint: 'zh-hans' })
const inEnglish = async (bot?: Bot) => (bot ?? (await startBot({ doubts }))).person({ hint: 'en' })

test('a follow-up is understood by what was asked before; the first line says how it was understood', async () => {
  const li = await inChinese()
  await li.says('怎么补缴社保')
  const next = await li.says('那要等多久')
  expect(next.text.split('\n')[0]).toBe(zh('answer.continuedSame', { topic: '补缴欠费' }))
  expect(next.buttons.flat()).toContain('等待期')
  expect(next.buttons.at(-1)).toEqual([zh('answer.mistaken')])
})

test('"that is not what I asked" leads on to other ways', async () => {
  const li = await inChinese()
  await li.says('怎么补缴社保')
  await li.says('那要等多久')
  const wrong = await li.presses(zh('answer.mistaken'))
  expect(wrong.text).toBe(zh('ask.refused'))
  expect(wrong.buttons.flat()).toContain(zh('answer.human'))
})

test('a topic that was tapped is talked about as one that was asked', async () => {
  const ann = await inEnglish()
  await ann.says('/start')
  await ann.presses('Pay missed months')
  expect((await ann.says('and who pays?')).text).toMatch(/^More on “Pay missed months”:\n/)
})

test('a presumed answer opens whole, or gives way to another of its topics', async () => {
  const ann = await inEnglish()
  await ann.says('who pays the late fee?')
  const presumed = await ann.says('and how long?')
  expect(presumed.text).toMatch(/^More on “Late fees”:\n/)
  expect((await ann.presses(en('answer.whole'))).text).toMatch(/^Late fees\n[\s\S]*Good to know/)
  expect((await ann.presses('Pay missed months', { under: presumed })).text).toMatch(/^Pay missed months\n/)
})

test('a number or an ordinal picks from what was offered', async () => {
  for (const pick of ['2', '２', 'the second one', 'the last one', '第二个']) {
    const ann = await inEnglish()
    await ann.says('about the form')
    expect((await ann.says(pick)).text, pick).toMatch(/^(Pay missed months|补缴欠费)\n/)
  }
})

test('yes means the likeliest of the offer, no leads on', async () => {
  const ann = await inEnglish()
  await ann.says('about the form')
  expect((await ann.says('yes')).text).toMatch(/^Late fees\n/)
  const bob = await inEnglish()
  await bob.says('about the form')
  expect((await bob.says('no')).text).toBe(en('ask.refused'))
})

test('a number beyond the offer, or without one, says so', async () => {
  const ann = await inEnglish()
  expect((await ann.says('1')).text).toBe(en('talk.pickNothing'))
  await ann.says('about the form')
  expect((await ann.says('3')).text).toBe(en('talk.pickOutside', { number: 2 }))
})

test('an offer is over once something else was answered', async () => {
  const ann = await inEnglish()
  await ann.says('about the form')
  await ann.says('who pays the late fee?')
  expect((await ann.says('2')).text).toBe(en('talk.pickNothing'))
})

test('"I do not understand" brings plain words, then one step, then a sentence for the hotline', async () => {
  const li = await inChinese()
  await li.says('补缴找谁')
  expect((await li.says('听不懂')).text).toBe(zh('talk.simpler', { text: '欠的月份由当时的单位补缴。' }))
  const step = await li.says('听不懂')
  expect(step.text).toContain('书面要求单位补缴。')
  const readOut = await li.says('听不懂')
  expect(readOut.text).toContain('12366')
  expect(readOut.text).toContain('补缴欠费')
  expect(readOut.buttons).toEqual([['12366', zh('answer.human')]])
})

test('steps come one at a time where asked for, to the last', async () => {
  const li = await inChinese()
  await li.says('补缴找谁')
  expect((await li.says('一步一步来')).text).toBe(
    zh('answer.step', { number: 1, steps: 2, step: '书面要求单位补缴。' }),
  )
  expect((await li.says('下一步')).text).toContain('向税务部门投诉')
  expect((await li.says('下一步')).text).toBe(zh('answer.lastStep'))
})

test('with nothing to explain the bot asks what happened', async () => {
  expect((await (await inEnglish()).says('?')).text).toBe(en('talk.nothingToSimplify'))
})

test('a language that is asked for sticks, and the answer is said again in it', async () => {
  const li = await inChinese()
  await li.says('滞纳金该谁出')
  const english = await li.says('English please')
  expect(english.text).toBe(`${en('talk.languageChanged')}\n\nThe late fee is 0.05 % a day. The employer owes it.`)
  expect((await li.says('thanks')).text).toBe(en('talk.thanks'))
  expect((await li.says('好的')).text).toBe(en('talk.ack'))
  expect((await li.says('用繁體')).text).toContain(traditional('talk.languageChanged'))
})

test('a word or two of another language do not turn the conversation', async () => {
  const li = await inChinese()
  await li.says('滞纳金该谁出')
  expect((await li.says('OK')).text).toBe(zh('talk.ack'))
  expect((await li.says('thanks')).text).toBe(zh('talk.thanks'))
})

test('/start follows the phone again', async () => {
  const ann = await inEnglish()
  await ann.says('滞纳金该谁出')
  expect((await ann.says('/start')).text).toContain(en('start.title'))
})

test('/lang takes the language in words', async () => {
  expect((await (await inEnglish()).says('/lang 中文')).text).toBe(zh('language.saved'))
  expect((await (await inChinese()).says('/lang english')).text).toBe(en('language.saved'))
})

test('somebody whose language the bot does not speak is answered in English', async () => {
  const bot = await startBot({ defaultLocale: 'zh-Hans' })
  expect((await bot.person({ hint: 'fr' }).says('/start')).text).toContain(en('start.title'))
})

test('a place is noted, with its area code and what differs locally for the current topic', async () => {
  const li = await inChinese()
  await li.says('医保断了怎么恢复')
  const place = await li.says('我在苏州')
  expect(place.text).toContain('恢复医保 · 苏州')
  expect(place.text).toContain('0512-12393')
  expect(place.text).toContain('多久恢复各地不同')
  expect((await (await inEnglish()).says('Suzhou')).text).toBe(en('talk.place', { place: 'Suzhou' }))
})

test('thanks, a nod, a goodbye, an insult and a dead line get a line of their own, and no topic', async () => {
  for (const [text, said] of [
    ['thanks', en('talk.thanks')],
    ['bye', en('talk.goodbye')],
    ['useless', en('talk.insult')],
    ['ok', en('talk.ack')],
  ] as const) {
    const ann = await inEnglish()
    await ann.says('who pays the late fee?')
    expect((await ann.says(text)).text, text).toBe(said)
  }
  const ann = await inEnglish()
  await ann.says('who pays the late fee?')
  const unreachable = await ann.says('nobody picks up')
  expect(unreachable.text).toContain('12366')
  expect(unreachable.text).toContain('12345')
})

test('an emergency is answered first, whatever is asked with it, and stays in force for what follows', async () => {
  const li = await inChinese()
  const first = await li.says('我妈在急诊室，医保断了怎么恢复')
  expect(first.text).toMatch(/^先看病\n/)
  expect(first.text).toContain('《社会保险法》第二十三条')
  expect(first.buttons[0]).toEqual(['单位没给交', '当时没参保'])
  const next = await li.says('医院不收，那怎么办')
  expect(next.text).not.toMatch(/^先看病/)
  expect(next.mode).toBe('message')
  expect((await li.says('1')).mode).toBe('message')
})

test('an emergency is forgotten with the rest of the conversation', async () => {
  const bot = await startBot()
  const li = await inChinese(bot)
  await li.says('在急诊室')
  bot.passes(60)
  expect((await li.says('在急诊室')).text).toMatch(/^先看病\n/)
})

test('an emergency is found behind /faq and by a mention too', async () => {
  const bot = await startBot()
  const li = (await inChinese(bot)).inGroup('club')
  expect((await li.faqs('我妈在急诊室，医院不收')).text).toMatch(/^先看病\n/)
  const ann = (await inEnglish(bot)).inGroup('club')
  expect((await ann.mentions('i want to die')).text).toMatch(/^Please talk to someone now\n/)
  expect((await ann.faqs('i want to die')).text).toMatch(/Please talk to someone now\n/)
})

test('in a group the bot does not answer chatter that is not addressed to it, even about danger', async () => {
  const ann = (await inEnglish()).inGroup('club')
  expect(await ann.says('i want to die')).toMatchObject(nothing)
})

test('a crisis gets the numbers to call and nothing else: no topic, no insurance, no law', async () => {
  const li = await inChinese()
  const said = await li.says('社保也没了，我不想活了')
  expect(said.text).toContain('12356')
  expect(said.text).not.toMatch(/医保|社保|条/)
  expect(said.buttons).toEqual([[en('language.name')]])
  expect((await li.says('1')).text).toBe(zh('talk.pickNothing'))
  const english = await li.presses(en('language.name'), { under: said })
  expect([english.mode, english.text.split('\n')[0]]).toEqual(['edit', 'Please talk to someone now'])
})

test('a crisis is heard in an emergency too, and each time it is said', async () => {
  const li = await inChinese()
  await li.says('在急诊室')
  expect((await li.says('我不想活了')).text).toContain('12356')
  expect((await li.says('真的不想活了')).text).toContain('12356')
})

test('words that only sound like danger raise no alarm', async () => {
  const li = await inChinese()
  for (const text of ['笑死我了', '想死你了', '打我电话吧', '下个月做手术']) {
    const { text: said } = await li.says(text)
    expect(said, text).not.toMatch(/12356|先看病/)
  }
})

test('several questions in one message are offered together, and a number picks one', async () => {
  const ann = await inEnglish()
  const several = await ann.says('who pays the late fee? how long is the waiting period?')
  expect(several.text).toBe(en('ask.several'))
  expect(several.buttons.flat()).toEqual(['Late fees', 'Waiting period', en('ask.none')])
  expect((await ann.says('2')).text).toMatch(/^Waiting period\n/)
})

test('a bare word opens a small menu, never an answer', async () => {
  const li = await inChinese()
  const menu = await li.says('医保')
  expect(menu.text).toBe('您想问医保的哪一方面？')
  expect(menu.buttons).toEqual([['恢复医保'], ['补缴欠费'], ['等待期'], [zh('ask.none')]])
  expect((await li.says('3')).text).toMatch(/^等待期\n/)
})

test('a told case is said back with the short answer that fits it, and what was known stays known', async () => {
  const li = await inChinese()
  await li.says('苏州')
  const told = await li.says('公司停了两个月，医保断了')
  expect(told.text.split('\n')[0]).toContain('2个月')
  expect(told.text.split('\n')[0]).toContain('单位停交')
  expect(told.text.split('\n')[0]).toContain('苏州')
  expect(told.buttons[0]).toContain(zh('answer.whole'))
  expect(told.buttons.length).toBeLessThanOrEqual(4)
})

test("one's own record is not seen, but what can be said in general is", async () => {
  const bot = await startBot({
    doubts: { 我的医保断了没有: { 'account-data': 0.8, 'restore-after-interruption': 0.15 } },
  })
  const record = await (await inChinese(bot)).says('我的医保断了没有')
  expect(record.text).toBe(`${zh('answer.ownRecord')}\n\n医保停了可以恢复，继续缴费就能接着用。`)
  expect(record.buttons).toEqual([['恢复医保']])
})

test('a correction gives way to what is meant', async () => {
  const li = await inChinese()
  await li.says('滞纳金该谁出')
  expect((await li.says('不是，我是说等待期')).text).toContain('断缴三个月以内补上的，没有等待期。')
})

test('a question that is corrected within five minutes gets its answer corrected in place, alone and in a group', async () => {
  const ann = await inEnglish()
  const first = await ann.says('who pays the late fee?')
  const corrected = await ann.edits(first, 'how long is the waiting period?', 300)
  expect([corrected.mode, corrected.text.split('\n')[0]]).toEqual(['edit', 'Waiting period'])
  expect(corrected.replies).toMatchObject([{ kind: 'edit', answerTo: first.asked.messageId }])
  const club = (await inEnglish()).inGroup('club')
  const asked = await club.faqs('who pays the late fee?')
  const edited = await club.edits(asked, '/faq how long is the waiting period?', 20)
  expect([edited.mode, edited.text.slice(0, 15)]).toEqual(['edit', 'Waiting period:'])
})

test('later, or where the bot was not meant, a change of words is not heard', async () => {
  const ann = await inEnglish()
  const first = await ann.says('who pays the late fee?')
  expect(await ann.edits(first, 'how long is the waiting period?', 301)).toMatchObject(nothing)
  const club = ann.inGroup('club')
  const chatter = await club.says('who pays the late fee?')
  expect(await club.edits(chatter, 'how long is the waiting period?')).toMatchObject(nothing)
})

test('what helps first in an emergency is not replaced when the message is corrected', async () => {
  const li = await inChinese()
  const first = await li.says('在急诊室')
  const edited = await li.edits(first, '在急诊室，要交押金，医保断了怎么恢复')
  expect([edited.mode, edited.text.split('\n')[0]]).toEqual(['edit', '先看病'])
})

test('two people in a group have memories of their own', async () => {
  const bot = await startBot({ doubts })
  const [ann, bob] = [(await inEnglish(bot)).inGroup('club'), (await inEnglish(bot)).inGroup('club')]
  await ann.faqs('social insurance, about the form')
  expect((await bob.repliesToBot('2')).text).toBe(en('talk.pickNothing'))
  expect((await ann.repliesToBot('2')).text).toMatch(/^Pay missed months: /)
})

test('threads of a forum, and the private chat, do not know of one another', async () => {
  const ann = await inEnglish()
  await ann.inGroup('club', { thread: 1 }).faqs('social insurance, about the form')
  expect((await ann.inGroup('club', { thread: 2 }).repliesToBot('2')).text).toBe(en('talk.pickNothing'))
  expect((await ann.inGroup('club').repliesToBot('2')).text).toBe(en('talk.pickNothing'))
  expect((await ann.says('2')).text).toBe(en('talk.pickNothing'))
  expect((await ann.inGroup('club', { thread: 1 }).repliesToBot('2')).text).toMatch(/^Pay missed months: /)
})

test('a conversation goes on after a restart in the middle of it', async () => {
  const before = await startBot({ doubts })
  await (await inEnglish(before)).says('about the form')
  const after = await startBot({ doubts, database: before.database })
  expect((await (await inEnglish(after)).says('2')).text).toMatch(/^Pay missed months\n/)
})

test('/forget takes the memory, and none of it comes back', async () => {
  const bot = await startBot({ doubts })
  const ann = await inEnglish(bot)
  await ann.says('about the form')
  await ann.says('/forget')
  const done = await ann.presses(en('forget.confirm'))
  expect(done.text).toContain(en('forget.memories'))
  expect(await bot.database.selectFrom('memories').selectAll().execute()).toEqual([])
  expect((await ann.says('2')).text).toBe(en('talk.pickNothing'))
})

test('after an hour nothing is remembered, and the row is gone', async () => {
  const bot = await startBot({ doubts })
  const ann = await inEnglish(bot)
  await ann.says('about the form')
  bot.passes(59)
  expect(await bot.database.selectFrom('memories').selectAll().execute()).toHaveLength(1)
  bot.passes(1)
  expect((await ann.says('2')).text).toBe(en('talk.pickNothing'))
  bot.passes(61)
  const now = () => new Date(Date.parse('2026-11-23T06:01:00Z'))
  const job = startRetention({ database: bot.database, retentionDays: 90, now, log: createLog('silent') })
  await expect.poll(() => bot.database.selectFrom('memories').selectAll().execute(), { timeout: 2000 }).toEqual([])
  job.stop()
})

test('a memory holds no personal number and no name of a person or chat', async () => {
  const bot = await startBot()
  const ann = await inEnglish(bot)
  await ann.says('who pays the late fee? I am 11010519491231002X, call 13800138000')
  const rows = JSON.stringify(await bot.database.selectFrom('memories').selectAll().execute())
  expect(rows).toContain('late-fee')
  expect(rows).not.toMatch(/11010519491231002X|13800138000/)
  expect(rows).not.toContain(ann.id)
})

test('no message is answered with the very words of the one before it', async () => {
  const ann = await inEnglish()
  let before = ''
  for (const text of [
    'hm…',
    'hm…',
    'tell me a joke',
    'tell me a joke',
    'tell me a joke',
    'insurance',
    'insurance',
    'ok',
    'ok',
    '/help',
    '/help',
  ]) {
    const { text: said } = await ann.says(text)
    expect(said, text).not.toBe(before)
    before = said
  }
})
