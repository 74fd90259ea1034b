import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { loadKnowledge } from './knowledge/load.ts'
import { evaluate, type LabelledQuestion, type Rates } from './matching/evaluation.ts'
import { createMatcher } from './matching/matcher.ts'
import { readCalibration } from './matching/stored-calibration.ts'

const project = join(import.meta.dirname, '..')
const defaultFolders = [join(project, 'evaluation'), join(project, '../shared/questions')]

const label = z
  .looseObject({
    text: z.string(),
    lang: z.string().optional(),
    topic: z.string().optional(),
    alt: z.string().optional(),
    kind: z.string().optional(),
  })
  .refine(
    ({ topic, kind }) => (topic === undefined) !== (kind === undefined),
    'needs either "topic" (in scope) or "kind" (out of scope)',
  )

/** The questions of a JSON Lines file. Throws an error that names the line when one is not a labelled question. */
function readQuestions(file: string): LabelledQuestion[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return []
      try {
        return [label.parse(JSON.parse(line)) as LabelledQuestion]
      } catch (error) {
        const reason =
          error instanceof z.ZodError ? error.issues.map(({ message }) => message).join('; ') : String(error)
        throw new Error(
          `${file}:${index + 1} is no labelled question: ${reason}. Write {"text": "…", "topic": "…"} or {"text": "…", "kind": "…"}.`,
        )
      }
    })
}

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`.padStart(7)

function describe({ inScope, outOfScope }: Rates): string[] {
  const lines: string[] = []
  if (inScope.n > 0) {
    lines.push(`in scope ${inScope.n}: top-1 ${percent(inScope.top1)}, top-3 ${percent(inScope.top3)}`)
    lines.push(
      `  answered right ${percent(inScope.directRight)}, wrong ${percent(inScope.directWrong)}; offered right ${percent(inScope.offeredRight)}, wrong ${percent(inScope.offeredWrong)}; fell back ${percent(inScope.fallback)}`,
    )
  }
  if (outOfScope.n > 0) {
    lines.push(
      `out of scope ${outOfScope.n}: answered by a topic ${percent(outOfScope.direct)}, offered ${percent(outOfScope.offered)}, right class ${percent(outOfScope.rightClass)}`,
    )
  }
  return lines
}

/** `npm run eval -- FILE… [--json OUT]`: how well questions are understood, for each file and language. */
function main(): void {
  const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true })
  const defaults = defaultFolders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.jsonl'))
      .map((file) => join(folder, file)),
  )
  const files = positionals.length > 0 ? positionals : defaults
  const directory = join(project, 'intents')
  const knowledge = loadKnowledge(directory)
  const matcher = createMatcher(knowledge, readCalibration(directory))
  const results = files.map((file) => {
    const questions = readQuestions(file)
    const rates = evaluate(questions, matcher, knowledge)
    process.stdout.write(
      `${basename(file)}\n${describe(rates)
        .map((line) => `  ${line}\n`)
        .join('')}`,
    )
    const byLanguage = Map.groupBy(questions, ({ lang = 'unmarked' }) => lang)
    for (const [language, own] of byLanguage.size > 1 ? byLanguage : []) {
      process.stdout.write(
        `  ${language}\n${describe(evaluate(own, matcher, knowledge))
          .map((line) => `    ${line}\n`)
          .join('')}`,
      )
    }
    return { file: basename(file), ...rates }
  })
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ files: results }, null, 2)}\n`)
}

try {
  main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
