import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadKnowledge } from '../knowledge/load.ts'
import { learn } from '../learning/learn.ts'
import { labelledBeside } from '../learning/question-files.ts'
import { storePrepared } from '../learning/store-prepared.ts'
import { isCurrent, readCalibration } from '../learning/stored-calibration.ts'
import { readTexts } from '../locale/texts.ts'
import { withoutSecrets } from '../log.ts'

/**
 * `npm run prepare:knowledge`: reads and checks the knowledge base, learns it, and keeps the result for the next start. Every start does so by itself
 * when something has changed; this does it ahead, for a machine whose cache folder is not to be written to later. With `--or-later` (after `npm ci`) a
 * failure is left to the start, which says what to do about it.
 */
const { values: options, positionals } = parseArgs({
  options: { 'or-later': { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [intents = 'intents', locales = 'locales', cache = process.env.CACHE_DIR ?? 'data/cache'] = positionals
const project = join(import.meta.dirname, '../..')
const sources = {
  intentsDirectory: resolve(project, intents),
  localesDirectory: resolve(project, locales),
  cacheDirectory: resolve(project, cache),
}

try {
  const knowledge = loadKnowledge(sources.intentsDirectory)
  const calibration = readCalibration(sources.intentsDirectory)
  if (!isCurrent(calibration, knowledge))
    process.stderr.write('The stored calibration is out of date and is computed now; npm run calibrate stores it.\n')
  storePrepared(
    {
      texts: readTexts(sources.localesDirectory),
      knowledge,
      learnt: learn(knowledge, { stored: calibration, questions: labelledBeside(sources.intentsDirectory) }),
    },
    sources,
  )
} catch (error) {
  if (!options['or-later']) {
    process.stderr.write(`${withoutSecrets(error instanceof Error ? error.message : String(error))}\n`)
    process.exitCode = 1
  }
}
