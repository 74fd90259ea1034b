import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Action, actionNames, decodeAction, encodeAction } from '../../src/conversation/action.ts'
import { anyText } from '../fixtures/any-text.ts'

/** callback_data of a button (Bot API, InlineKeyboardButton). */
const maxBytes = 64

const locale = fc.constantFrom('en', 'zh-Hans', 'zh-Hant')
const id = fc.string({ unit: fc.constantFrom(...'abcxyz0189-'), minLength: 1, maxLength: 20 })

/** One arbitrary for each name: a new action does not compile until it is here. */
const byName: { readonly [N in Action['name']]: fc.Arbitrary<Extract<Action, { name: N }>> } = {
  topic: fc.record({ name: fc.constant('topic'), locale, topic: id }),
  translate: fc.record(
    { name: fc.constant('translate'), locale, topic: id, asker: fc.constantFrom('a1b2c3', '09af') },
    { requiredKeys: ['name', 'locale', 'topic'] },
  ),
  whole: fc.record({ name: fc.constant('whole'), locale, topic: id }),
  simple: fc.record({ name: fc.constant('simple'), locale, topic: id }),
  step: fc.record({ name: fc.constant('step'), locale, topic: id, number: fc.integer({ min: 1, max: 9 }) }),
  laws: fc.record({ name: fc.constant('laws'), locale, topic: id }),
  mistaken: fc.record({ name: fc.constant('mistaken'), locale, topic: id }),
  alarm: fc.record({ name: fc.constant('alarm'), locale, alarm: fc.constantFrom('urgent', 'crisis') }),
  article: fc.record({
    name: fc.constant('article'),
    locale,
    citation: fc.tuple(id, id).map(([law, article]) => `${law}#${article}`),
  }),
  menu: fc.record({
    name: fc.constant('menu'),
    locale,
    section: fc.string({ unit: fc.constantFrom(...'abcxyz-'), minLength: 1, maxLength: 20 }),
    page: fc.integer({ min: 0, max: 99 }),
  }),
  case: fc.record({
    name: fc.constant('case'),
    locale,
    step: fc.constantFrom('next', 'payer', 'card'),
    state: fc.constantFrom('', 'un_pe_ej_mr12_g4403_sf_fp'),
  }),
  sum: fc.record(
    {
      name: fc.constant('sum' as const),
      locale,
      sum: fc.constantFrom('late-fee', 'menu'),
      figures: fc.constantFrom('-', '2607t2611_100000'),
    },
    { requiredKeys: ['name', 'locale', 'sum'] },
  ),
  remind: fc.record({
    name: fc.constant('remind'),
    locale,
    step: fc.constantFrom('list', 'set', 'setzone'),
    state: fc.constantFrom('', 'a1b2c3d4e5f6.America/Los_Angeles', 'resident.o20261215-0900'),
  }),
  tick: fc.record({
    name: fc.constant('tick'),
    locale,
    outcome: fc.constantFrom('restore', 'employee-arrears'),
    state: fc.constantFrom('', 'sf_fp'),
    marks: fc.constantFrom('', '-', '0aq6z9'),
  }),
  none: fc.record({ name: fc.constant('none'), locale }),
  place: fc.record(
    { name: fc.constant('place'), locale, choice: fc.constantFrom('31', '4201', 'ask', 'forget'), topic: id },
    { requiredKeys: ['name', 'locale', 'choice'] },
  ),
  forget: fc.record({ name: fc.constant('forget'), locale }),
  speak: fc.record({ name: fc.constant('speak'), locale, choice: fc.oneof(locale, fc.constant('auto')) }),
}
const action: fc.Arbitrary<Action> = fc.oneof(...Object.values(byName))

test('a button means after a restart what it meant before', () => {
  fc.assert(
    fc.property(action, (value) => {
      expect(decodeAction(encodeAction(value))).toEqual(value)
    }),
  )
})

test('the data of a button has 1 to 64 bytes', () => {
  fc.assert(
    fc.property(action, (value) => {
      const bytes = Buffer.byteLength(encodeAction(value))
      expect(bytes).toBeGreaterThan(0)
      expect(bytes).toBeLessThanOrEqual(maxBytes)
    }),
  )
})

test('the names are listed once each', () => {
  expect([...actionNames].sort()).toEqual(Object.keys(byName).sort())
})

test('the form of the data is what sent buttons already carry', () => {
  expect(encodeAction({ name: 'topic', locale: 'zh-Hans', topic: 'late-fee' })).toBe('topic:zh-Hans:late-fee')
  expect(encodeAction({ name: 'article', locale: 'en', citation: 'social-insurance-law#86' })).toBe(
    'article:en:social-insurance-law#86',
  )
  expect(encodeAction({ name: 'menu', locale: 'en', section: 'core', page: 2 })).toBe('menu:en:core:2')
  expect(encodeAction({ name: 'speak', locale: 'en', choice: 'auto' })).toBe('speak:en:auto')
  expect(encodeAction({ name: 'none', locale: 'zh-Hant' })).toBe('none:zh-Hant')
})

test('the order in which an action is written down does not matter', () => {
  expect(encodeAction({ topic: 'late-fee', locale: 'en', name: 'topic' })).toBe('topic:en:late-fee')
})

test('an action that needs more than 64 bytes is refused, and the message says what to do', () => {
  expect(() => encodeAction({ name: 'topic', locale: 'en', topic: 'a'.repeat(60) })).toThrow(
    /more than 64 bytes\. Shorten the id/,
  )
})

test('an action with a value that cannot be read back is refused', () => {
  expect(() => encodeAction({ name: 'topic', locale: 'en', topic: 'late:fee' })).toThrow()
  expect(() => encodeAction({ name: 'menu', locale: 'en', section: 'core', page: 100 })).toThrow()
})

test.each([
  '',
  'topic',
  'topic:en',
  'topic:en:late-fee:more',
  'topic:en:Late Fee',
  'topic:!:late-fee',
  'article:en:86',
  'menu:en:core:many',
  'menu:en:core:-1',
  'menu:en:core:1.5',
  'oldname:en:late-fee',
  'constructor:en',
  '__proto__:en',
])('"%s" means nothing', (data) => {
  expect(decodeAction(data)).toBeUndefined()
})

test('whatever a button carries, it means an action or nothing', () => {
  const data = fc.oneof(
    anyText(),
    fc.array(fc.oneof(id, fc.constantFrom(...actionNames, 'en')), { maxLength: 6 }).map((parts) => parts.join(':')),
  )
  fc.assert(
    fc.property(data, (text) => {
      const meant = decodeAction(text)
      if (meant) expect(decodeAction(encodeAction(meant))).toEqual(meant)
    }),
  )
})
