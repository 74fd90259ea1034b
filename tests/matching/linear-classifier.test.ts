import { expect, test } from 'vitest'
import { fitLinearClassifier } from '../../src/matching/linear-classifier.ts'

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

const best = ({ labels, decide }: ReturnType<typeof fitLinearClassifier>, terms: readonly string[]) => {
  const sides = decide(vector(...terms))
  return labels[sides.indexOf(Math.max(...sides))]
}

test('every example lies on the side of its own label', () => {
  const classifier = fitLinearClassifier(examples)
  for (const { label, vector: own } of examples) {
    const sides = classifier.decide(own)
    for (const [index, other] of classifier.labels.entries())
      expect([label, other, (sides[index] ?? 0) > 0]).toEqual([label, other, label === other])
  }
})

test('what it has not seen goes where most of its terms go', () => {
  const classifier = fitLinearClassifier(examples)
  expect(best(classifier, ['fee', 'penalty', 'months'])).toBe('fee')
  expect(best(classifier, ['office', 'unheard'])).toBe('where')
  expect(best(classifier, ['wait'])).toBe('wait')
})

test('the same examples give the same boundaries', () => {
  const [one, other] = [fitLinearClassifier(examples), fitLinearClassifier(examples)]
  expect([...one.decide(vector('late', 'office'))]).toEqual([...other.decide(vector('late', 'office'))])
})

test('labels are listed once, in alphabetical order', () => {
  expect(fitLinearClassifier(examples).labels).toEqual(['fee', 'wait', 'where'])
})

test('a text of unknown terms lies on nobody\u2019s side', () => {
  const sides = fitLinearClassifier(examples).decide(vector('unheard', 'of'))
  expect([...sides].every((side) => side < 0)).toBe(true)
})

test('how much each term speaks for a label adds up to its side, apart from what is the same for every text', () => {
  const classifier = fitLinearClassifier(examples)
  const text = vector('late', 'fee', 'unheard')
  const sum = [...classifier.contributions(text, 'fee').values()].reduce((total, part) => total + part, 0)
  const sideOf = (of: ReadonlyMap<string, number>) => classifier.decide(of)[0] ?? 0
  expect(sum).toBeCloseTo(sideOf(text) - sideOf(new Map()), 5)
  expect([...classifier.contributions(text, 'fee').keys()]).toEqual(['late', 'fee'])
})

test('who has no examples knows no labels', () => {
  const classifier = fitLinearClassifier([])
  expect(classifier.labels).toEqual([])
  expect([...classifier.decide(vector('late'))]).toEqual([])
})
