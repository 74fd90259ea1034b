import { expect, test } from 'vitest'
import { escapeHtml, plainText } from '../../src/conversation/html.ts'
import { type Memory, noMemory } from '../../src/conversation/memory.ts'
import { inPlace, isWritten, message, type Reply, toast } from '../../src/conversation/reply.ts'
import { nextMemory } from '../../src/dialogue/remember.ts'
import { vary } from '../../src/dialogue/vary.ts'
import { voice } from '../support/bot.ts'

const en = voice('en')
const textOf = (replies: readonly Reply[]): readonly string[] =>
  replies.filter(isWritten).map(({ html }) => plainText(html))

test('the same reply is never said twice in a row, however often it would be', () => {
  let memory: Memory = noMemory
  let before: readonly string[] = []
  for (let time = 0; time < 6; time += 1) {
    const said = vary([message(escapeHtml('Which one?'))], memory, en)
    expect(textOf(said)).not.toEqual(before)
    expect(textOf(said)[0]).toContain('Which one?')
    before = textOf(said)
    memory = nextMemory(memory, said, 'en', time)
  }
})

test('another reply is said as it is', () => {
  const memory = nextMemory(noMemory, [message(escapeHtml('One.'))], 'en', 0)
  expect(textOf(vary([message(escapeHtml('Two.'))], memory, en))).toEqual(['Two.'])
})

test('a change in place and a toast may say the same again', () => {
  const memory = nextMemory(noMemory, [message(escapeHtml('One.'))], 'en', 0)
  expect(textOf(vary([inPlace(message(escapeHtml('One.')))], memory, en))).toEqual(['One.'])
  expect(vary([toast('One.')], memory, en)).toEqual([toast('One.')])
})
