import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countFrequencies } from '../../src/learning/count-terms.ts'
import { createWeigher, readableTerm } from '../../src/matching/term-weights.ts'
import { type Terms, termsOf } from '../../src/matching/terms.ts'
import { wellFormedText } from '../fixtures/any-text.ts'

const read = (text: string): Terms => termsOf(text, () => [])
const texts = ['补缴 医保', '补缴 社保', '恢复 社保', 'late fee', 'restore insurance']
const weigher = createWeigher(countFrequencies(texts.map(read)))

const squares = (text: string): number =>
  [...weigher.weigh(read(text)).values()].reduce((sum, weight) => sum + weight * weight, 0)

test.each(['补缴医保', 'late fee', '医保 late fee', 'who', 'shebao', '补缴补缴补缴', 'xylophone'])(
  'however long a text is, the squares of its weights add up to one: %s',
  (text) => {
    expect(squares(text)).toBeCloseTo(1, 9)
  },
)

test('a text without terms has no weights', () => {
  expect(weigher.weigh(read('')).size).toBe(0)
})

test('any text has weights that are numbers', () => {
  fc.assert(
    fc.property(wellFormedText(10), (text) => {
      for (const weight of weigher.weigh(read(text)).values()) expect(weight).toBeGreaterThan(0)
    }),
  )
})

test('a word that few texts have weighs more than one that many have', () => {
  const weights = weigher.weigh(read('医保 社保'))
  expect(weights.get('w:医保') ?? 0).toBeGreaterThan(weights.get('w:社保') ?? 1)
})

test('a word that is said twice weighs more, but not twice as much', () => {
  const weights = weigher.weigh(read('late late fee'))
  const ratio = (weights.get('w:late') ?? 0) / (weights.get('w:fee') ?? 1)
  expect(ratio).toBeGreaterThan(1)
  expect(ratio).toBeLessThan(2)
})

test('of its terms only whole words can be shown to a person', () => {
  expect(readableTerm('w:补缴')).toBe('补缴')
  expect(readableTerm('p:^ins')).toBeUndefined()
  expect(readableTerm('s:bu jiao')).toBeUndefined()
})
