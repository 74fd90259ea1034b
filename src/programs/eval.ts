import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { type Judged, judge, ratesOf } from '../learning/evaluation.ts'
import { readQuestionFiles } from '../learning/question-files.ts'
import { createMatcher } from '../matching/matcher.ts'
import { loadPrepared } from '../prepared.ts'
import { createCommand, expectKnown, intentsOption, jsonOption, type SharedOptions } from './terminal/command.ts'
import { printConfusions, printRates } from './terminal/evaluation-tables.ts'
import { describeJudged } from './terminal/judged-questions.ts'
import { labelsIn, onlyAbout } from './terminal/labelled-questions.ts'
import { pathFromStart, print, printJson } from './terminal/output.ts'
import { project, sourcesOf } from './terminal/places.ts'
import { printReliability } from './terminal/reliability-table.ts'

const defaultFolders = [join(project, 'evaluation'), join(project, '../shared/questions')]

type Options = SharedOptions & { readonly topic?: string }

function defaultFiles(): readonly string[] {
  return defaultFolders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.jsonl'))
      .map((file) => join(folder, file)),
  )
}

/** The questions to judge. Whatever is wrong with the call is found here, before anything slow starts. */
function questionsFor(files: readonly string[], topic: string | undefined, command: Command) {
  const all = readQuestionFiles(files.length > 0 ? files.map(pathFromStart) : defaultFiles())
  if (topic === undefined) return all
  expectKnown(command, 'question about', [topic], labelsIn(all))
  return onlyAbout(topic, all)
}

function printJudged(name: string, judged: readonly Judged[], knowledge: Knowledge, topic: string | undefined): void {
  print(`\n${name}`)
  printRates(judged, knowledge)
  if (topic === undefined) {
    printReliability(judged, knowledge)
    printConfusions(judged, knowledge)
  } else for (const one of judged) for (const line of describeJudged(one, knowledge)) print(line)
}

function run(written: readonly string[], { topic, json, intents }: Options, command: Command): void {
  const files = questionsFor(written, topic, command)
  const { knowledge, learnt } = loadPrepared(sourcesOf(intents))
  const matcher = createMatcher(knowledge, learnt)
  const results = files.map(({ path, questions }) => {
    const judged = judge(questions, matcher, knowledge)
    const file = basename(path)
    if (!json) printJudged(file, judged, knowledge, topic)
    return { file, ...ratesOf(judged, knowledge), strict: ratesOf(judged, knowledge, 'strict').inScope }
  })
  if (json) printJson({ files: results })
}

/** `xubao eval`: how well labelled questions are understood. */
export function evaluate(): Command {
  return createCommand('eval', 'measure how well labelled questions are understood', [
    'eval',
    'eval --topic late-fee',
    'eval my-questions.jsonl --json',
  ])
    .argument('[file...]', 'files of labelled questions, one JSON object a line (default: those in evaluation/)')
    .option('--topic <topic>', 'only the questions about one topic, each with what became of it')
    .addOption(intentsOption())
    .addOption(jsonOption())
    .action(run)
}
