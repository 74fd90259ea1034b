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
  weigher.weigh(read(text)).weights.reduce((sum, weight) => sum + weight * weight, 0)

/** The weight of a word in a text; 0 where it is unknown. */
function weightOf(word: string, text: string): number {
  const { terms, weights } = weigher.weigh(read(text))
  return weights[terms.indexOf(weigher.numberOfWord(word))] ?? 0
}

test.each(['补缴医保', 'late fee', '医保 late fee', '补缴补缴补缴'])(
  'however long a text of known terms is, the squares of its weights add up to nearly one: %s',
  (text) => {
    expect(squares(text)).toBeGreaterThan(0.5)
    expect(squares(text)).toBeLessThanOrEqual(1.0001)
  },
)

test('unknown terms take their part of the weight', () => {
  expect(squares('late fee')).toBeGreaterThan(squares('late fee xylophone'))
  expect(squares('xylophone')).toBe(0)
})

test('pinyin that nobody has written so takes none: it is told by its sounds', () => {
  expect(squares('late fee bujiao')).toBeGreaterThan(squares('late fee xylophone'))
})

test('a text without terms has no weights', () => {
  expect(weigher.weigh(read('')).terms).toHaveLength(0)
})

test('any text has positive weights, each term once', () => {
  fc.assert(
    fc.property(wellFormedText(10), (text) => {
      const { terms, weights } = weigher.weigh(read(text))
      expect(new Set(terms).size).toBe(terms.length)
      for (const weight of weights) expect(weight).toBeGreaterThan(0)
    }),
  )
})

test('a word that few texts have weighs more than one that many have', () => {
  expect(weightOf('医保', '医保 社保')).toBeGreaterThan(weightOf('社保', '医保 社保'))
})

test('a word that is said twice weighs more, but not twice as much', () => {
  const ratio = weightOf('late', 'late late fee') / weightOf('fee', 'late late fee')
  expect(ratio).toBeGreaterThan(1)
  expect(ratio).toBeLessThan(2)
})

test('among many texts a term that only one has is left out', () => {
  const many = Array.from({ length: 5000 }, (_, index) =>
    read(`common ${index % 2 === 0 ? 'even' : 'odd'} only${index}`),
  )
  const { numberOfWord } = createWeigher(countFrequencies(many))
  expect(numberOfWord('common')).toBeGreaterThanOrEqual(0)
  expect(numberOfWord('even')).toBeGreaterThanOrEqual(0)
  expect(numberOfWord('only7')).toBe(-1)
  expect(createWeigher(countFrequencies(many.slice(1))).numberOfWord('only7')).toBeGreaterThanOrEqual(0)
})

test('words are shown to a person as they are, synonym groups by their names', () => {
  expect(readableTerm('补缴')).toBe('补缴')
  expect(readableTerm('=late-fee')).toBe('late fee')
})
