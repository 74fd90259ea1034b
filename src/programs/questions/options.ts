import { InvalidArgumentError, Option } from 'commander'
import type { Outcome } from '../../dialogue/outcome.ts'
import type { QuestionFilter } from '../../store/asked.ts'
import { dayOption, type SharedOptions } from '../terminal/command.ts'
import { startOf } from './moments.ts'

/** Every outcome, so that a new one cannot be left out here. */
const outcomes = {
  answer: true,
  presumed: true,
  several: true,
  disambiguation: true,
  fallback: true,
  'out-of-scope': true,
  article: true,
  act: true,
  menu: true,
  situation: true,
  urgent: true,
  crisis: true,
} as const satisfies Readonly<Record<Outcome['outcome'], true>>

/** What `xubao questions` was called with. */
export type QuestionOptions = SharedOptions & {
  readonly since?: string
  readonly until?: string
  readonly lang?: string
  readonly topic?: string
  readonly outcome?: string
  readonly confidenceBelow?: number
  readonly limit?: number
  readonly count?: true
  readonly csv?: true
}

function readShare(written: string): number {
  const share = Number(written)
  if (written.trim() !== '' && share > 0 && share <= 1) return share
  throw new InvalidArgumentError('Write a number above 0 and up to 1, such as 0.6.')
}

function readLimit(written: string): number {
  if (/^[1-9]\d{0,8}$/.test(written)) return Number(written)
  throw new InvalidArgumentError('Write a whole number such as 100.')
}

/** The options that choose and show questions. */
export const questionOptions = (): readonly Option[] => [
  dayOption('--since <date>', 'asked on this day or later; days begin at midnight in China'),
  dayOption('--until <date>', 'asked on this day or earlier'),
  new Option('--lang <language>', 'asked in this language: en, zh, zh-Hans or zh-Hant'),
  new Option('--topic <id>', 'answered with this topic, or with this topic as the first choice'),
  new Option('--outcome <outcome>', 'what the bot made of it').choices(Object.keys(outcomes)),
  new Option('--confidence-below <number>', 'the bot was less sure than this (0 to 1)').argParser(readShare),
  new Option('--limit <number>', 'show only the newest (default: 50 in the terminal)').argParser(readLimit),
  new Option('--count', 'count by topic, outcome, language and day instead').conflicts('limit'),
  new Option('--csv', 'print CSV for a spreadsheet').conflicts('json'),
]

/** The filter that the options and search words ask for. */
export function filterOf(words: readonly string[], options: QuestionOptions): QuestionFilter {
  const { since, until, lang, topic, outcome, confidenceBelow } = options
  return {
    words: words.flatMap((word) => word.split(/\s+/)).filter((word) => word !== ''),
    ...(since !== undefined && { from: startOf(since) }),
    ...(until !== undefined && { before: startOf(until, 1) }),
    ...(lang !== undefined && { lang }),
    ...(topic !== undefined && { topic }),
    ...(outcome !== undefined && { outcome }),
    ...(confidenceBelow !== undefined && { confidenceBelow }),
  }
}
