import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadKnowledge } from '../knowledge/load.ts'
import { judge, ratesOf } from '../learning/evaluation.ts'
import { learn } from '../learning/learn.ts'
import { labelledBeside, type QuestionFile, readQuestionFiles } from '../learning/question-files.ts'
import { readCalibration } from '../learning/stored-calibration.ts'
import { createMatcher } from '../matching/matcher.ts'
import { printConfusions, printRates } from './terminal/evaluation-tables.ts'
import { describeJudged } from './terminal/judged-questions.ts'
import { onlyAbout } from './terminal/labelled-questions.ts'
import { outputFile, pathFromStart, print, run } from './terminal/output.ts'
import { printReliability } from './terminal/reliability-table.ts'

const project = join(import.meta.dirname, '../..')
const defaultFolders = [join(project, 'evaluation'), join(project, '../shared/questions')]

function defaultFiles(): readonly string[] {
  return defaultFolders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.jsonl'))
      .map((file) => join(folder, file)),
  )
}

/** Everything that may be wrong with how the program was called is found here, before anything slow starts. */
function readWish() {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'string' }, topic: { type: 'string' } },
    allowPositionals: true,
  })
  const { topic } = values
  const files = readQuestionFiles(positionals.length > 0 ? positionals.map(pathFromStart) : defaultFiles())
  return {
    topic,
    files: topic === undefined ? files : onlyAbout(topic, files),
    json: values.json === undefined ? undefined : outputFile('json', values.json),
  }
}

function createJudge() {
  const directory = join(project, 'intents')
  const knowledge = loadKnowledge(directory)
  const matcher = createMatcher(
    knowledge,
    learn(knowledge, { stored: readCalibration(directory), questions: labelledBeside(directory) }),
  )
  return { knowledge, judged: ({ questions }: QuestionFile) => judge(questions, matcher, knowledge) }
}

/** `npm run eval -- FILE… [--topic late-fee] [--json OUT]`: how well labelled questions are understood. */
function main(): void {
  const { topic, files, json } = readWish()
  const { knowledge, judged: judgeFile } = createJudge()
  const results = files.map((file) => {
    const judged = judgeFile(file)
    const name = basename(file.path)
    print(`\n${name}`)
    printRates(judged, knowledge)
    if (topic === undefined) {
      printReliability(judged, knowledge)
      printConfusions(judged, knowledge)
    } else for (const one of judged) for (const line of describeJudged(one, knowledge)) print(line)
    return { file: name, ...ratesOf(judged, knowledge), strict: ratesOf(judged, knowledge, 'strict').inScope }
  })
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ files: results }, null, 2)}\n`)
}

await run(main)
