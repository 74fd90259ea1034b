import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dayInChina } from '../knowledge/knowledge.ts'
import { digestsOf, type Originals } from '../knowledge/lint/articles.ts'
import { lintKnowledge } from '../knowledge/lint/lint.ts'
import { originalsFrom, type Statute } from '../knowledge/lint/statutes.ts'
import { loadKnowledge, readKnowledgeFiles } from '../knowledge/load.ts'
import { createI18n } from '../locale/i18n.ts'
import { readTexts } from '../locale/texts.ts'
import { findOversizedMessages } from '../pages/message-limits.ts'
import { foldReviews, listAll } from './terminal/fold-reviews.ts'
import { print, run } from './terminal/output.ts'

const project = join(import.meta.dirname, '../..')
const digestsFile = join(project, 'intents/laws/digests.json')
const statutesFile = join(project, '../shared/law/laws.json')
const measuredFolders = [join(project, 'evaluation'), join(project, '../shared/questions')]

/** The statutes that may lie beside the project. */
function readOriginals(): Originals | undefined {
  if (!existsSync(statutesFile)) return undefined
  const statutes: Statute[] = JSON.parse(readFileSync(statutesFile, 'utf8'))
  return originalsFrom(statutes)
}

function readMeasured() {
  return measuredFolders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.jsonl'))
      .flatMap((file) =>
        readFileSync(join(folder, file), 'utf8')
          .trim()
          .split('\n')
          .map((line) => ({ text: String(JSON.parse(line).text), file })),
      ),
  )
}

/**
 * `npm run lint:intents`: everything that can be said of the knowledge base without asking a lawyer. `--record` first records the fingerprints of
 * the quoted articles as they stand; `--all` lists every review that is coming up. Exits 1 when there is an error.
 */
function main(): void {
  const { values: options } = parseArgs({ options: { record: { type: 'boolean' }, all: { type: 'boolean' } } })
  const directory = join(project, 'intents')
  const files = readKnowledgeFiles(directory)
  const knowledge = loadKnowledge(directory)
  if (options.record) writeFileSync(digestsFile, `${JSON.stringify(digestsOf(files), null, 2)}\n`)
  const now = new Date()
  const originals = readOriginals()
  const digests = existsSync(digestsFile) ? JSON.parse(readFileSync(digestsFile, 'utf8')) : {}
  const findings = [
    ...lintKnowledge(files, { today: dayInChina(now), digests, originals, measured: readMeasured() }),
    ...findOversizedMessages(knowledge, createI18n(readTexts(join(project, 'locales'))), now),
  ]
  for (const line of options.all ? listAll(findings) : foldReviews(findings)) print(line)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const topics = [...knowledge.intents.values()].filter(({ kind }) => kind === 'topic').length
  const compared = originals
    ? 'compared with the statutes'
    : 'compared with their fingerprints only (no collection of statutes at hand)'
  print(
    `${topics} topics, ${knowledge.intents.size - topics} out-of-scope classes, ${Object.keys(digests).length} articles ${compared}: ${errors} errors, ${findings.length - errors} warnings.`,
  )
  process.exitCode = errors > 0 ? 1 : 0
}

await run(main)
