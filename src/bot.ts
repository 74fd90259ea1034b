import type { Abilities } from './conversation/abilities.ts'
import { type Conversation, createConversation } from './conversation/conversation.ts'
import { createMemories } from './dialogue/memories.ts'
import { about } from './features/about.ts'
import { answer } from './features/answer.ts'
import { ask, type Question } from './features/ask.ts'
import { help, listedCommands } from './features/help.ts'
import { inline } from './features/inline.ts'
import { language as languages } from './features/language.ts'
import { law } from './features/law.ts'
import { pause } from './features/pause.ts'
import { privacy } from './features/privacy.ts'
import { start } from './features/start.ts'
import { topics } from './features/topics.ts'
import type { Knowledge } from './knowledge/knowledge.ts'
import { type DropReason, guard } from './limits/guard.ts'
import type { IncomingLimits } from './limits/incoming.ts'
import type { Pauses } from './limits/pauses.ts'
import type { I18n, Locale } from './locale/i18n.ts'
import type { Matcher } from './matching/matcher.ts'
import { withHiddenNote } from './pages/hidden-note.ts'
import { createLawPages } from './pages/law-pages.ts'
import { createReplyWith } from './pages/reply-with.ts'
import { createStartPage } from './pages/start-page.ts'
import { createTopicsPage } from './pages/topics-page.ts'
import type { Database } from './store/database/schema.ts'
import { keepMemory, recallMemory } from './store/memories.ts'
import { savedLocale as findLocale, forgetPerson, saveLocale as keepLocale } from './store/people.ts'
import { recordQuestion } from './store/questions.ts'

/** What the bot is made of, before any door is open. */
export type Parts = {
  readonly knowledge: Knowledge
  readonly matcher: Matcher
  readonly i18n: I18n
  readonly database: Database
  readonly defaultLocale: Locale
  readonly now: () => Date
  /** The name under which a person is stored. */
  readonly pseudonymOf: (id: string) => string
  /** For how many days questions are kept. */
  readonly retentionDays: number
  /** Hears of a question (by the id of its incoming) that was answered but could not be kept. */
  readonly onRecordFailure: (id: string, error: unknown) => void
  /** Hears why the language that a person chose could not be looked up; they are answered in the one they write in. */
  readonly onLookUpFailure: (error: unknown) => void
  /** Hears of every question that was asked, for counting. */
  readonly onAsked: (question: Question) => void
  /** Hears of what was not answered because somebody went beyond a limit or the bot is paused. */
  readonly onDropped: (reason: DropReason) => void
  readonly limits: IncomingLimits
  readonly pauses: Pauses
  /** Whether a person runs the bot. */
  readonly isOperator: (personId: string) => boolean
  readonly isAdministrator: Abilities['isAdministrator']
}

/** What the bot keeps about people, under their pseudonyms. */
function createMemory({ database, now, pseudonymOf, onRecordFailure, onLookUpFailure, onAsked }: Parts) {
  return {
    savedLocale: (person: string) =>
      findLocale(database, pseudonymOf(person)).catch((error: unknown) => {
        onLookUpFailure(error)
        return undefined
      }),
    saveLocale: (person: string, locale: Locale | undefined) => keepLocale(database, pseudonymOf(person), locale),
    forget: (person: string) => forgetPerson(database, pseudonymOf(person)),
    record: async (question: Question): Promise<void> => {
      onAsked(question)
      try {
        await recordQuestion(database, { ...question, person: pseudonymOf(question.person), askedAt: now() })
      } catch (error) {
        // Whoever asked gets the answer all the same.
        onRecordFailure(question.id, error)
      }
    },
  }
}

/** What conversations remember, under the pseudonyms of people and chats. */
function createConversationMemories({ database, now, pseudonymOf, onLookUpFailure }: Parts) {
  return createMemories({
    now,
    onFailure: onLookUpFailure,
    store: {
      recall: (person, chat) => recallMemory(database, pseudonymOf(person), pseudonymOf(chat)),
      keep: (person, chat, text, at) =>
        keepMemory(database, { person: pseudonymOf(person), chat: pseudonymOf(chat), text, at }),
    },
  })
}

/** The bot without doors: every feature over the parts. */
export function createBot(parts: Parts): Conversation {
  const { knowledge, matcher, i18n, defaultLocale, now, retentionDays, limits, pauses, onDropped } = parts
  const { isOperator, isAdministrator } = parts
  const replyWith = createReplyWith({ knowledge, i18n, now })
  const startPage = createStartPage(knowledge, i18n)
  const topicsPage = createTopicsPage(knowledge)
  const lawPages = createLawPages({ knowledge, now })
  const { savedLocale, saveLocale, forget, record } = createMemory(parts)
  const features = [
    start({ knowledge, replyWith, startPage, topicsPage }),
    help(),
    about({ knowledge }),
    privacy({ retentionDays, forget }),
    topics({ topicsPage }),
    languages({ i18n, startPage, savedLocale, saveLocale }),
    law({ knowledge, pages: lawPages }),
    answer({ knowledge, replyWith }),
    ask({ knowledge, matcher, replyWith, namedArticle: lawPages.named, record }),
    inline({ knowledge, matcher, replyWith }),
    pause({ pauses }),
  ].map(withHiddenNote)
  const language = { i18n, defaultLocale, savedLocale }
  const memories = createConversationMemories(parts)
  const conversation = createConversation({ features, ...language, memories, isOperator, isAdministrator })
  return guard(conversation, {
    ...language,
    limits,
    isPaused: pauses.isPaused,
    onDropped: (_incoming, reason) => onDropped(reason),
  })
}

/** The command menus of Telegram, in English for all and in Chinese for apps in Chinese (their language code is "zh" in both scripts). */
export function commandMenus(i18n: I18n) {
  const languages = [
    { languageCode: '', locale: 'en' },
    { languageCode: 'zh', locale: 'zh-Hans' },
  ]
  return languages.flatMap(({ languageCode, locale }) => {
    const t = i18n.translate(locale)
    const describe = (names: readonly (typeof listedCommands)[number][]) =>
      names.map((command) => ({ command, description: t(`commands.${command}`) }))
    return [
      { languageCode, scope: 'private' as const, commands: describe(listedCommands) },
      { languageCode, scope: 'group' as const, commands: describe(['faq']) },
    ]
  })
}
