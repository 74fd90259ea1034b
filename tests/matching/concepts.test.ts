import { expect, test } from 'vitest'
import { createConceptFinder } from '../../src/matching/concepts.ts'

const find = createConceptFinder([
  { name: 'insurance', words: ['insurance', '保险'] },
  { name: 'pension', words: ['pension', 'pension insurance', '养老保险', '养老', 'yanglao'] },
  { name: 'retire', words: ['retire', '退休'] },
  { name: 'back-pay', words: ['back-pay', 'pay back', '补缴'] },
])

test.each([
  ['我的养老保险断了', ['pension']],
  ['保险和养老', ['insurance', 'pension']],
  ['pension insurance or insurance', ['pension', 'insurance']],
  ['yanglao 补缴', ['pension', 'back-pay']],
  ['my 养老保险 and insurance', ['pension', 'insurance']],
  ['退休退休', ['retire', 'retire']],
  ['', []],
  ['something else', []],
])('"%s" names %j', (text, concepts) => {
  expect(find(text)).toEqual(concepts)
})

test('an English word is found only as a whole', () => {
  expect(find('retired pensions reinsurance')).toEqual([])
  expect(find('retire2')).toEqual([])
  expect(find('我retire了')).toEqual(['retire'])
})

test('a word of ours with a hyphen is found in a question, where hyphens are blanks', () => {
  expect(find('can i back pay it')).toEqual(['back-pay'])
})

test('without groups nothing is found', () => {
  expect(createConceptFinder([])('医保断了 insurance')).toEqual([])
})

test('a word of two groups names both', () => {
  const two = createConceptFinder([
    { name: 'card', words: ['医保卡'] },
    { name: 'medical-insurance', words: ['医保', '医保卡'] },
  ])
  expect(two('医保卡丢了')).toEqual(['card', 'medical-insurance'])
  expect(two('医保断了')).toEqual(['medical-insurance'])
})
