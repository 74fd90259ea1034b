import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { config as loadDotenv } from 'dotenv'
import { startApp } from './app.ts'
import { readConfig } from './config.ts'
import { createI18n } from './locale/i18n.ts'
import { createLog, withoutSecrets } from './log.ts'
import { createMatcher } from './matching/matcher.ts'
import { createMetrics } from './metrics.ts'
import { loadPrepared } from './prepared.ts'
import { createPseudonyms } from './privacy/pseudonym.ts'
import { createSeal } from './privacy/seal.ts'
import { openDatabase } from './store/database/database.ts'
import { keepToOurselves } from './store/database/only-one.ts'

const localesDirectory = join(import.meta.dirname, '../locales')

/** Tells the person who started the bot why it cannot run, and exits. */
function giveUp(error: unknown): never {
  process.stderr.write(`${withoutSecrets(error instanceof Error ? error.message : String(error))}\n`)
  process.exit(1)
}

const languages = (): readonly string[] =>
  readdirSync(localesDirectory).flatMap((file) => (file.endsWith('.json') ? [basename(file, '.json')] : []))

/** People in the playground are made up, so their pseudonyms need no secret. */
const playgroundKey = 'the people of the playground'

async function main(): Promise<void> {
  loadDotenv({ quiet: true })
  const result = readConfig(process.env, languages())
  if ('problems' in result)
    throw new Error(
      `These settings need a change (.env or the environment):\n${result.problems.map((problem) => `  ${problem}`).join('\n')}`,
    )
  const { config } = result
  const log = createLog(config.logLevel)
  const { texts, knowledge, learnt } = loadPrepared({ ...config, localesDirectory })
  const key = config.mode === 'playground' ? playgroundKey : config.hashKey
  const pseudonymOf = createPseudonyms(key)
  const database = await openDatabase(config.databaseUrl, { pseudonymOf })
  const release = keepToOurselves(config.databaseUrl, new Date())
  const app = await startApp(config, {
    knowledge,
    matcher: createMatcher(knowledge, learnt),
    i18n: createI18n(texts),
    database,
    now: () => new Date(),
    pseudonymOf,
    seal: createSeal(key),
    log,
    metrics: createMetrics(),
  })
  process.stdout.write(`${app.greeting}\n`)

  const stop = (): void => {
    app
      .stop()
      .then(release)
      .then(() => process.exit(0), giveUp)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  await app.done
}

main().catch(giveUp)
