import { expect, test } from 'vitest'
// The real knowledge base: what stands first for a person is decided by its utterances as much as by the code.
import { matcher } from '../fixtures/real-knowledge.ts'

/** How sure the matcher is that a question is about an intent. */
function confidence(question: string, intent: string): number {
  return matcher.read(question).candidates.find((candidate) => candidate.intent === intent)?.confidence ?? 0
}

/** [the question, what it is about rather than what, why] */
const orders = [
  ['滞纳金谁出', 'late-fee', 'pay-arrears', 'the fee is named; that something is owed is only implied'],
  [
    '医保断了滞纳金怎么算',
    'late-fee',
    'restore-after-interruption',
    'the break is the occasion, the fee is the question',
  ],
  [
    '断缴的三个月怎么补上',
    'pay-arrears',
    'restore-after-interruption',
    'missed months are to be paid, not only resumed',
  ],
  [
    '我自己一个人能补缴去年的社保吗',
    'can-i-backpay-as-individual',
    'pay-arrears',
    'whether one may, before how one does',
  ],
  ['医保续上以后要等多久才能报销', 'waiting-period', 'reimbursement-coverage', 'asks how long, not what is covered'],
  ['断保那个月住院了能报吗', 'hospital-during-gap', 'waiting-period', 'the illness fell into the gap'],
  ['公司一直不给我交社保', 'employer-not-paying', 'complaint-channels', 'what to do comes before where to complain'],
  ['去哪里投诉公司不交社保', 'complaint-channels', 'employer-not-paying', 'asks where to complain'],
  ['签了自愿放弃社保承诺书有效吗', 'agreement-not-to-pay', 'is-it-mandatory', 'a paper was signed'],
  ['可以不交养老保险只交医保吗', 'is-it-mandatory', 'agreement-not-to-pay', 'no paper, the duty itself is asked'],
  ['怀孕期间断了社保生育津贴还有吗', 'maternity-during-gap', 'maternity-benefit', 'the gap decides'],
  ['生育津贴怎么领', 'maternity-benefit', 'maternity-during-gap', 'no gap is named'],
  ['养老保险交了12年不够15年怎么办', 'pension-15-years', 'pension-amount', 'the years are short; no sum is asked'],
  [
    '退休后医保要交满多少年',
    'retirement-min-years',
    'pension-15-years',
    'the years of medical insurance, not of the pension',
  ],
  ['上个月辞职下个月入职新公司中间断一个月', 'between-jobs', 'interruption-consequences', 'between two employers'],
  ['who pays the late fee, me or the company', 'late-fee', 'employer-not-paying', 'the fee is named'],
  [
    'I am leaving China for good, can I take the money out',
    'leave-china-withdraw',
    'quit-and-withdraw',
    'a foreigner who leaves has rules of their own',
  ],
  ['shebao gap了两个月怎么办', 'restore-after-interruption', 'other', 'half English, half pinyin, one meaning'],
  ['工司不给交社保', 'employer-not-paying', 'other', 'a typing error that sounds the same changes nothing'],
  ['公積金怎麼提取', 'housing-fund', 'personal-account-balance', 'another fund, whatever script it is written in'],
] as const

test.each(orders)('"%s" is about %s rather than %s: %s', (question, first, second) => {
  const [best] = matcher.read(question).candidates
  expect(best?.intent).toBe(first)
  expect(confidence(question, first)).toBeGreaterThan(confidence(question, second))
})

test('a question is the same question with politeness around it, in other scripts and widths, and with typing errors', () => {
  const [plain] = matcher.read('医保断了怎么恢复').candidates
  for (const question of [
    '您好，请问一下医保断了怎么恢复呀？谢谢！',
    '醫保斷了怎麼恢復',
    '医保断了，怎么恢复！！',
    'yibao duanle zenme huifu',
  ])
    expect([question, matcher.read(question).candidates[0]?.intent]).toEqual([question, plain?.intent])
})

test('what is known of a question makes sure: the same ask with strange words around it is less sure', () => {
  const clear = confidence('滞纳金谁出', 'late-fee')
  const vague = confidence('听说王二麻子骑摩托去镇上买种子的时候讲过滞纳金', 'late-fee')
  expect(clear).toBeGreaterThan(vague)
})
