import type { Abilities } from './conversation/abilities.ts'
import type { Command, Commands } from './conversation/command.ts'
import { type Conversation, createConversation } from './conversation/conversation.ts'
import type { Feature } from './conversation/feature.ts'
import { createActReader } from './dialogue/acts.ts'
import { createAlarm } from './dialogue/alarm.ts'
import { createLanguageWish, languageOfAct } from './dialogue/language-wish.ts'
import { createMemories } from './dialogue/memories.ts'
import type { Question } from './dialogue/outcome.ts'
import { createReadMessage } from './dialogue/read.ts'
import { about } from './features/about.ts'
import { alarm } from './features/alarm.ts'
import { answer } from './features/answer.ts'
import { ask } from './features/ask.ts'
import { checklist } from './features/checklist.ts'
import { help } from './features/help.ts'
import { inline } from './features/inline.ts'
import { joined } from './features/joined.ts'
import { language as languages } from './features/language.ts'
import { law } from './features/law.ts'
import { pause } from './features/pause.ts'
import { place } from './features/place.ts'
import { privacy } from './features/privacy.ts'
import { type ReminderBook, remind } from './features/remind.ts'
import { start } from './features/start.ts'
import { sum } from './features/sum.ts'
import { topics } from './features/topics.ts'
import { triage } from './features/triage.ts'
import type { Knowledge } from './knowledge/knowledge.ts'
import { dayInChina } from './knowledge/knowledge.ts'
import { type GuardReason, guard } from './limits/guard.ts'
import type { IncomingLimits } from './limits/incoming.ts'
import type { Pauses } from './limits/pauses.ts'
import type { I18n, Locale } from './locale/i18n.ts'
import type { Matcher } from './matching/matcher.ts'
import { createAlarmPage } from './pages/alarm.ts'
import { describeCommand, listedCommands } from './pages/commands.ts'
import { withHiddenNote } from './pages/hidden-note.ts'
import { createInterpretationPage } from './pages/interpretation.ts'
import { createLawPages } from './pages/law-pages.ts'
import { createSumPages } from './pages/open-sum.ts'
import { createFindPassages } from './pages/passages.ts'
import { createPlacePages } from './pages/place.ts'
import { createReplyWith } from './pages/reply-with.ts'
import { createSituationPage } from './pages/situation.ts'
import { createStartPage } from './pages/start-page.ts'
import { createTalkPages } from './pages/talk.ts'
import { createTopicsPage } from './pages/topics-page.ts'
import { createTriagePages } from './pages/triage.ts'
import { createSay } from './pages/understanding.ts'
import type { Seal } from './privacy/seal.ts'
import { columnsOf, readReminder } from './reminders/stored.ts'
import { createReadAnswer } from './situation/answer-in-words.ts'
import { createCaseReader } from './situation/case-reader.ts'
import { withGuide } from './situation/triage.ts'
import type { Database } from './store/database/schema.ts'
import { keepMemory, recallMemory } from './store/memories.ts'
import { savedLocale as findLocale, forgetPerson, saveLocale as keepLocale } from './store/people.ts'
import { recordQuestion } from './store/questions.ts'
import { createReminderBook } from './store/reminder-book.ts'

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
  /** Seals what must be read again. */
  readonly seal: Seal
  /** For how many days questions are kept. */
  readonly retentionDays: number
  /** Hears of a question (by the id of its incoming) that was answered but could not be kept. */
  readonly onRecordFailure: (id: string, error: unknown) => void
  /** Hears why the language that a person chose could not be looked up; they are answered in the one they write in. */
  readonly onLookUpFailure: (error: unknown) => void
  /** Hears of every question that was asked, for counting. */
  readonly onAsked: (question: Question) => void
  /** Hears of what was not answered because somebody went beyond a limit or the bot is paused. */
  readonly onDropped: (reason: GuardReason) => void
  readonly limits: IncomingLimits
  readonly pauses: Pauses
  /** Whether a person runs the bot. */
  readonly isOperator: (personId: string) => boolean
  readonly abilities: Abilities
}

/** What the bot keeps about people, under their pseudonyms. */
function createRecords({ database, now, pseudonymOf, onRecordFailure, onLookUpFailure, onAsked }: Parts) {
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
      const { options: _options, act: _act, ...kept } = question
      try {
        await recordQuestion(database, { ...kept, person: pseudonymOf(question.person), askedAt: now() })
      } catch (error) {
        // The answer is sent even if the question could not be recorded.
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

/** The reminders of private chats, as features know them. */
function createReminders({ database, now, pseudonymOf, seal }: Parts): ReminderBook {
  const book = createReminderBook({ database, now, pseudonymOf, seal: seal.seal })
  return {
    list: async (chat) => (await book.list(chat)).flatMap((kept) => readReminder(kept) ?? []),
    keep: (chat, reminder) => book.keep(chat, columnsOf(reminder)),
    remove: book.remove,
  }
}

/** The pages that several features share. */
function createPages({ knowledge, matcher, i18n, now }: Parts) {
  const replyWith = createReplyWith({ knowledge, i18n, now })
  const dependencies = { knowledge, i18n, now, replyWith }
  const cases = createCaseReader(knowledge)
  const today = (): string => dayInChina(now())
  const placeIn = (words: string) => cases?.places.find(words)[0]?.region
  const figureContext = () => ({ today: today(), findPlace: (words: string) => placeIn(words)?.code })
  const guided = withGuide(knowledge.situation)
  const talk = createTalkPages({ ...dependencies, languageOf: languageOfAct })
  const places = createPlacePages({ knowledge, now })
  const interpretationPage = createInterpretationPage({ ...dependencies, findPassages: createFindPassages(knowledge) })
  const situation = createSituationPage({ knowledge, now })
  return {
    replyWith,
    talk,
    places,
    say: createSay({ knowledge, replyWith, interpretationPage, talk, situation, places }),
    startPage: createStartPage(knowledge, i18n),
    topicsPage: createTopicsPage(knowledge),
    lawPages: createLawPages({ knowledge, now }),
    alarmPage: createAlarmPage({ knowledge, i18n, today }),
    figureContext,
    sumPages: createSumPages({ knowledge, context: figureContext, regionOf: (code) => cases?.places.byCode(code) }),
    readMessage: createReadMessage({ knowledge, matcher, cases, today }),
    triagePages: createTriagePages({ knowledge, i18n, now }),
    readAnswer: guided && cases && createReadAnswer(guided, cases, today),
    placeIn,
  }
}

/** Every ability of the bot, in the order in which they hear a text. */
function createFeatures(parts: Parts, commands: () => Commands): readonly Feature[] {
  const { knowledge, matcher, i18n, now, retentionDays, pauses } = parts
  const { startPage, topicsPage, lawPages, alarmPage, ...pages } = createPages(parts)
  const { replyWith, talk, readMessage, say, places, placeIn } = pages
  const { triagePages, readAnswer, sumPages, figureContext } = pages
  const { savedLocale, saveLocale, forget, record } = createRecords(parts)
  const { acts } = knowledge.talk
  const languageWish = createLanguageWish(acts)
  return [
    alarm({ alarmOf: createAlarm(knowledge, matcher.alarmSides), alarmPage, record }),
    start({
      ...{ knowledge, replyWith, startPage, topicsPage },
      ...{ triagePage: triagePages?.linked, openSum: sumPages.openPayload },
    }),
    triage({ pages: triagePages, readAnswer }),
    checklist({ situation: triagePages?.situation }),
    remind({ book: createReminders(parts), now }),
    topics({ topicsPage }),
    sum({
      knowledge,
      pages: sumPages,
      context: figureContext,
      readAct: acts && createActReader(acts).read,
      record,
    }),
    ask({ knowledge, readMessage, say, talk, record, namedArticle: lawPages.named }),
    law({ knowledge, pages: lawPages }),
    place({ pages: places, placeIn }),
    languages({ i18n, startPage, savedLocale, saveLocale, languageWish }),
    help({ knowledge, commands }),
    about({ knowledge }),
    privacy({ retentionDays, forget }),
    answer({ knowledge, i18n, now, replyWith, talk }),
    inline({ knowledge, matcher, replyWith }),
    pause({ pauses }),
    joined(),
  ].map(withHiddenNote)
}

/** The bot without doors: every feature over the parts. */
export function createBot(parts: Parts): Conversation {
  const { i18n, defaultLocale, limits, pauses, onDropped, isOperator, abilities } = parts
  const { savedLocale } = createRecords(parts)
  const language = { i18n, defaultLocale, savedLocale }
  const conversation: Conversation = createConversation({
    ...language,
    features: createFeatures(parts, () => conversation.commands),
    memories: createConversationMemories(parts),
    isOperator,
    isAdministrator: abilities.isAdministrator,
  })
  return guard(conversation, {
    ...language,
    limits,
    isPaused: pauses.isPaused,
    onDropped: (_incoming, reason) => onDropped(reason),
  })
}

/** The command menus of Telegram, in English for all and in Chinese for apps in Chinese (their language code is "zh" in both scripts). */
export function commandMenus(i18n: I18n, commands: Commands) {
  const languages = [
    { languageCode: '', locale: 'en' },
    { languageCode: 'zh', locale: 'zh-Hans' },
  ]
  const listed = listedCommands(commands).filter(({ needs }) => needs === 'everyone')
  return languages.flatMap(({ languageCode, locale }) => {
    const t = i18n.translate(locale)
    const describe = (shown: readonly Command[]) =>
      shown.map((command) => ({ command: command.name, description: describeCommand(command, t) }))
    return [
      { languageCode, scope: 'private' as const, commands: describe(listed) },
      { languageCode, scope: 'group' as const, commands: describe(listed.filter(({ inGroups }) => inGroups)) },
    ]
  })
}
