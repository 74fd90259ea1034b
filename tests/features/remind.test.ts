import { expect, test } from 'vitest'
import { plainText } from '../../src/conversation/html.ts'
import type { DocumentReply } from '../../src/conversation/reply.ts'
import { startBot, voice } from '../support/bot.ts'

const [t, en] = [voice('zh-Hans'), voice('en')]

test('a sentence sets a reminder, which says when it comes first and how it can be changed', async () => {
  const { person } = await startBot()
  const one = person()
  const heard = await one.says('每月25号提醒我交社保')
  expect(heard.text).toContain(t('remind.saved'))
  expect(heard.text).toContain('交社保：每月25日 09:00（北京时间）')
  expect(heard.text).toContain('下一次：11月25日星期三 09:00。')
  for (const key of ['changeTime', 'changeDay', 'makeYearly', 'calendar', 'pause', 'delete'] as const)
    expect(heard.buttons.flat()).toContain(t(`remind.${key}`))
})

test('in English too, once on a date', async () => {
  const { person } = await startBot()
  const heard = await person({ hint: 'en' }).says('remind me on 15 December at 8 pm')
  expect(heard.text).toContain('on 15 December 2026, 20:00 (China time)')
  expect(heard.buttons.flat()).not.toContain(en('remind.makeYearly'))
})

test('step by step: what, which day, then the time in words', async () => {
  const { person } = await startBot()
  const one = person()
  expect((await one.says('/remind')).text).toBe(t('remind.none'))
  expect((await one.presses(t('remind.subjects.pay'))).text).toBe(t('remind.ask.pay'))
  expect((await one.says('谢')).text).toBe(t('remind.notUnderstood'))
  expect((await one.says('20号')).text).toContain('每月20日 09:00')
  await one.presses(t('remind.changeTime'))
  expect((await one.says('什么时候都行')).text).toBe(t('remind.timeNotUnderstood'))
  expect((await one.says('晚上8点半')).text).toContain('每月20日 20:30')
})

test('the buttons change day, time, zone and rhythm in place', async () => {
  const { person } = await startBot()
  const one = person()
  await one.says('每月25号提醒我交社保')
  await one.presses(t('remind.changeDay'))
  const day = await one.presses(t('remind.lastDay'))
  expect([day.mode, day.text]).toEqual(['edit', expect.stringContaining('每月最后一天 09:00')])
  await one.presses(t('remind.changeTime'))
  expect((await one.presses('18:00')).text).toContain('每月最后一天 18:00')
  await one.presses(t('remind.changeZone'))
  expect((await one.presses('柏林')).text).toContain('18:00（柏林）')
  await one.presses(t('remind.changeZone'))
  expect((await one.says('New York')).text).toContain('（纽约）')
  expect((await one.presses(t('remind.makeYearly'))).text).toContain('每年11月28日 18:00')
  expect((await one.presses(t('remind.makeMonthly'))).text).toContain('每月28日 18:00')
})

test('a reminder can be paused, resumed, deleted and brought back', async () => {
  const { person, database } = await startBot()
  const one = person()
  await one.says('每月25号提醒我交社保')
  expect((await one.presses(t('remind.pause'))).text).toContain(t('remind.isPaused'))
  expect(await database.selectFrom('reminders').select('due').execute()).toEqual([{ due: null }])
  expect((await one.presses(t('remind.resume'))).text).toContain('下一次：11月25日')
  expect((await one.presses(t('remind.delete'))).text).toBe(t('remind.deleted', { what: '交社保' }))
  expect(await database.selectFrom('reminders').selectAll().execute()).toEqual([])
  expect((await one.presses(t('remind.undo'))).text).toContain('每月25日 09:00')
})

test('the list shows all of them, and there is a most', async () => {
  const { person, passes } = await startBot()
  const one = person()
  for (let day = 1; day <= 10; day += 1) {
    await one.says(`每月${day}号提醒我交社保`)
    passes(1)
  }
  const list = await one.says('/remind')
  expect(list.text).toContain('10. 交社保：每月10日 09:00')
  expect((await one.says('每月11号提醒我交社保')).text).toContain(t('remind.tooMany', { number: 10 }))
  expect((await one.presses('3', { under: list })).text).toContain('每月3日 09:00')
})

test('nobody changes the reminder of somebody else, and a deleted one is gone', async () => {
  const { person, database } = await startBot()
  const [one, other] = [person(), person()]
  await one.says('每月25号提醒我交社保')
  const [row] = await database.selectFrom('reminders').select('id').execute()
  expect((await other.pressesData(`remind:zh-Hans:delete:${row?.id}`)).toast).toBe(t('remind.gone'))
  expect(await database.selectFrom('reminders').selectAll().execute()).toHaveLength(1)
  expect((await one.pressesData('remind:zh-Hans:toString:x')).toast).toBe(t('toast.oldButton'))
  expect((await one.pressesData(`remind:zh-Hans:set:${row?.id}.nonsense`)).toast).toBe(t('toast.oldButton'))
})

test('whom to write to is not readable in the database, and /forget deletes it', async () => {
  const { person, database } = await startBot()
  const one = person()
  await one.says('每月25号提醒我交社保')
  const rows = await database.selectFrom('reminders').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(one.id)
  expect((await one.says('/privacy')).text).toContain(t('privacy.reminders'))
  await one.says('/forget')
  expect((await one.presses(t('forget.confirm'))).text).toContain(t('forget.reminders', { number: 1 }))
  expect(await database.selectFrom('reminders').selectAll().execute()).toEqual([])
})

test('what was told is answered by its buttons: done, tomorrow again, stop', async () => {
  const { person, database } = await startBot({ now: '2026-11-25T02:00:00Z' })
  const one = person()
  await one.says('每月25号提醒我交社保')
  const [row] = await database.selectFrom('reminders').select('id').execute()
  const press = (step: string) => one.pressesData(`remind:zh-Hans:${step}:${row?.id}`)
  expect((await press('again')).text).toBe('好，11月26日星期四 09:00再叫您。')
  const snoozed = await database.selectFrom('reminders').select(['snoozed_until', 'next_due', 'due']).execute()
  expect(snoozed[0]?.due).toBe(Date.parse('2026-11-26T01:00:00Z'))
  expect(snoozed[0]?.next_due).toBe(Date.parse('2026-12-25T01:00:00Z'))
  expect((await press('paid')).text).toBe('好，记下了。12月25日星期五我再叫您。')
  expect(await database.selectFrom('reminders').select('snoozed_until').execute()).toEqual([{ snoozed_until: null }])
  expect((await press('stop')).text).toBe(t('remind.stopped', { what: '交社保' }))
  expect((await press('paid')).toast).toBe(t('remind.gone'))
})

test('what came once is over when it is done', async () => {
  const { person, database, passes } = await startBot()
  const one = person()
  await one.says('明天提醒我')
  const [row] = await database.selectFrom('reminders').select('id').execute()
  passes(2 * 24 * 60)
  await database.updateTable('reminders').set({ next_due: null, due: null }).execute()
  expect((await one.pressesData(`remind:zh-Hans:paid:${row?.id}`)).text).toBe(t('remind.wellDone'))
  expect(await database.selectFrom('reminders').selectAll().execute()).toEqual([])
})

test('a calendar file comes as a document', async () => {
  const { person } = await startBot()
  const one = person()
  await one.says('每月25号提醒我交社保')
  const { replies } = await one.presses(t('remind.calendar'))
  const [file] = replies as readonly DocumentReply[]
  expect(file).toMatchObject({ kind: 'document', name: 'xubao.ics' })
  expect(file?.text).toContain('BYMONTHDAY=25')
  expect(plainText(file?.caption ?? ('' as never))).toBe(t('remind.calendarCaption'))
})

test('a date that can be read two ways is asked back, one that has passed is refused', async () => {
  const { person, database } = await startBot()
  const one = person({ hint: 'en' })
  const asked = await one.says('remind me on 3/4/2027')
  expect(asked.text).toBe(en('remind.whichDate'))
  await one.presses('on 3 April 2027, 09:00')
  expect(await database.selectFrom('reminders').select('rule').execute()).toEqual([{ rule: 'o20270403-0900' }])
  expect((await one.says('remind me on 2020-01-01')).text).toBe(en('remind.past'))
})

test('in a group the bot points to the private chat', async () => {
  const { person, database } = await startBot()
  const member = person().inGroup('g')
  expect((await member.mentions('/remind@xubao_bot')).text).toBe(t('help.groups'))
  await member.mentions('每月25号提醒我交社保')
  expect(await database.selectFrom('reminders').selectAll().execute()).toEqual([])
})

test('a time at night is moved to eight, and the page says so', async () => {
  const { person } = await startBot()
  const heard = await person().says('每月25号晚上11点提醒我交社保')
  expect(heard.text).toContain(t('remind.quiet'))
  expect(heard.text).toContain('下一次：11月26日星期四 08:00')
})
