import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { digestsOf } from '../knowledge/lint/articles.ts'
import type { Finding } from '../knowledge/lint/finding.ts'
import { lintKnowledge } from '../knowledge/lint/lint.ts'
import { loadKnowledge, readKnowledgeFiles } from '../knowledge/load.ts'
import { createI18n } from '../locale/i18n.ts'
import { readTexts } from '../locale/texts.ts'
import { findOversizedMessages } from '../pages/message-limits.ts'
import { createCommand, intentsOption, jsonOption, onOption, type SharedOptions } from './terminal/command.ts'
import { foldReviews, listAll } from './terminal/fold-reviews.ts'
import { readMeasured, readOriginals } from './terminal/lint-sources.ts'
import { print, printJson } from './terminal/output.ts'
import { dayOf, momentOf, sourcesOf } from './terminal/places.ts'

type Options = SharedOptions & { readonly record?: true; readonly all?: true }

/** Everything found in the knowledge base on the day of `--on`. */
function lintOn({ intents, on, record }: Options) {
  const { intentsDirectory, localesDirectory } = sourcesOf(intents)
  const files = readKnowledgeFiles(intentsDirectory)
  const knowledge = loadKnowledge(intentsDirectory)
  const digestsFile = join(intentsDirectory, 'laws/digests.json')
  if (record) writeFileSync(digestsFile, `${JSON.stringify(digestsOf(files), null, 2)}\n`)
  const digests = existsSync(digestsFile) ? JSON.parse(readFileSync(digestsFile, 'utf8')) : {}
  const originals = readOriginals()
  const findings = [
    ...lintKnowledge(files, { today: dayOf(on), digests, originals, measured: readMeasured() }),
    ...findOversizedMessages(knowledge, createI18n(readTexts(localesDirectory)), momentOf(on)),
  ]
  return { knowledge, findings, articles: Object.keys(digests).length, isCompared: originals !== undefined }
}

function countsOf({ intents }: Knowledge, findings: readonly Finding[]) {
  const topics = [...intents.values()].filter(({ kind }) => kind === 'topic').length
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return { topics, outOfScope: intents.size - topics, errors, warnings: findings.length - errors }
}

function run(options: Options): void {
  const { knowledge, findings, articles, isCompared } = lintOn(options)
  const counts = countsOf(knowledge, findings)
  if (options.json) printJson({ day: dayOf(options.on), ...counts, articles, isCompared, findings })
  else {
    for (const line of options.all ? listAll(findings) : foldReviews(findings)) print(line)
    const compared = isCompared
      ? 'compared with the statutes'
      : 'compared with their fingerprints only (there is no collection of statutes here)'
    print(
      `${counts.topics} topics, ${counts.outOfScope} out-of-scope classes, ${articles} articles ${compared}: ${counts.errors} errors, ${counts.warnings} warnings.`,
    )
  }
  if (counts.errors > 0) process.exitCode = 1
}

/** `xubao lint`: everything that can be said of the knowledge base without asking a lawyer. */
export function lint(): Command {
  return createCommand('lint', 'check topics and laws; every message names file, line and remedy', [
    'lint',
    'lint --on 2027-01-01 --all',
    'lint --record',
  ])
    .option('--record', 'first record the fingerprints of the quoted articles as they are now')
    .option('--all', 'list every review that is coming up instead of one line a month')
    .addOption(onOption())
    .addOption(intentsOption())
    .addOption(jsonOption())
    .action(run)
}
