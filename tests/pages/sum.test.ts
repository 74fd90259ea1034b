import { expect, test } from 'vitest'
import { askIds } from '../../src/calculators/forms/form.ts'
import { forms } from '../../src/calculators/forms/forms.ts'
import { type Line, lineIds, type Result } from '../../src/calculators/result.ts'
import { sums } from '../../src/calculators/sums.ts'
import { plainText } from '../../src/conversation/html.ts'
import { noMemory } from '../../src/conversation/memory.ts'
import { maxMessageLength } from '../../src/conversation/split.ts'
import type { Turn } from '../../src/conversation/turn.ts'
import type { Rates } from '../../src/knowledge/rates.ts'
import type { SumId } from '../../src/knowledge/sum-ids.ts'
import { fullRowWidth, labelWidth } from '../../src/pages/button-rows.ts'
import { createSumPage } from '../../src/pages/sum.ts'
import type { Finished } from '../../src/pages/sum-headline.ts'
import { examples, toInput } from '../calculators/worked-examples.ts'
import { rates } from '../fixtures/real-rates.ts'
import { sumsKnowledge } from '../fixtures/sums-knowledge.ts'
import { i18n } from '../support/bot.ts'

const locales = ['en', 'zh-Hans', 'zh-Hant']
const page = createSumPage({ knowledge: sumsKnowledge, today: () => '2026-11-23' })

const turnIn = (locale: string): Turn => ({
  incoming: {
    id: 'test:1',
    chat: { id: 'test:1', kind: 'private' },
    from: { id: 'test:1' },
    content: { kind: 'text', text: '' },
  },
  locale,
  memory: noMemory,
  t: i18n.translate(locale),
})

const worked = [...examples].flatMap(([sum, list]) =>
  list.flatMap(({ name, input }) => {
    const work = sums[sum as SumId] as unknown as (input: unknown, rates: Rates) => Result<object>
    const result = work(toInput(input), rates)
    return result.kind === 'worked'
      ? [{ name: `${sum}: ${name}`, finished: { sum, result } as unknown as Finished }]
      : []
  }),
)

const textsOf = (finished: Finished): readonly string[] =>
  locales.map((locale) => plainText(page.result(finished, {}, turnIn(locale)).html))

test('every worked example is one message without a gap in its words, in every language', () => {
  for (const { name, finished } of worked)
    for (const text of textsOf(finished)) {
      expect(text, name).not.toMatch(/\{\{|undefined|NaN|sum\./)
      expect(text.length, name).toBeLessThanOrEqual(maxMessageLength)
    }
})

test('every line of every working can be read in every language', () => {
  const lines = worked.flatMap(({ finished }): readonly Line[] => finished.result.working)
  const unused = lineIds.filter((id) => !lines.some(({ says }) => says === id))
  expect(unused).toEqual([])
})

test('what is copied has at most 256 characters, and begins with the result', () => {
  for (const { name, finished } of worked)
    for (const locale of locales) {
      const { buttons = [], html } = page.result(finished, {}, turnIn(locale))
      const copied = buttons.flat().flatMap((button) => ('copy' in button ? [button.copy] : []))
      expect(
        copied.map(({ length }) => length <= 256),
        name,
      ).toEqual([true])
      expect(plainText(html).startsWith(copied[0]?.split('\n')[0] ?? '?'), name).toBe(true)
    }
})

test('a result has at most four rows of buttons', () => {
  for (const { name, finished } of worked)
    expect(page.result(finished, {}, turnIn('en')).buttons?.length, name).toBeLessThanOrEqual(4)
})

test('every question has its words, and every label fits on a button', () => {
  const asked = new Set(Object.values(forms).flatMap(({ fields }) => fields.map(({ ask }) => ask)))
  expect([...asked].sort()).toEqual([...askIds].sort())
  for (const locale of locales) {
    const t = i18n.translate(locale)
    const labels = Object.keys(forms).map((sum) => t(`sum.menu.${sum as SumId}`))
    expect(labels.filter((label) => labelWidth(label) > fullRowWidth)).toEqual([])
  }
})
