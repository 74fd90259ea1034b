import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { LabelledQuestion } from './labelled-question.ts'

/** The questions of one JSON Lines file. */
export type QuestionFile = { readonly path: string; readonly questions: readonly LabelledQuestion[] }

const label = z
  .looseObject({
    text: z.string(),
    lang: z.string().optional(),
    style: z.string().optional(),
    topic: z.string().optional(),
    alt: z.string().optional(),
    intents: z.array(z.string()).optional(),
    kind: z.string().optional(),
  })
  .refine(
    ({ topic, kind }) => (topic === undefined) !== (kind === undefined),
    'needs either "topic" (in scope) or "kind" (out of scope)',
  )

const remedy = 'Write {"text": "…", "topic": "…"} or {"text": "…", "kind": "…"}.'

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ')
  return error instanceof Error ? error.message : String(error)
}

/** Why a file cannot be read, in words. */
export function unreadable(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return `${path}: there is no such file.`
  return code === 'EISDIR' ? `${path} is a folder. Name the files in it.` : `${path}: ${reasonOf(error)}`
}

/** Reads one file; what is wrong with it goes to `faults`. */
function readQuestionFile(path: string, faults: string[]): QuestionFile {
  let text = ''
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    faults.push(unreadable(path, error))
  }
  const questions = text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return [label.parse(JSON.parse(line)) as LabelledQuestion]
    } catch (error) {
      faults.push(`${path}:${index + 1} is not a labelled question: ${reasonOf(error)}. ${remedy}`)
      return []
    }
  })
  return { path, questions }
}

/** Reads files of labelled questions. Throws one error that names every missing file and every line that is not a labelled question. */
export function readQuestionFiles(paths: readonly string[]): readonly QuestionFile[] {
  const faults: string[] = []
  const files = paths.map((path) => readQuestionFile(path, faults))
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return files
}

/** Returns the labelled questions in `evaluation/` beside a knowledge base in `directory`; empty if there is no such folder. */
export function labelledBeside(directory: string): readonly LabelledQuestion[] {
  const folder = join(directory, '../evaluation')
  if (!existsSync(folder)) return []
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
  return readQuestionFiles(files.map((file) => join(folder, file))).flatMap(({ questions }) => questions)
}
