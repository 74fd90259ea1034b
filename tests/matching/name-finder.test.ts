import { expect, test } from 'vitest'
import { createNameFinder } from '../../src/matching/name-finder.ts'

const find = createNameFinder([
  { id: 'social-insurance-law', names: ['Social Insurance Law', '社会保险法'] },
  { id: 'labour-law', names: ['Labour Law', '劳动法'] },
  { id: 'labour-contract-law', names: ['Labour Contract Law', '劳动合同法'] },
  { id: 'language', names: ['language'] },
])

test.each([
  ['labour', ['labour-law', 'labour-contract-law']],
  ['contract', ['labour-contract-law']],
  ['LANG', ['language']],
  ['劳动合', ['labour-contract-law']],
  ['la', ['labour-law', 'labour-contract-law', 'language', 'social-insurance-law']],
])('what begins with %s comes before what only holds it', (typed, ids) => {
  expect(find(typed)).toEqual(ids)
})

test.each([
  ['langauge', 'language'],
  ['socail insurance law', 'social-insurance-law'],
  ['劳动和同法', 'labour-contract-law'],
])('a slip finds the name it was meant for: %s', (typed, id) => {
  expect(find(typed)[0]).toBe(id)
})

test.each(['', '   ', 'xylophone'])('what is near nothing finds nothing: "%s"', (typed) => {
  expect(find(typed)).toEqual([])
})
