import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/** A bot token (Bot API, "Authorizing your bot"): digits, a colon, 35 characters. Every request address contains it. */
const token = /\d{5,20}:[A-Za-z0-9_-]{30,}/g

/** Returns `text` without bot tokens and without passwords in database addresses. */
export function withoutSecrets(text: string): string {
  return text.replace(token, '[token]').replace(/(:\/\/[^:@/\s"]*:)[^/\s"]+@/g, '$1[password]@')
}

/** Keeps what helps to fix an error: its name, message and stack, without secrets. Never keeps the request that failed. */
const serialiseError = (error: unknown): unknown =>
  error instanceof Error
    ? { name: error.name, message: withoutSecrets(error.message), stack: withoutSecrets(error.stack ?? '') }
    : withoutSecrets(String(error))

/**
 * Creates the log: one JSON object per line, with secrets removed everywhere. Log ids, never texts or names; put errors under the key `err`.
 * `level`: trace, debug, info, warn, error, fatal or silent.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, serializers: { err: serialiseError }, hooks: { streamWrite: withoutSecrets } }
  return destination ? pino(options, destination) : pino(options)
}
