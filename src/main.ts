import { join } from 'node:path'
import { config as loadDotenv } from 'dotenv'
import { startApp } from './app.ts'
import { readConfig } from './config.ts'
import { loadKnowledge } from './knowledge/load.ts'
import { createI18n } from './locale/i18n.ts'
import { createLog, withoutSecrets } from './log.ts'
import { openDatabase } from './store/database.ts'

/** Says why the bot cannot run, in words for the person who started it, and ends. */
function giveUp(error: unknown): never {
  process.stderr.write(`${withoutSecrets(error instanceof Error ? error.message : String(error))}\n`)
  process.exit(1)
}

async function main(): Promise<void> {
  loadDotenv({ quiet: true })
  const i18n = createI18n(join(import.meta.dirname, '../locales'))
  const result = readConfig(process.env, i18n.locales)
  if ('problems' in result)
    throw new Error(
      `These settings need a change (.env or the environment):\n${result.problems.map((problem) => `  ${problem}`).join('\n')}`,
    )
  const { config } = result
  const log = createLog(config.logLevel)
  const knowledge = loadKnowledge(config.intentsDirectory)
  const database = await openDatabase(config.databaseUrl)
  const app = await startApp(config, { knowledge, i18n, database, now: () => new Date() }, log)
  process.stdout.write(`${app.greeting}\n`)

  const stop = (): void => {
    app.stop().then(() => process.exit(0), giveUp)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  await app.done
}

main().catch(giveUp)
