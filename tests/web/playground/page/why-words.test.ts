import { expect, test } from 'vitest'
import { whyWords } from '../../../../src/web/playground/page/why-words.ts'

test.each(Object.entries(whyWords))(
  '%s has a sentence of its own for every way and words for every act',
  (_, words) => {
    for (const kind of [words.ways, words.acts]) {
      const all = Object.values(kind)
      expect(all.filter((text) => text.trim() === '')).toEqual([])
      expect(new Set(all).size).toBe(all.length)
    }
  },
)

test.each(Object.entries(whyWords))(
  '%s names the act in its sentence, and nothing else is left to fill',
  (_, { ways }) => {
    const open = Object.entries(ways).filter(([, sentence]) => /[{}]/.test(sentence))
    expect(open.map(([way]) => way)).toEqual(['act'])
    expect(ways.act).toContain('{act}')
  },
)
