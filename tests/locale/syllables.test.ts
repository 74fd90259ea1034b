import { expect, test } from 'vitest'
import { syllableOf, syllablesOf } from '../../src/locale/syllables.ts'

test.each([
  ['医保断了', ['yi', 'bao', 'duan', 'le']],
  ['公伤', ['gong', 'shang']],
  ['工伤', ['gong', 'shang']],
  ['养老金', ['yang', 'lao', 'jin']],
  ['女', ['nv']],
])('%s sounds like %j', (text, syllables) => {
  expect(syllablesOf(text)).toEqual(syllables)
})

test('only Han characters have syllables', () => {
  for (const character of ['a', '1', ' ', '。', '😀', '']) expect(syllableOf(character)).toBeUndefined()
  expect(syllablesOf('医a保')).toEqual(['yi', 'bao'])
})
