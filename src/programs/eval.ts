import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { type Judged, judge, ratesOf } from '../learning/evaluation.ts'
import { readQuestionFiles } from '../learning/question-files.ts'
import { createI18n } from '../locale/i18n.ts'
import { createMatcher } from '../matching/matcher.ts'
import { loadPrepared } from '../prepared.ts'
import { playFiles, ratesOfPlayed, toJson } from './conversations/evaluate.ts'
import { printPlayedRates } from './conversations/print-rates.ts'
import { createCommand, expectKnown, intentsOption, type SharedOptions } from './terminal/command.ts'
import { printConfusions, printRates } from './terminal/evaluation-tables.ts'
import { describeJudged } from './terminal/judged-questions.ts'
import { labelsIn, onlyAbout } from './terminal/labelled-questions.ts'
import { pathFromStart, print, printJson } from './terminal/output.ts'
import { project, sourcesOf } from './terminal/places.ts'
import { printReliability } from './terminal/reliability-table.ts'

const defaultFolders = [join(project, 'evaluation'), join(project, '../shared/questions')]

type Options = Omit<SharedOptions, 'json'> & {
  readonly topic?: string
  readonly conversations?: readonly string[]
  /** Where to write JSON, or `true` for standard output. */
  readonly json?: string | true
}

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

/** Prints JSON, or writes it to the file that was named. */
function writeJson(value: object, json: string | true): void {
  if (json === true) printJson(value)
  else writeFileSync(pathFromStart(json), `${JSON.stringify(value, null, 2)}\n`)
}

/** Plays conversations through the whole bot, as on the day the program runs. */
async function runConversations(files: readonly string[], { json, intents }: Options): Promise<void> {
  const { texts, knowledge, learnt } = loadPrepared(sourcesOf(intents))
  const matcher = createMatcher(knowledge, learnt)
  const played = await playFiles(files.map(pathFromStart), knowledge, matcher, createI18n(texts), () => new Date())
  if (json !== true) printPlayedRates(ratesOfPlayed(played))
  if (json !== undefined) writeJson(toJson(played), json)
}

async function run(written: readonly string[], options: Options, command: Command): Promise<void> {
  const { topic, json, intents, conversations } = options
  if (conversations) return runConversations(conversations, options)

  const files = questionsFor(written, topic, command)
  const { knowledge, learnt } = loadPrepared(sourcesOf(intents))
  const matcher = createMatcher(knowledge, learnt)
  const results = files.map(({ path, questions }) => {
    const judged = judge(questions, matcher, knowledge)
    const file = basename(path)
    if (!json) printJudged(file, judged, knowledge, topic)
    return { file, ...ratesOf(judged, knowledge), strict: ratesOf(judged, knowledge, 'strict').inScope }
  })
  if (json !== undefined) writeJson({ files: results }, json)
}

/** `xubao eval`: how well labelled questions are understood. */
export function evaluate(): Command {
  return createCommand('eval', 'measure how well labelled questions are understood', [
    'eval',
    'eval --topic late-fee',
    'eval my-questions.jsonl --json',
    'eval --conversations evaluation/conversations/conversations.jsonl --json played.json',
  ])
    .argument('[file...]', 'files of labelled questions, one JSON object a line (default: those in evaluation/)')
    .option('--topic <topic>', 'only the questions about one topic, each with what became of it')
    .option('--conversations <file...>', 'play labelled conversations, or single messages, through the whole bot')
    .addOption(intentsOption())
    .option('--json [file]', 'JSON instead of tables; with --conversations also a file for it')
    .action(run)
}
