import { expect, test } from 'vitest'
import { createSpeller } from '../../src/matching/spelling.ts'

const speller = createSpeller(
  new Set([
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
  ]),
)

test.each([
  ['contribtions', 'contributions'],
  ['insurence', 'insurance'],
  ['inzurance', 'insurance'],
  ['emplyer', 'employer'],
  ['pensoin', 'pension'],
  ['hostpial', 'hospital'],
  ['peanlty', 'penalty'],
  ['stoped', 'stopped'],
])('%s is read as %s', (written, meant) => {
  expect(speller(written)).toBe(meant)
})

test.each(['insurance', 'late', 'fee'])('%s is known and stays', (word) => {
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

test('who knows no words repairs none', () => {
  expect(createSpeller(new Set())('insurence')).toBe('insurence')
})
