import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createBot } from '../../src/bot.ts'
import type { Conversation } from '../../src/conversation/conversation.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { learn } from '../../src/learning/learn.ts'
import { createI18n, type I18n, type Locale, type Translate } from '../../src/locale/i18n.ts'
import { readTexts } from '../../src/locale/texts.ts'
import { createMatcher, type Matcher } from '../../src/matching/matcher.ts'
import { createPseudonyms } from '../../src/privacy/pseudonym.ts'
import { createSeal } from '../../src/privacy/seal.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import type { Database } from '../../src/store/database/schema.ts'
import { createRooms } from './chat.ts'
import { quietParts } from './parts.ts'
import { createPerson, type Person } from './person.ts'

const tests = join(import.meta.dirname, '..')

/** The bot's own voice, from the real `locales/`: tests check what the bot says when, not the wording. */
export const i18n: I18n = createI18n(readTexts(join(tests, '../locales')))

export function voice(locale: Locale): Translate {
  return i18n.translate(locale)
}

/** A small knowledge base: seven topics, four laws, five out-of-scope classes, and a few phrases of each kind of small talk. Made up for these tests. */
export const fixture: Knowledge = loadKnowledge(join(tests, 'fixtures/knowledge'))

const fitted = new Map<Knowledge, Matcher>()

/** Learning takes a moment, so it happens once per knowledge base and test file. */
function matcherFor(knowledge: Knowledge): Matcher {
  const matcher = fitted.get(knowledge) ?? createMatcher(knowledge, learn(knowledge))
  fitted.set(knowledge, matcher)
  return matcher
}

/** The matcher over the small knowledge base. */
export const fixtureMatcher = (): Matcher => matcherFor(fixture)

/** Questions that the matcher should be in doubt about: the confidence of each intent, highest first. */
export type Doubts = Readonly<Record<string, Readonly<Record<string, number>>>>

/** The real matcher, but as unsure about some questions as a test needs. Its real confidence changes with every utterance. */
function inDoubt(matcher: Matcher, doubts: Doubts): Matcher {
  return {
    ...matcher,
    read: (question) => {
      const doubt = doubts[question]
      const reading = matcher.read(question)
      if (!doubt) return reading
      return {
        ...reading,
        candidates: Object.entries(doubt).map(([intent, confidence]) => ({ intent, confidence })),
      }
    },
  }
}

export type BotOptions = {
  /** The time at which the clock stands still until `passes` is called (ISO 8601). Default: noon in China on 23 November 2026. */
  readonly now?: string
  readonly knowledge?: Knowledge
  /** A matcher for the knowledge base. Default: one is learnt. */
  readonly matcher?: Matcher
  readonly doubts?: Doubts
  readonly defaultLocale?: Locale
  /** The rows of an earlier bot, as after a restart. */
  readonly database?: Database
  readonly onRecordFailure?: (id: string, error: unknown) => void
}

export type Bot = {
  readonly conversation: Conversation
  readonly database: Database
  /** A person who has opened the private chat; `hint` is the language of their app. */
  readonly person: (options?: { readonly hint?: string }) => Person
  /** Lets time pass. */
  readonly passes: (minutes: number) => void
}

/** The pseudonym under which the bots of tests store a person. */
export const pseudonymOf = createPseudonyms('a key for tests')

/** The seal of the bots of tests. */
const seal = createSeal('a key for tests')

async function openMemory(): Promise<Database> {
  const database = await openDatabase('sqlite::memory:', { pseudonymOf })
  onTestFinished(() => database.destroy())
  return database
}

/** Starts the whole bot in memory, without a door, for one test. */
export async function startBot(options: BotOptions = {}): Promise<Bot> {
  const { now = '2026-11-23T04:00:00Z', knowledge = fixture, doubts = {}, defaultLocale = 'zh-Hans' } = options
  const database = options.database ?? (await openMemory())
  const matcher = inDoubt(options.matcher ?? matcherFor(knowledge), doubts)
  let moment = Date.parse(now)
  const conversation = createBot({
    ...{ knowledge, matcher, i18n, database, defaultLocale, now: () => new Date(moment) },
    ...{ pseudonymOf, seal, retentionDays: 90, onRecordFailure: options.onRecordFailure ?? (() => {}) },
    ...quietParts(database),
  })
  const rooms = createRooms(conversation)
  let people = 0
  return {
    conversation,
    database,
    person: ({ hint } = {}) => {
      people += 1
      return createPerson({ id: `test:${people}`, ...(hint && { languageHint: hint }) }, rooms)
    },
    passes: (minutes) => {
      moment += minutes * 60_000
    },
  }
}
