import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSequence } from '../statistics.ts'

const folder = join(import.meta.dirname, '../../evaluation')

/** The questions that measure accuracy, in and out of our field, always in the same random order. */
export function readQuestions(): readonly string[] {
  const next = createSequence(5)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'))
    .map((line) => ({ text: (JSON.parse(line) as { readonly text: string }).text, place: next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ text }) => text)
}
