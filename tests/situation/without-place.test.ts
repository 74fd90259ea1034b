import { expect, test } from 'vitest'
import { createCaseReader } from '../../src/situation/case-reader.ts'
import { withoutPlace } from '../../src/situation/without-place.ts'
import { knowledge } from './real-cases.ts'

const places = createCaseReader(knowledge)?.places
const without = (text: string): string => withoutPlace(text, places?.find(text) ?? [])

test.each([
  ['who pays the late fee in Shanghai?', 'who pays the late fee?'],
  ['In Wuhan, who pays?', 'who pays?'],
  ['who pays at Suzhou', 'who pays'],
  ['上海滞纳金谁出', '滞纳金谁出'],
  ['在上海，滞纳金谁出', '滞纳金谁出'],
])('the place is left out of "%s"', (question, rest) => {
  expect(without(question)).toBe(rest)
})

test.each([
  "I'm in Shanghai. who pays?",
  'I work in Shanghai',
  'moving from Beijing to Shanghai, what about my insurance?',
  '上海户口的怎么办',
  '上海',
  'in Shanghai?',
  'who pays the late fee?',
])('"%s" stays as it is', (question) => {
  expect(without(question)).toBe(question)
})
