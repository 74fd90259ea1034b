import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLabelled } from '../../../src/programs/conversations/labelled-conversation.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

function fileWith(text: string): string {
  const file = join(temporaryFolder(), 'played.jsonl')
  writeFileSync(file, text)
  return file
}

test('a conversation is read, and blank lines are skipped', () => {
  const [read, ...others] = readLabelled(fileWith('\n{"id":"a","turns":[{"say":"你好","act":"greeting"}]}\n\n'))
  expect(read).toMatchObject({ kind: 'conversation' })
  expect(others).toEqual([])
})

test('a file that is missing is named', () => {
  const missing = join(temporaryFolder(), 'nothing.jsonl')
  expect(() => readLabelled(missing)).toThrow(`${missing}: there is no such file.`)
})

test.each(['{"id":', '{"text":"hello"}', '7'])('a line of no known kind is named by file and number: %s', (line) => {
  const file = fileWith(`{"text":"救命","class":"urgent"}\n${line}\n`)
  expect(() => readLabelled(file)).toThrow('played.jsonl:2 is neither a conversation, nor a message with')
})
