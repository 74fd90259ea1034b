import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/** A bot token (Bot API, "Authorizing your bot"): digits, a colon, 35 characters; it stands in every request address. */
const token = /\d{5,20}:[A-Za-z0-9_-]{30,}/g

/** `text` without anything that opens a door: bot tokens, and passwords in database addresses. */
export function withoutSecrets(text: string): string {
  return text.replace(token, '[token]').replace(/(:\/\/[^:@/\s"]*:)[^/\s"]+@/g, '$1[password]@')
}

/** Keeps of an error what helps to mend it: name, message and stack, without secrets; never the request that failed. */
const serialiseError = (error: unknown): unknown =>
  error instanceof Error
    ? { name: error.name, message: withoutSecrets(error.message), stack: withoutSecrets(error.stack ?? '') }
    : withoutSecrets(String(error))

/**
 * The log: one JSON object a line, without secrets wherever they stand in it. Log ids, never texts or names; errors go under the key `err`.
 * `level`: trace, debug, info, warn, error, fatal or silent.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, serializers: { err: serialiseError }, hooks: { streamWrite: withoutSecrets } }
  return destination ? pino(options, destination) : pino(options)
}
