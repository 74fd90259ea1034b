import { type Command, Option } from 'commander'
import { type Change, changesOn } from '../knowledge/changes.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { citing, lawIn, printCiting } from './terminal/citing.ts'
import {
  createCommand,
  dayOption,
  expectKnown,
  intentsOption,
  jsonOption,
  onOption,
  type SharedOptions,
} from './terminal/command.ts'
import { overviewOf, printOverview } from './terminal/knowledge-overview.ts'
import { print, printJson } from './terminal/output.ts'
import { dayOf, intentsDirectory } from './terminal/places.ts'
import { showTriage, type TriageForm, triageForms } from './terminal/triage.ts'

type Options = SharedOptions & { readonly cites?: string; readonly changes?: string; readonly triage?: TriageForm }

function printChanges(day: string, changes: readonly Change[]): void {
  for (const { intent, removed, added } of changes) {
    print(intent)
    for (const line of removed) print(`  - ${line}`)
    for (const line of added) print(`  + ${line}`)
  }
  print(`${changes.length} intents change on ${day}.`)
}

function showCiting(written: string, knowledge: Knowledge, options: Options, command: Command): void {
  expectKnown(command, 'law', [lawIn(written)], [...knowledge.laws.keys()])
  const intents = citing(written, knowledge, dayOf(options.on))
  if (options.json) printJson({ cites: written, intents: intents.map(({ id }) => id) })
  else printCiting(written, intents)
}

function showChanges(day: string, topics: readonly string[], knowledge: Knowledge, { json }: Options): void {
  const changes = changesOn(day, knowledge).filter(({ intent }) => topics.length === 0 || topics.includes(intent))
  if (json) printJson({ day, changes })
  else printChanges(day, changes)
}

function run(topics: readonly string[], options: Options, command: Command): void {
  const knowledge = loadKnowledge(intentsDirectory(options.intents))
  expectKnown(command, 'topic', topics, [...knowledge.intents.keys()])
  if (options.triage !== undefined) showTriage(knowledge, options.triage, options.json === true)
  else if (options.cites !== undefined) showCiting(options.cites, knowledge, options, command)
  else if (options.changes !== undefined) showChanges(options.changes, topics, knowledge, options)
  else {
    const overview = overviewOf(knowledge, topics, dayOf(options.on))
    if (options.json) printJson(overview)
    else printOverview(overview)
  }
}

/** `xubao knowledge`: the table of all topics; those that cite an article; what a day changes; how guided help decides. */
export function knowledge(): Command {
  return createCommand('knowledge', 'list the topics with their utterances, citations and dates', [
    'knowledge',
    'knowledge --cites social-insurance-law#86',
    'knowledge --changes 2027-01-01',
    'knowledge --triage mermaid',
  ])
    .argument('[topic...]', 'only these topics')
    .option('--cites <law#article>', 'only the topics that cite this article, or this law')
    .addOption(
      dayOption('--changes <date>', 'how answers and citations differ between the day before and this day').conflicts([
        'cites',
        'on',
      ]),
    )
    .addOption(
      new Option('--triage [form]', 'how guided help decides: its decision table, or a Mermaid chart')
        .choices(triageForms)
        .preset('table')
        .conflicts(['cites', 'changes']),
    )
    .addOption(onOption())
    .addOption(intentsOption())
    .addOption(jsonOption())
    .action(run)
}
