import { readConfig } from '../../config.ts'

/** The database that DATABASE_URL names, or the one the bot uses without it. Throws when the setting is wrong. */
export function databaseUrl(): string {
  const result = readConfig(process.env.DATABASE_URL ? { DATABASE_URL: process.env.DATABASE_URL } : {}, [])
  if ('problems' in result) throw new Error(result.problems.join('\n'))
  return result.config.databaseUrl
}
