import { expect, test } from 'vitest'
import { noMemory } from '../src/conversation/memory.ts'
import { createReadMessage } from '../src/dialogue/read.ts'
import { createCaseReader } from '../src/situation/case-reader.ts'
import { knowledge, matcher } from './fixtures/real-knowledge.ts'

const read = createReadMessage({
  knowledge,
  matcher,
  cases: createCaseReader(knowledge),
  today: () => '2026-11-27',
})

const synonyms = knowledge.synonyms.flatMap(({ words }) => words)
const bareWords = knowledge.talk.words.flatMap(({ words }) => words)

/** Words that get an answer although they ask nothing. */
const answered = (words: readonly string[], chat: 'private' | 'group'): readonly string[] =>
  words.flatMap((word) => {
    const understood = read(word, noMemory, chat)
    if (understood.kind !== 'question' || understood.interpretation.kind !== 'answer') return []
    return [`${word}: ${understood.interpretation.intent}`]
  })

test.each(['private', 'group'] as const)('a synonym on its own is not answered as a question (%s)', (chat) => {
  expect(synonyms.length).toBeGreaterThan(500)
  expect(answered(synonyms, chat)).toEqual([])
})

test.each(['private', 'group'] as const)('a word with a menu is not answered on its own (%s)', (chat) => {
  expect(bareWords.length).toBeGreaterThan(100)
  expect(answered(bareWords, chat)).toEqual([])
})

test('every word with a menu opens it', () => {
  const others = bareWords.flatMap((word) => {
    const { kind } = read(word, noMemory, 'private')
    return kind === 'menu' ? [] : [`${word}: ${kind}`]
  })
  expect(others).toEqual([])
})
