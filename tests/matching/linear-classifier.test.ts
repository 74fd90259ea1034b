import { expect, test } from 'vitest'
import { createTermTable } from '../../src/learning/create-term-table.ts'
import { fitClassifier } from '../../src/learning/fit-classifier.ts'
import { createClassifier, type LinearClassifier } from '../../src/matching/linear-classifier.ts'

const vector = (...terms: readonly string[]) =>
  new Map(terms.map((term) => [term, 1 / Math.sqrt(terms.length)] as const))

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
].map(([label, terms]) => ({ label: label as string, vector: vector(...(terms as string[])) }))

/** A classifier over all terms of its examples. */
function classifierOf(learnt: typeof examples): LinearClassifier {
  const table = createTermTable([...new Set(learnt.flatMap(({ vector: own }) => [...own.keys()]))])
  return createClassifier(fitClassifier(learnt, table), table)
}

const best = ({ labels, decide }: LinearClassifier, terms: readonly string[]) => {
  const sides = decide(vector(...terms))
  return labels[sides.indexOf(Math.max(...sides))]
}

test('every example lies on the side of its own label', () => {
  const classifier = classifierOf(examples)
  for (const { label, vector: own } of examples) {
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
  expect([...one.decide(vector('late', 'office'))]).toEqual([...other.decide(vector('late', 'office'))])
})

test('labels are listed once, in alphabetical order', () => {
  expect(classifierOf(examples).labels).toEqual(['fee', 'wait', 'where'])
})

test('a text of unknown terms lies on nobody\u2019s side', () => {
  const sides = classifierOf(examples).decide(vector('unheard', 'of'))
  expect([...sides].every((side) => side < 0)).toBe(true)
})

test('how much each term speaks for a label adds up to its side, apart from what is the same for every text', () => {
  const classifier = classifierOf(examples)
  const text = vector('late', 'fee', 'unheard')
  const sum = [...classifier.contributions(text, 'fee').values()].reduce((total, part) => total + part, 0)
  const sideOf = (of: ReadonlyMap<string, number>) => classifier.decide(of)[0] ?? 0
  expect(sum).toBeCloseTo(sideOf(text) - sideOf(new Map()), 5)
  expect([...classifier.contributions(text, 'fee').keys()]).toEqual(['late', 'fee'])
})

test('who has no examples knows no labels', () => {
  const classifier = classifierOf([])
  expect(classifier.labels).toEqual([])
  expect([...classifier.decide(vector('late'))]).toEqual([])
})

test('a weight in one byte is near the weight that was fitted: each example keeps its place among the labels', () => {
  const table = createTermTable([...new Set(examples.flatMap(({ vector: own }) => [...own.keys()]))])
  const stored = fitClassifier(examples, table)
  expect(stored.weights).toBeInstanceOf(Int8Array)
  expect(Math.max(...stored.weights)).toBe(127)
  const copy = structuredClone({ stored, table })
  const text = vector('late', 'fee')
  expect(createClassifier(copy.stored, copy.table).decide(text)).toEqual(createClassifier(stored, table).decide(text))
})
