import { expect, test } from 'vitest'
import { createCaseReader } from '../../src/situation/case-reader.ts'
import { createSlotReader } from '../../src/situation/slots.ts'
import { labelledCases, measureSlots } from './measure.ts'
import { knowledge } from './real-cases.ts'

const today = '2026-11-27'
const reader = createCaseReader(knowledge)
const slotsOf = (text: string) => reader?.readSlots(text, today).slots
const isTold = (text: string) => reader?.isTold(text, slotsOf(text) ?? {})

/** Right readings among all readings, and among all that could be read, at least. */
const floor = { precision: 0.93, recall: 0.93 }

test('each slot is read from our own labelled sentences as well as it was', () => {
  const slotReader = createSlotReader(knowledge)
  if (!slotReader) throw new Error('intents/situation.yaml is missing.')
  const { figures, faults } = measureSlots(labelledCases, slotReader, knowledge.regions)
  expect(Object.keys(figures).toSorted()).toEqual(['event', 'for', 'months', 'payer', 'place', 'scheme', 'urgent'])
  for (const [slot, { right, wrong, missed }] of Object.entries(figures)) {
    expect(right / (right + wrong), `precision of ${slot}\n${faults.join('\n')}`).toBeGreaterThanOrEqual(
      floor.precision,
    )
    expect(right / (right + missed), `recall of ${slot}\n${faults.join('\n')}`).toBeGreaterThanOrEqual(floor.recall)
  }
})

test('what did not happen, or is only asked about, is not read', () => {
  expect(slotsOf('我没换工作')).toEqual({})
  expect(slotsOf('是不是单位没交？')).toEqual({})
  expect(slotsOf('如果公司停了我的社保怎么办')).toEqual({})
  expect(slotsOf('怎么注销社保')).toEqual({})
  expect(slotsOf('can I cancel my insurance?')).toEqual({})
  expect(slotsOf("I haven't retired")).toEqual({})
  expect(slotsOf('我没有失业，只是忘了交')).toEqual({ event: 'forgot' })
})

test('the words that carried a slot are kept', () => {
  expect(reader?.readSlots('我妈的新农合忘了交，在河北', today).words).toMatchObject({
    for: '我妈',
    scheme: '新农合',
    event: '忘了交',
    place: '河北',
  })
})

test('a length of time is read as months', () => {
  const months = (text: string) => slotsOf(text)?.months
  const same: readonly (readonly [string, string])[] = [
    ['断了俩月', '2'],
    ['断了半年', '6'],
    ['断了两年多', '24'],
    ['断了一年半', '18'],
    ['断了1年零2个月', '14'],
    ['断了十一个月', '11'],
    ['断了一个半月', '2'],
    ['断了三周', '1'],
    ['lapsed for half a year', '6'],
    ['lapsed for one and a half years', '18'],
    ['lapsed for a year and a half', '18'],
    ['a 5-month gap', '5'],
    ['duan le ban nian', '6'],
    ['shebao ting le shi yi ge yue', '11'],
  ]
  for (const [text, expected] of same) expect(months(text), text).toBe(expected)
})

test('a length of time that is not the gap is left alone', () => {
  const months = (text: string) => slotsOf(text)?.months
  expect(months('我交了八年社保')).toBeUndefined()
  expect(months('在这家公司八年了')).toBeUndefined()
  expect(months('孩子三岁，社保断了')).toBeUndefined()
  expect(months('缴费年限还差三年')).toBeUndefined()
  expect(months('交了八年社保，断了三个月')).toBe('3')
  expect(months('paid for 8 years, then a gap of 3 months')).toBe('3')
})

test('a month of the calendar is counted from today', () => {
  const months = (text: string, day = today) => reader?.readSlots(text, day).slots.months
  expect(months('社保从6月断到现在')).toBe('5')
  expect(months('社保从十二月断到现在')).toBe('11')
  expect(months('公司去年10月起没交社保')).toBe('13')
  expect(months('2025年3月断了社保')).toBe('20')
  expect(months('stopped since June')).toBe('5')
  expect(months('stopped since June', '2026-05-02')).toBe('11')
  expect(months('unpaid from July to November')).toBe('5')
  expect(months('公司7月到11月没交')).toBe('5')
  expect(months('上个月断了')).toBe('1')
})

test('a situation that is told is told from a question', () => {
  for (const text of [
    '社保断了两个月',
    '公司没给我交',
    '社保斷了',
    'I lost my job and my insurance stopped',
    'shebao duan le',
  ])
    expect(isTold(text), text).toBe(true)
  for (const text of [
    '社保断了两个月怎么办',
    '断了能补吗',
    '社保断了？',
    '医保怎么续',
    '深圳',
    '好的',
    'my insurance stopped, what now',
    'who pays the late fee',
  ])
    expect(isTold(text), text).toBe(false)
})

test('every question can be answered with "I don\'t know", and labels fit a phone', () => {
  for (const { id, options } of knowledge.situation?.questions ?? []) {
    expect(
      options.map((option) => option.id),
      id,
    ).toContain('unknown')
    for (const { label } of options)
      for (const text of Object.values(label))
        expect(
          [...text].reduce((width, one) => width + (/\p{Script=Han}/u.test(one) ? 2 : 1), 0),
          text,
        ).toBeLessThanOrEqual(34)
  }
})

test('a long or strange text is read in no time', () => {
  const started = performance.now()
  for (const text of [
    '断'.repeat(5000),
    'no '.repeat(3000),
    '公司不'.repeat(2000),
    '|'.repeat(4000),
    '一'.repeat(4000),
  ])
    reader?.readSlots(text, today)
  expect(performance.now() - started).toBeLessThan(2000)
})
