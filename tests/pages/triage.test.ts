import { expect, test } from 'vitest'
import { actionBytes, maxActionBytes } from '../../src/conversation/action.ts'
import { type Html, plainText } from '../../src/conversation/html.ts'
import { noMemory } from '../../src/conversation/memory.ts'
import type { MessageReply } from '../../src/conversation/reply.ts'
import { maxMessageLength } from '../../src/conversation/split.ts'
import type { Turn } from '../../src/conversation/turn.ts'
import type { Facts, GuidedSituation } from '../../src/knowledge/situation.ts'
import { createI18n } from '../../src/locale/i18n.ts'
import { readTexts } from '../../src/locale/texts.ts'
import { labelWidth } from '../../src/pages/button-rows.ts'
import { createTriagePages, type TriagePages } from '../../src/pages/triage.ts'
import { counterPaper } from '../../src/pages/triage-paper.ts'
import { type TriagePath, triagePaths } from '../../src/situation/triage-paths.ts'
import { knowledge } from '../situation/real-cases.ts'

const i18n = createI18n(readTexts(`${import.meta.dirname}/../../locales`))
const now = () => new Date('2026-11-27T04:00:00Z')
const pages = createTriagePages({ knowledge, i18n, now }) as TriagePages
const situation = knowledge.situation as GuidedSituation

const turnIn = (locale: string): Turn => ({
  incoming: {
    id: 'test:1',
    chat: { id: 'test', kind: 'private' },
    from: { id: 'test' },
    content: { kind: 'text', text: '' },
  },
  locale,
  memory: noMemory,
  t: i18n.translate(locale),
})

/** Limits of Telegram, and what fits a phone (Bot API: sendMessage, InlineKeyboardButton, CopyTextButton). */
function expectToFit({ html, buttons = [] }: MessageReply, name: string): void {
  expect(plainText(html).length, name).toBeLessThanOrEqual(maxMessageLength)
  expect(plainText(html), name).not.toMatch(/\{\w+\}|undefined|\[object/)
  expect(buttons.length, name).toBeLessThanOrEqual(7)
  for (const row of buttons) {
    for (const button of row) {
      expect(labelWidth(button.label), button.label).toBeLessThanOrEqual(row.length > 1 ? 20 : 34)
      if ('action' in button) expect(actionBytes(button.action)).toBeLessThanOrEqual(maxActionBytes)
      if ('copy' in button) expect(button.copy.length, button.copy).toBeLessThanOrEqual(256)
    }
  }
}

/** What a person sees without opening a fold. */
const visible = (html: Html): string =>
  plainText(html.replace(/<blockquote expandable>[\s\S]*?<\/blockquote>/g, '') as Html)

const added: readonly Facts[] = [{}, { scheme: 'foreigner', for: 'parent', place: '4201' }]

const locales = ['en', 'zh-Hans', 'zh-Hant']

test('every question on every way fits, in three languages', () => {
  const before = (answers: TriagePath['answers'], count: number): Facts =>
    Object.fromEntries(answers.slice(0, count).map(({ question, option }) => [question, option]))
  const steps = triagePaths(situation).flatMap(({ answers }) =>
    answers.map((_, count) => JSON.stringify(before(answers, count))),
  )
  const different = new Set(steps)
  expect(different.size).toBeGreaterThan(60)
  for (const step of different)
    for (const locale of locales)
      expectToFit(pages.next(JSON.parse(step) as Facts, turnIn(locale)), `${locale} ${step}`)
})

test('the result of every path fits into a message, in three languages: the card, the paper and the list of answers', () => {
  const cases = triagePaths(situation).flatMap(({ facts }) => added.map((more) => ({ ...facts, ...more })))
  for (const facts of cases)
    for (const locale of locales)
      for (const step of ['card', 'paper', 'change'])
        expectToFit(pages.step(step, facts, turnIn(locale)), `${locale} ${step} ${JSON.stringify(facts)}`)
})

test('of a card a person sees little enough at once: the rest is folded', () => {
  for (const { facts } of triagePaths(situation)) {
    expect(visible(pages.step('card', facts, turnIn('zh-Hans')).html).length).toBeLessThanOrEqual(350)
    expect(visible(pages.step('card', facts, turnIn('en')).html).length).toBeLessThanOrEqual(900)
  }
})

test('a card tells only what fits the case', () => {
  const card = (facts: Facts) =>
    plainText(pages.step('card', { payer: 'resident-scheme', event: 'forgot', ...facts }, turnIn('zh-Hans')).html)
  expect(card({ months: '2' })).not.toContain('每多断1年')
  expect(card({ months: '24' })).toContain('每多断1年')
  expect(card({ months: '24' })).not.toContain('补完合计')
  expect(card({ months: 'r48' })).toContain('补完合计')
  expect(card({ scheme: 'foreigner', months: '2' })).toContain('护照')
  expect(card({ months: '2' })).not.toContain('护照')
  expect(card({ for: 'parent', months: '2' })).toContain('委托书')
})

test('a card of a place without a checked text says where to call', () => {
  const html = pages.step(
    'card',
    { payer: 'employer', event: 'changed-job', months: '2', place: '3702' },
    turnIn('zh-Hans'),
  ).html
  expect(plainText(html)).toContain('0532-12393')
})

test('a card tells what the own place, or else its province, decides, with the article', () => {
  const facts = { payer: 'employer', event: 'changed-job', months: '2', place: '4201' }
  const text = plainText(pages.step('card', facts, turnIn('zh-Hans')).html)
  expect(text).toContain('武汉：')
  expect(text).toContain('第十八条')
  expect(text).not.toContain('武汉在细节上有自己的规定')
})

test('the counter paper says the own case in Chinese, with the papers to bring', () => {
  const facts = { scheme: 'foreigner', payer: 'employer', event: 'changed-job', months: '5' }
  const view = (locale: string) => ({ knowledge, locale, t: i18n.translate(locale) })
  expect(counterPaper(situation, facts, view('zh-Hans'))).toEqual({
    sentence:
      '我是外国人。我的医保断了5个月。新单位已经交了，或者马上交。\n请帮我查：\n1. 现在是什么状态？\n2. 从哪一天开始能报销？\n3. 空的月份能不能补？谁来补？',
    papers: '我带了：护照、工作许可证（或永久居留证件）、离职证明',
  })
  expect(counterPaper(situation, facts, view('en')).sentence).toMatch(
    /^I am a foreigner\. My medical insurance stopped for 5 months\./,
  )
  expect(counterPaper(situation, { ...facts, for: 'parent' }, view('zh-Hans')).sentence).toContain('我父母的医保')
})

test('the paper is Chinese for the counter in every language, with the own language under it', () => {
  const facts = { payer: 'resident-scheme', event: 'forgot', months: '24', for: 'parent' }
  const paper = (locale: string) => pages.step('paper', facts, turnIn(locale))
  for (const locale of ['en', 'zh-Hans', 'zh-Hant']) expect(paper(locale).html).toContain('我父母的居民医保断了2年')
  expect(paper('en').html).toContain('<i>It says: My parent')
  expect(paper('zh-Hans').html).not.toContain('<i>')
})
