import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { learn } from '../src/learning/learn.ts'
import { labelledBeside } from '../src/learning/question-files.ts'
import { readCalibration } from '../src/learning/stored-calibration.ts'
import { decide } from '../src/matching/decide.ts'
import { createMatcher } from '../src/matching/matcher.ts'
import { outputFile, print, run } from '../src/programs/terminal/output.ts'
import { time } from './figures.ts'
import { longMessages } from './long-messages.ts'
import { fuseDefault } from './peers/fuse.ts'
import { type Timing, timeQueries, warmUp } from './timing.ts'

const project = join(import.meta.dirname, '..')
const folders = [join(project, 'evaluation'), join(project, '../shared/questions')].filter(existsSync)

/** A question, in characters. */
const longestQuestion = 200

/** How long plain search is timed, with at least one message; it takes seconds for a long message. */
const fuseBudgetMs = 10_000

function readQuestions(): readonly string[] {
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
  const lines = files
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
  return lines.map((line) => String((JSON.parse(line) as { text: unknown }).text))
}

/** Our matcher with its decision, and plain Fuse.js, on the utterances of the product. */
async function createMatchers() {
  const directory = join(project, 'intents')
  const knowledge = loadKnowledge(directory)
  const matcher = createMatcher(
    knowledge,
    learn(knowledge, { stored: readCalibration(directory), questions: labelledBeside(directory) }),
  )
  const lines = [...knowledge.intents.values()].flatMap(({ id, utterances }) =>
    Object.values(utterances)
      .flat()
      .map((text) => ({ text, intent: id })),
  )
  const fuse = await fuseDefault.fit(lines)
  return { utterances: lines, ours: (text: string) => decide(matcher.read(text), knowledge), fuse: fuse.ask }
}

/** `npm run bench:query [-- --json FILE]`: compares one match in the product with plain Fuse.js over the same utterances. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'string' } } })
  const json = values.json === undefined ? undefined : outputFile('json', values.json)
  const { utterances, ours, fuse } = await createMatchers()
  const questions = readQuestions()
  const short = questions.filter((text) => text.length <= longestQuestion)
  const groups = { 'questions of up to 200 characters': short, ...longMessages(questions, utterances) }
  print(`${utterances.length} utterances; median and p99 of one match. Ours first, then Fuse.js with default options.`)
  const results: Record<string, Record<string, Timing>> = {}
  // Fuse.js comes last, so that its garbage does not affect ours.
  for (const [who, ask] of Object.entries({ ours, fuse }))
    for (const [name, texts] of Object.entries(groups)) {
      if (who === 'ours') await warmUp(ask, texts)
      const timing = await timeQueries(ask, texts, who === 'ours' ? undefined : fuseBudgetMs)
      print(`${who}, ${name}: ${time(timing.medianMs)}, ${time(timing.p99Ms)} (${timing.timed} timed)`)
      results[who] = { ...results[who], [name]: timing }
    }
  if (json) writeFileSync(json, `${JSON.stringify({ utterances: utterances.length, results }, null, 2)}\n`)
}

await run(main)
