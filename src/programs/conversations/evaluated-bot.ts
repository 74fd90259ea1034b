import { createBot } from '../../bot.ts'
import type { Conversation } from '../../conversation/conversation.ts'
import type { Question } from '../../dialogue/outcome.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { createIncomingLimits } from '../../limits/incoming.ts'
import { createMemoryRates } from '../../limits/rates.ts'
import type { I18n } from '../../locale/i18n.ts'
import type { Matcher } from '../../matching/matcher.ts'
import { openDatabase } from '../../store/database/database.ts'

/** A whole bot in memory, and what it took the last message for. */
export type EvaluatedBot = {
  readonly conversation: Conversation
  /** How the message with this id was interpreted; `undefined` if the bot did not answer. */
  readonly takenFor: (id: string) => Question | undefined
  readonly close: () => Promise<void>
}

const itself = (id: string): string => id

/** The bot as it answers in private, without limits, pauses and doors; it forgets everything when it is closed. */
export async function startEvaluatedBot(
  knowledge: Knowledge,
  matcher: Matcher,
  i18n: I18n,
  now: () => Date,
): Promise<EvaluatedBot> {
  const database = await openDatabase('sqlite::memory:', { pseudonymOf: itself })
  const questions = new Map<string, Question>()
  const conversation = createBot({
    ...{ knowledge, matcher, i18n, database, now, pseudonymOf: itself },
    // What is sealed goes with the bot: nobody reads it.
    seal: { seal: itself, open: itself },
    defaultLocale: 'zh-Hans',
    retentionDays: 1,
    onRecordFailure: (_id, error) => {
      throw error
    },
    onLookUpFailure: (error) => {
      throw error
    },
    onAsked: (question) => void questions.set(question.id, question),
    onDropped: () => {},
    limits: createIncomingLimits({ personPerMinute: 0, groupPerMinute: 0, rates: createMemoryRates() }),
    pauses: { isPaused: async () => false, setPaused: async () => {} },
    isOperator: () => false,
    abilities: { tell: async () => {}, answerAbove: async () => undefined, isAdministrator: async () => false },
  })
  return { conversation, takenFor: (id) => questions.get(id), close: () => database.destroy() }
}
