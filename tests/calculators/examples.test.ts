import { expect, test } from 'vitest'
import type { Line, Result } from '../../src/calculators/result.ts'
import { sums } from '../../src/calculators/sums.ts'
import { parseCitation } from '../../src/knowledge/citation.ts'
import type { Rates } from '../../src/knowledge/rates.ts'
import { laws, rates } from '../fixtures/real-rates.ts'
import { examples, toInput, writeResult } from './worked-examples.ts'

const work = (sum: string, input: unknown): Result<object> =>
  (sums[sum as keyof typeof sums] as (its: unknown, rates: Rates) => Result<object>)(toInput(input), rates)

const all = [...examples].flatMap(([sum, list]) => list.map((example) => ({ sum, ...example })))

test.each(all)('$sum: $name', ({ sum, input, name: _, ...expected }) => {
  const { working, output, refused } = expected
  expect(writeResult(work(sum, input))).toEqual(refused === undefined ? { working, output } : { refused })
})

test('every sum has at least thirty worked examples, each with a name of its own', () => {
  expect([...examples.keys()].sort()).toEqual(Object.keys(sums).sort())
  for (const [sum, list] of examples) {
    expect(list.length, sum).toBeGreaterThanOrEqual(30)
    expect(new Set(list.map(({ name }) => name)).size, sum).toBe(list.length)
  }
})

test('every line of a working rests on an article that is quoted', () => {
  const lines = all.flatMap(({ sum, input }): readonly Line[] => {
    const result = work(sum, input)
    return result.kind === 'worked' ? result.working : []
  })
  const isQuoted = (written: string): boolean => {
    const { law, article } = parseCitation(written)
    return laws.get(law)?.articles.has(article) === true
  }
  const missing = lines.filter(({ cites }) => cites.length === 0 || !cites.every(isQuoted))
  expect(missing.map(({ says }) => says)).toEqual([])
})
