import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { loadKnowledge } from './knowledge/load.ts'
import {
  type Band,
  confusionsOf,
  type Judged,
  judge,
  type LabelledQuestion,
  type Rates,
  ratesOf,
  reliabilityOf,
} from './matching/evaluation.ts'
import { createMatcher } from './matching/matcher.ts'
import { readCalibration } from './matching/stored-calibration.ts'

const project = join(import.meta.dirname, '..')
const defaultFolders = [join(project, 'evaluation'), join(project, '../shared/questions')]
const shownConfusions = 12

const label = z
  .looseObject({
    text: z.string(),
    lang: z.string().optional(),
    style: z.string().optional(),
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

const print = (line: string): boolean => process.stdout.write(`${line}\n`)
const percent = (value: number): string => (100 * value).toFixed(1).padStart(6)

function printInScope(name: string, { inScope }: Rates): void {
  const { n, top1, top3, directRight, directWrong, offeredRight, offeredWrong, fallback } = inScope
  const shares = [top1, top3, directRight, directWrong, offeredRight, offeredWrong, fallback].map(percent).join('  ')
  if (n > 0) print(`  ${name.padEnd(34)}${String(n).padStart(4)}  ${shares}`)
}

function printOutOfScope(name: string, { outOfScope }: Rates): void {
  const { n, direct, offered, rightClass } = outOfScope
  if (n > 0)
    print(`  ${name.padEnd(34)}${String(n).padStart(4)}  ${[direct, offered, rightClass].map(percent).join('  ')}`)
}

const inScopeHead = `  ${'in scope, %'.padEnd(34)}   n   top-1   top-3   right   wrong  offered  missed  fell back`
const outOfScopeHead = `  ${'out of scope, %'.padEnd(34)}   n  by topic offered  right class`

/** A line for all questions, then one for each language, style and topic or kind. */
function printRates(judged: readonly Judged[], rates: (some: readonly Judged[]) => Rates): void {
  const all = rates(judged)
  const groups = [
    Map.groupBy(judged, ({ question }) => `language ${question.lang ?? 'unmarked'}`),
    Map.groupBy(judged, ({ question }) => `style ${question.style ?? 'unmarked'}`),
    Map.groupBy(judged, ({ question }) => question.topic ?? `kind ${question.kind}`),
  ]
  const tables = [
    { head: inScopeHead, n: all.inScope.n, row: printInScope },
    { head: outOfScopeHead, n: all.outOfScope.n, row: printOutOfScope },
  ]
  for (const { head, n, row } of tables) {
    if (n === 0) continue
    print(head)
    row('all', all)
    for (const group of groups)
      if (group.size > 1)
        for (const [name, own] of [...group].sort(([a], [b]) => a.localeCompare(b))) row(name, rates(own))
  }
}

function printReliability(reliability: readonly Band[]): void {
  print('  confidence, and how often the best candidate was right')
  for (const { from, to, n, right } of reliability) {
    print(
      `  ${from.toFixed(1)}–${to.toFixed(1)} ${'█'.repeat(Math.round(right * 30)).padEnd(30, '·')} ${percent(right)} % of ${n}`,
    )
  }
}

function printConfusions(judged: readonly Judged[]): void {
  const confusions = confusionsOf(judged).slice(0, shownConfusions)
  if (confusions.length > 0) print('  taken for one another')
  for (const { wanted, found, n, example } of confusions)
    print(`  ${String(n).padStart(3)}  ${wanted} → ${found}   "${example.slice(0, 60)}"`)
}

/** `npm run eval -- FILE… [--json OUT]`: how well labelled questions are understood. */
function main(): void {
  const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true })
  const defaults = defaultFolders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.jsonl'))
      .map((file) => join(folder, file)),
  )
  const directory = join(project, 'intents')
  const knowledge = loadKnowledge(directory)
  const matcher = createMatcher(knowledge, readCalibration(directory))
  const results = (positionals.length > 0 ? positionals : defaults).map((file) => {
    const judged = judge(readQuestions(file), matcher, knowledge)
    print(`\n${basename(file)}`)
    printRates(judged, (some) => ratesOf(some, knowledge))
    printReliability(reliabilityOf(judged, knowledge))
    printConfusions(judged)
    return { file: basename(file), ...ratesOf(judged, knowledge) }
  })
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ files: results }, null, 2)}\n`)
}

try {
  main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
