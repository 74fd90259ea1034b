import { expect, test } from 'vitest'
import { plainText } from '../../src/conversation/html.ts'
import { maxMessageLength } from '../../src/conversation/split.ts'
import { mostVisible } from '../../src/knowledge/most-visible.ts'
import { renderAnswer, visibleLength } from '../../src/pages/answer.ts'
import { type PlaceRule, placeRuleOf } from '../../src/pages/place-rule.ts'
import { knowledge } from '../fixtures/real-knowledge.ts'
import { voice } from '../support/bot.ts'

const day = '2026-11-27'

const ruleOf = (topic: string, code: string | undefined, on = day): PlaceRule | undefined => {
  const intent = knowledge.intents.get(topic)
  return intent && placeRuleOf(intent, code, { knowledge, day: on })
}

const decided = [...knowledge.places.values()].flatMap(({ region, statements }) =>
  [...new Set(statements.flatMap(({ topics }) => topics))].map((topic) => ({ region, topic })),
)

test.each(['en', 'zh-Hans', 'zh-Hant'] as const)(
  'in %s no answer outgrows a screen or a message by what a place decides',
  (locale) => {
    const most = locale === 'en' ? mostVisible.en : mostVisible['zh-Hans']
    for (const { region, topic } of decided) {
      const intent = knowledge.intents.get(topic)
      if (!intent) throw new Error(topic)
      const view = { knowledge, day, locale, t: voice(locale), place: ruleOf(topic, region) }
      expect(visibleLength(intent, view), `${region} ${topic}`).toBeLessThanOrEqual(most)
      expect(plainText(renderAnswer(intent, view)).length, `${region} ${topic}`).toBeLessThanOrEqual(maxMessageLength)
    }
  },
)

test('every statement rests on a law of its own place, first of all', () => {
  for (const { region, statements } of knowledge.places.values())
    for (const { citations } of statements) {
      const law = knowledge.laws.get(citations[0]?.law ?? '')
      expect(law?.region, `${region} ${citations[0]?.law}`).toBe(region)
    }
})

test('steps that no longer fit on the screen beside a place are folded, not lost', () => {
  const intent = knowledge.intents.get('unemployment-benefit')
  if (!intent) throw new Error('The topic is gone.')
  const view = { knowledge, day, locale: 'en', t: voice('en') } as const
  const [alone, placed] = [undefined, ruleOf('unemployment-benefit', '31')].map((place) =>
    renderAnswer(intent, { ...view, place }),
  )
  const step = '1. Register as unemployed'
  expect(alone?.indexOf(step)).toBeLessThan(alone?.indexOf('<blockquote') ?? 0)
  expect(placed?.indexOf(step)).toBeGreaterThan(placed?.indexOf('<blockquote') ?? 0)
})

test('a class of talk and a place that does not exist have no rule', () => {
  expect(ruleOf('greeting', '31')).toBeUndefined()
  expect(ruleOf('waiting-period', '99')).toBeUndefined()
  expect(ruleOf('waiting-period', undefined)).toBeUndefined()
})

test('the page says what is decided nationally, unless the place decides something as well', () => {
  expect(ruleOf('late-fee', '51')?.kind).toBe('national')
  expect(ruleOf('late-fee', '50')?.kind).toBe('decided')
  expect(ruleOf('waiting-period', '51')?.kind).toBe('unchecked')
  expect(ruleOf('waiting-period', '81')?.kind).toBe('outside')
})
