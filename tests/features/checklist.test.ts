import { expect, test } from 'vitest'
import { encodeAction, maxActionBytes } from '../../src/conversation/action.ts'
import { checklistPage } from '../../src/pages/checklist.ts'
import { papersOf } from '../../src/situation/papers.ts'
import { withGuide } from '../../src/situation/triage.ts'
import { triagePaths } from '../../src/situation/triage-paths.ts'
import { knowledge, matcher } from '../fixtures/real-knowledge.ts'
import { startBot, voice } from '../support/bot.ts'

const t = voice('zh-Hans')
const guided = withGuide(knowledge.situation)
if (!guided) throw new Error('The knowledge base has no guided help.')

test('papers are ticked and unticked in place, and all of them at last', async () => {
  const { person } = await startBot({ knowledge, matcher })
  const one = person()
  await one.says('/papers')
  const opened = await one.presses('断缴后接上保险')
  expect(opened.mode).toBe('message')
  expect(opened.buttons).toEqual([['☐ 身份证'], ['☐ 离职证明']])
  expect(opened.text).toContain(t('checklist.left', { count: 2 }))
  const ticked = await one.presses('☐ 身份证')
  expect([ticked.mode, ticked.buttons]).toEqual(['edit', [['☑ 身份证'], ['☐ 离职证明']]])
  const all = await one.presses('☐ 离职证明')
  expect(all.text).toContain(t('checklist.all'))
  expect((await one.presses('☑ 身份证')).buttons).toEqual([['☐ 身份证'], ['☑ 离职证明']])
})

test('the answer about papers leads to the lists', async () => {
  const { person } = await startBot({ knowledge, matcher })
  const one = person()
  await one.says('/start documents-needed')
  expect((await one.presses(t('checklist.button'))).text).toBe(t('checklist.which'))
})

test('from an outcome the list is the one of the case: a foreigner brings a passport', async () => {
  const { person } = await startBot({ knowledge, matcher })
  const one = person()
  const card = await one.pressesData('case:zh-Hans:card:un_pm_sf')
  expect(card.buttons.flat()).toContain(t('checklist.button'))
  expect((await one.presses(t('checklist.button'))).text).toContain('护照')
})

test('a list of another version is told from ours', async () => {
  const { person } = await startBot({ knowledge, matcher })
  const one = person()
  expect((await one.pressesData('tick:zh-Hans:no-such-thing::-')).toast).toBe(t('toast.oldButton'))
  expect((await one.pressesData('tick:zh-Hans:restore::zzzz')).buttons).toEqual([['☐ 身份证'], ['☐ 离职证明']])
})

test('in every case two papers never share a code, and with all ticked the buttons hold their data', () => {
  for (const { facts, outcome: id } of triagePaths(guided)) {
    const outcome = guided.guide.outcomes.find((one) => one.id === id)
    if (!outcome) throw new Error(`There is no outcome ${id}.`)
    const codes = papersOf(outcome, facts).map(({ code }) => code)
    expect(new Set(codes).size, id).toBe(codes.length)
    for (const marks of ['', codes.join('')]) {
      const { buttons = [] } = checklistPage(guided, outcome, facts, marks, { locale: 'zh-Hant', t: voice('zh-Hant') })
      for (const button of buttons.flat())
        if ('action' in button)
          expect(Buffer.byteLength(encodeAction(button.action))).toBeLessThanOrEqual(maxActionBytes)
    }
  }
})
