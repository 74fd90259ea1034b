import { expect, test } from 'vitest'
import { createSpeller } from '../../src/matching/spelling.ts'

/** Each word once. */
const used = (...words: readonly string[]) => new Map(words.map((word) => [word, 1]))

const speller = createSpeller(
  used(
    'contributions',
    'insurance',
    'employer',
    'late',
    'penalty',
    'pension',
    'hospital',
    'medical',
    'stopped',
    'fee',
    'baoxian',
  ),
)

test.each([
  ['contribtions', 'contributions'],
  ['insurence', 'insurance'],
  ['inzurance', 'insurance'],
  ['emplyer', 'employer'],
  ['pensoin', 'pension'],
  ['peanlty', 'penalty'],
])('%s is read as %s', (written, meant) => {
  expect(speller(written)).toBe(meant)
})

test.each(['insurance', 'late', 'fee'])('%s is known and stays', (word) => {
  expect(speller(word)).toBe(word)
})

test.each(['contrbutons', 'contrib', 'continuations'])('%s is further away and stays', (word) => {
  expect(speller(word)).toBe(word)
})

test('of two words that are one slip away the one that is used more is meant', () => {
  const uses = new Map([
    ['paid', 40],
    ['pard', 2],
  ])
  expect(createSpeller(uses)('pazd')).toBe('paid')
})

test.each(['stoped', 'stopping', 'stops', 'pensions'])('%s is another form of a known word and stays', (word) => {
  expect(speller(word)).toBe(word)
})

test.each(['xylophone', 'weather', 'spoon', 'bitcoin'])('%s is far from every known word and stays', (word) => {
  expect(speller(word)).toBe(word)
})

test.each(['yibao', 'baoxia', 'shebao', 'canbao'])(
  '%s is pinyin: its neighbours are other syllables, so it stays',
  (word) => {
    expect(speller(word)).toBe(word)
  },
)

test.each(['fe', 'lat', '', '12333', '15k', 'pensión', '医保', 'e'.repeat(21)])(
  '%s is too short, too long or no Latin word and stays',
  (word) => {
    expect(speller(word)).toBe(word)
  },
)

test('the same error is repaired the same way again', () => {
  expect([speller('insurence'), speller('insurence')]).toEqual(['insurance', 'insurance'])
})

test('without known words nothing is repaired', () => {
  expect(createSpeller(new Map())('insurence')).toBe('insurence')
})
