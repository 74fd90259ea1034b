import { expect, test } from 'vitest'
import { readTime } from '../../src/reminders/read-time.ts'
import { readWhen } from '../../src/reminders/read-when.ts'
import { encodeRule } from '../../src/reminders/rule.ts'
import { readWish } from '../../src/reminders/wish.ts'
import { zoneNamed } from '../../src/reminders/zones.ts'

const today = '2026-11-23'

const wished = (text: string): string | undefined => {
  const wish = readWish(text, today)
  return wish && `${wish.about} ${wish.when.kind === 'rule' ? encodeRule(wish.when.rule) : wish.when.kind}`
}

test('sentences that ask for a reminder are read in both languages', () => {
  const sentences: Readonly<Record<string, string>> = {
    每月25号提醒我交社保: 'pay m25-0900',
    每月20號上午9點提醒我繳社保: 'pay m20-0900',
    每个月月底晚上8点半提醒我交医保: 'pay mL-2030',
    每年10月15号提醒我交居民医保: 'resident y1015-0900',
    三天后提醒我: 'other o20261126-0900',
    明天提醒我: 'other o20261124-0900',
    下个月5号下午3点提醒我打12393: 'other o20261205-1500',
    提醒我12月1日等待期结束: 'wait o20261201-0900',
    '25号提醒我': 'other o20261125-0900',
    '5号提醒我': 'other o20261205-0900',
    'remind me on 15 December': 'other o20261215-0900',
    'Can you remind me every month on the 10th at 8 pm to pay?': 'pay m10-2000',
    'remind me on the last day of every month': 'other mL-0900',
    'remind me on the 31st of each month': 'other mL-0900',
    'remind me in two weeks at 9:30am': 'other o20261207-0930',
    'every year on 1 November remind me about the resident scheme': 'resident y1101-0900',
    'remind me tomorrow': 'other o20261124-0900',
    能不能提醒我: 'other none',
    每月提醒我: 'other monthly',
    'remind me every year to enrol': 'resident yearly',
    'remind me on 3/4/2027': 'other ambiguous',
    'remind me on 2020-01-01': 'other past',
  }
  for (const [sentence, read] of Object.entries(sentences)) expect(wished(sentence), sentence).toBe(read)
})

test('a complaint about missing reminders, or a question, gets an answer', () => {
  for (const sentence of [
    '单位没提醒我交社保怎么办',
    '社保局会不会发短信提醒',
    'nobody reminded me to pay, what now?',
    'my company did not remind me of the deadline',
    'does the tax office remind me?',
    '断缴两个月怎么补',
    '系统提醒我单位欠费了三个月，我该找谁去要这笔钱才对',
  ])
    expect(wished(sentence), sentence).toBeUndefined()
})

test('an answer may be only a day, and then means one of every month', () => {
  const answered = (text: string) => {
    const when = readWhen(text, { today, bareDay: 'monthly' })
    return when.kind === 'rule' ? encodeRule(when.rule) : when.kind
  }
  const answers = {
    25: 'm25-0900',
    '25号': 'm25-0900',
    二十号: 'm20-0900',
    'the 5th': 'm05-0900',
    月底: 'mL-0900',
    '31号': 'mL-0900',
  }
  for (const [text, read] of Object.entries(answers)) expect(answered(text), text).toBe(read)
  expect(answered('12月5日')).toBe('o20261205-0900')
  expect(answered('5 dec at 7pm')).toBe('o20261205-1900')
  expect(answered('40号')).toBe('none')
  expect(answered('谢谢')).toBe('none')
})

test('times are read as people write them', () => {
  const times: Readonly<Record<string, string | undefined>> = {
    '8:30': '08:30',
    '18：05': '18:05',
    晚上8点半: '20:30',
    早上八点: '08:00',
    中午12点: '12:00',
    中午1点: '13:00',
    下午三点一刻: '15:15',
    '9am': '09:00',
    '12 am': '00:00',
    '8 p.m.': '20:00',
    noon: '12:00',
    8: '08:00',
    '25:00': undefined,
    hello: undefined,
  }
  for (const [text, time] of Object.entries(times)) expect(readTime(text), text).toBe(time)
})

test('zones are known by their name or their city', () => {
  expect(['Berlin', 'europe/berlin', 'new york', 'Beijing', 'Ho Chi Minh', 'nowhere'].map(zoneNamed)).toEqual([
    'Europe/Berlin',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Shanghai',
    expect.any(String),
    undefined,
  ])
})
