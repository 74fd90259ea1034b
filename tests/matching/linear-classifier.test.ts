import { expect, test } from 'vitest'
import { fitClassifier } from '../../src/learning/fit-classifier.ts'
import { createClassifier, type LinearClassifier } from '../../src/matching/linear-classifier.ts'
import type { Row } from '../../src/matching/term-weights.ts'

const known = ['late', 'fee', 'penalty', 'office', 'address', 'phone', 'wait', 'months']

/** A text of these terms, all of the same weight; unknown ones leave a part of the weight to nothing. */
function row(...terms: readonly string[]): Row {
  const numbers = terms.map((term) => known.indexOf(term)).filter((number) => number >= 0)
  return {
    terms: Int32Array.from(numbers),
    weights: new Float32Array(numbers.length).fill(1 / Math.sqrt(terms.length)),
  }
}

const examples = [
  ['fee', ['late', 'fee']],
  ['fee', ['penalty', 'fee']],
  ['fee', ['late', 'penalty']],
  ['where', ['office', 'address']],
  ['where', ['office', 'phone']],
  ['where', ['address', 'phone']],
  ['wait', ['wait', 'months']],
  ['wait', ['wait', 'late']],
  ['wait', ['months', 'late']],
].map(([label, terms]) => ({ label: label as string, row: row(...(terms as string[])) }))

const classifierOf = (learnt: typeof examples): LinearClassifier =>
  createClassifier(fitClassifier(learnt, known.length))

const best = ({ labels, decide }: LinearClassifier, terms: readonly string[]) => {
  const sides = decide(row(...terms))
  return labels[sides.indexOf(Math.max(...sides))]
}

test('every example lies on the side of its own label', () => {
  const classifier = classifierOf(examples)
  for (const { label, row: own } of examples) {
    const sides = classifier.decide(own)
    for (const [index, other] of classifier.labels.entries())
      expect([label, other, (sides[index] ?? 0) > 0]).toEqual([label, other, label === other])
  }
})

test('what it has not seen goes where most of its terms go', () => {
  const classifier = classifierOf(examples)
  expect(best(classifier, ['fee', 'penalty', 'months'])).toBe('fee')
  expect(best(classifier, ['office', 'unheard'])).toBe('where')
  expect(best(classifier, ['wait'])).toBe('wait')
})

test('the same examples give the same boundaries', () => {
  const [one, other] = [classifierOf(examples), classifierOf(examples)]
  expect([...one.decide(row('late', 'office'))]).toEqual([...other.decide(row('late', 'office'))])
})

test('labels are listed once, in alphabetical order', () => {
  expect(classifierOf(examples).labels).toEqual(['fee', 'wait', 'where'])
})

test('a text of unknown terms lies on nobody\u2019s side', () => {
  const sides = classifierOf(examples).decide(row('unheard', 'of'))
  expect([...sides].every((side) => side < 0)).toBe(true)
})

test('how much each term speaks for a label adds up to its side, apart from what is the same for every text', () => {
  const classifier = classifierOf(examples)
  const text = row('late', 'fee', 'unheard')
  const parts = classifier.contributions(text, 'fee')
  const sideOf = (of: Row) => classifier.decide(of)[0] ?? 0
  expect(parts).toHaveLength(2)
  expect((parts[0] ?? 0) + (parts[1] ?? 0)).toBeCloseTo(sideOf(text) - sideOf(row()), 5)
  expect([...classifier.contributions(text, 'nobody')]).toEqual([0, 0])
})

test('a classifier without examples knows no labels', () => {
  const classifier = classifierOf([])
  expect(classifier.labels).toEqual([])
  expect([...classifier.decide(row('late'))]).toEqual([])
})

test('a weight in one byte is near the weight that was fitted: each example keeps its place among the labels', () => {
  const stored = fitClassifier(examples, known.length)
  expect(stored.weights).toBeInstanceOf(Int8Array)
  expect(Math.max(...stored.weights)).toBe(127)
  const text = row('late', 'fee')
  expect(createClassifier(structuredClone(stored)).decide(text)).toEqual(createClassifier(stored).decide(text))
})
