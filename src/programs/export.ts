import { type Command, Option } from 'commander'
import { loadKnowledge } from '../knowledge/load.ts'
import { createI18n } from '../locale/i18n.ts'
import { readTexts } from '../locale/texts.ts'
import { type Edition, writeEditions } from './export/answers.ts'
import { earlierExports, type OutputFile, writeExport } from './export/folder.ts'
import { htmlFiles } from './export/html.ts'
import { jsonlFiles } from './export/jsonl.ts'
import { packetFiles } from './export/packet.ts'
import { createCommand, intentsOption, jsonOption, onOption, type SharedOptions } from './terminal/command.ts'
import { pathFromStart, print, printJson } from './terminal/output.ts'
import { dayOf, sourcesOf } from './terminal/places.ts'

/** A form of the export: its files, and what is counted. */
type Form = {
  readonly filesOf: (editions: readonly Edition[]) => readonly OutputFile[]
  readonly unit: string
  readonly count: (editions: readonly Edition[], files: readonly OutputFile[]) => number
}

const formats = {
  html: { filesOf: htmlFiles, unit: 'pages', count: (_, files) => files.length },
  jsonl: {
    filesOf: jsonlFiles,
    unit: 'answers',
    count: (editions) => editions.flatMap(({ answers }) => answers).length,
  },
  packet: { filesOf: packetFiles, unit: 'topics', count: ([first]) => first?.answers.length ?? 0 },
} as const satisfies Readonly<Record<string, Form>>
type Format = keyof typeof formats

type Options = SharedOptions & { readonly format: Format }

function run(written: string, { format, intents, on, json }: Options): void {
  const { intentsDirectory, localesDirectory } = sourcesOf(intents)
  const folder = pathFromStart(written)
  const day = dayOf(on)
  // A folder that cannot be written to is refused before the work.
  earlierExports(folder)
  const editions = writeEditions(loadKnowledge(intentsDirectory), createI18n(readTexts(localesDirectory)), day)
  const { filesOf, unit, count: countOf }: Form = formats[format]
  const files = filesOf(editions)
  const count = countOf(editions, files)
  process.stderr.write(`Writing ${count} ${unit} as of ${day} …\n`)
  writeExport(folder, format, day, files)
  const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  if (json) printJson({ format, day, folder, [unit]: count, files: files.length, bytes })
  else print(`${count} ${unit}, ${Math.ceil(bytes / 1024)} KiB in ${folder}`)
}

/** `xubao export DIR`: every answer as pages or as data, to be read without the bot. */
export function exportAnswers(): Command {
  return createCommand('export', 'write every answer as pages to read offline, or as data', [
    'export site',
    'export --format jsonl --on 2027-01-01 data',
    'export --format packet review',
  ])
    .argument('<folder>', 'where to write: a new or empty folder, or one with an earlier export')
    .addOption(
      new Option(
        '--format <format>',
        'pages that need no server, one JSON object a line for a topic and language, or a document to review and sign',
      )
        .choices(Object.keys(formats))
        .default('html'),
    )
    .addOption(onOption())
    .addOption(intentsOption())
    .addOption(jsonOption())
    .action(run)
}
