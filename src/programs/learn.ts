import { type Command, Option } from 'commander'
import { loadKnowledge } from '../knowledge/load.ts'
import { learn as learnKnowledge } from '../learning/learn.ts'
import { labelledBeside } from '../learning/question-files.ts'
import { storePrepared } from '../learning/store-prepared.ts'
import { isCurrent, readCalibration } from '../learning/stored-calibration.ts'
import { readTexts } from '../locale/texts.ts'
import type { Sources } from '../prepared.ts'
import { endWithParent } from './end-with-parent.ts'
import { createCommand, intentsOption, jsonOption, type SharedOptions } from './terminal/command.ts'
import { pathFromStart, print, printJson } from './terminal/output.ts'
import { intentsDirectory, sourcesOf } from './terminal/places.ts'

type Options = SharedOptions & { readonly locales?: string; readonly cache?: string; readonly parent?: string }

function sourcesFrom({ intents, locales, cache }: Options): Sources {
  const usual = sourcesOf(undefined)
  return {
    intentsDirectory: intentsDirectory(intents),
    localesDirectory: locales === undefined ? usual.localesDirectory : pathFromStart(locales),
    cacheDirectory: cache === undefined ? usual.cacheDirectory : pathFromStart(cache),
  }
}

function run(options: Options): void {
  const started = performance.now()
  if (options.parent !== undefined) endWithParent(Number(options.parent))
  const sources = sourcesFrom(options)
  const knowledge = loadKnowledge(sources.intentsDirectory)
  const stored = readCalibration(sources.intentsDirectory)
  if (!isCurrent(stored, knowledge))
    process.stderr.write('The stored calibration is out of date and is computed now; npm run calibrate stores it.\n')
  const learnt = learnKnowledge(knowledge, { stored, questions: labelledBeside(sources.intentsDirectory) })
  storePrepared({ texts: readTexts(sources.localesDirectory), knowledge, learnt }, sources)
  const seconds = Number(((performance.now() - started) / 1000).toFixed(1))
  if (options.json) printJson({ ...sources, intents: knowledge.intents.size, seconds })
  else
    print(
      `Learnt ${knowledge.intents.size} intents in ${seconds} s. The next start reads them from ${sources.cacheDirectory}.`,
    )
}

/**
 * `xubao learn`: reads and checks the knowledge base, learns it, and keeps the result for the next start. Every start does so by itself if something
 * has changed; this does it ahead, for a machine whose cache folder cannot be written to later.
 */
export function learn(): Command {
  return createCommand('learn', 'learn the knowledge base ahead of the next start', [
    'learn',
    'learn --cache /srv/cache',
  ])
    .addOption(intentsOption())
    .option('--locales <folder>', "the bot's own words (default: locales/ of the project)")
    .option('--cache <folder>', 'where to keep what was learnt (default: CACHE_DIR, else data/cache of the project)')
    .addOption(new Option('--parent <pid>', 'end when this process has ended').hideHelp())
    .addOption(jsonOption())
    .action(run)
}
