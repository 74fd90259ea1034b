import { join, resolve } from 'node:path'
import { dayInChina } from '../../knowledge/knowledge.ts'
import { pathFromStart } from './output.ts'

/** The folder of the project. */
export const project = join(import.meta.dirname, '../../..')

const locales = join(project, 'locales')

/** The knowledge base that a command reads: `--intents`, else INTENTS_DIR, else that of the project. */
export function intentsDirectory(option: string | undefined): string {
  if (option !== undefined) return pathFromStart(option)
  return resolve(process.env.INTENTS_DIR || join(project, 'intents'))
}

/** Where a command reads what it knows. The bot's own cache stays as it is if the command is told to read another knowledge base. */
export function sourcesOf(option: string | undefined) {
  const cache = resolve(process.env.CACHE_DIR || join(project, 'data/cache'))
  return {
    intentsDirectory: intentsDirectory(option),
    localesDirectory: locales,
    cacheDirectory: option === undefined ? cache : join(cache, 'elsewhere'),
  }
}

/** Noon in China on the day of `--on`, or now. */
export function momentOf(on: string | undefined): Date {
  return on === undefined ? new Date() : new Date(`${on}T12:00:00+08:00`)
}

/** The day of `--on`, or today in China: `YYYY-MM-DD`. */
export function dayOf(on: string | undefined): string {
  return dayInChina(momentOf(on))
}
