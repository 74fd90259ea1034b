import type { Config } from './config.ts'
import { type Conversation, createConversation } from './conversation/conversation.ts'
import { about } from './features/about.ts'
import { answer, createReplyWith } from './features/answer.ts'
import { ask } from './features/ask.ts'
import { help, listedCommands } from './features/help.ts'
import { inline } from './features/inline.ts'
import { language } from './features/language.ts'
import { law } from './features/law.ts'
import { createLawPages } from './features/law-pages.ts'
import { createStartPage, start } from './features/start.ts'
import { createTopicsPage, topics } from './features/topics.ts'
import type { Knowledge } from './knowledge/knowledge.ts'
import type { I18n, Locale } from './locale/i18n.ts'
import type { Log } from './log.ts'
import { isCurrent } from './matching/calibrate.ts'
import { explain } from './matching/explain.ts'
import { createMatcher, type Matcher } from './matching/matcher.ts'
import { readCalibration } from './matching/stored-calibration.ts'
import { savedLocale, saveLocale } from './store/people.ts'
import type { Database } from './store/schema.ts'
import { createTelegram, type Telegram } from './telegram/telegram.ts'
import { registerPlayground } from './web/playground.ts'
import { createServer, listen } from './web/server.ts'
import { registerWebhook } from './web/webhook.ts'

/** What the bot is made of, before any door is open. */
export type Parts = {
  readonly knowledge: Knowledge
  readonly matcher: Matcher
  readonly i18n: I18n
  readonly database: Database
  readonly defaultLocale: Locale
  readonly now: () => Date
}

/** The bot without doors: every feature over the parts. */
export function createBot({ knowledge, matcher, i18n, database, defaultLocale, now }: Parts): Conversation {
  const replyWith = createReplyWith({ knowledge, i18n, now })
  const startPage = createStartPage(knowledge, i18n)
  const topicsPage = createTopicsPage(knowledge)
  const lawPages = createLawPages({ knowledge, now })
  const people = {
    savedLocale: (person: string) => savedLocale(database, person),
    saveLocale: (person: string, locale: Locale | undefined) => saveLocale(database, person, locale),
  }
  const features = [
    start({ knowledge, replyWith, startPage, topicsPage }),
    help(),
    about({ knowledge }),
    topics({ topicsPage }),
    language({ i18n, startPage, ...people }),
    law({ knowledge, pages: lawPages }),
    answer({ knowledge, replyWith }),
    ask({ knowledge, matcher, replyWith, namedArticle: lawPages.named }),
    inline({ knowledge, matcher, replyWith }),
  ]
  return createConversation({ features, i18n, defaultLocale, savedLocale: people.savedLocale })
}

/** The command menus of Telegram, in English for all and in Chinese for apps in Chinese (their language code is "zh" in both scripts). */
function commandMenus(i18n: I18n) {
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

/** The open doors. */
export type App = {
  /** What to tell the person who started it. */
  readonly greeting: string
  /** Resolves when the doors have closed by themselves; rejects when Telegram refuses the token. */
  readonly done: Promise<void>
  /** Closes the doors, lets what is under way finish, and closes the database. */
  readonly stop: () => Promise<void>
}

const pathOf = (url: string): string => new URL(url).pathname

/** Opens the doors that the configuration asks for. Rejects with an error that says what to do when one cannot be opened. */
export async function startApp(
  config: Config,
  parts: Omit<Parts, 'matcher' | 'defaultLocale'>,
  log: Log,
): Promise<App> {
  const { knowledge, i18n, database } = parts
  const calibration = readCalibration(config.intentsDirectory)
  if (!isCurrent(calibration, knowledge))
    log.warn(
      'the stored calibration is out of date and is computed now, which takes a while; npm run calibrate stores it',
    )
  const matcher = createMatcher(knowledge, calibration)
  const conversation = createBot({ ...parts, matcher, defaultLocale: config.defaultLocale })
  const closeDatabase = (): Promise<void> => database.destroy()

  if (config.mode === 'playground') {
    const server = createServer({ log })
    const explainTo = (text: string, locale: Locale) => explain(text, matcher, knowledge, locale)
    registerPlayground(server, { conversation, explain: explainTo, locales: i18n.locales, log, host: config.host })
    const address = await listen(server, config)
    const stop = (): Promise<void> => server.close().then(closeDatabase)
    return {
      greeting: `Xubao 续保 is open at ${address} (playground; set BOT_TOKEN in .env to serve Telegram). Ctrl+C stops it.`,
      done: new Promise(() => {}),
      stop,
    }
  }

  const telegram: Telegram = createTelegram({
    token: config.token,
    apiRoot: config.apiRoot,
    conversation,
    commandMenu: commandMenus(i18n),
    log,
  })
  if (config.mode === 'polling') {
    const stop = (): Promise<void> => telegram.stop().then(closeDatabase)
    return { greeting: 'Xubao 续保 asks Telegram for messages. Ctrl+C stops it.', done: telegram.start(), stop }
  }

  const server = createServer({ log })
  registerWebhook(server, { path: pathOf(config.webhookUrl), secret: config.webhookSecret, receive: telegram.receive })
  const address = await listen(server, config)
  const done = telegram.startWebhook(config.webhookUrl, config.webhookSecret).then(() => new Promise<void>(() => {}))
  const stop = (): Promise<void> => server.close().then(telegram.stop).then(closeDatabase)
  return {
    greeting: `Xubao 续保 takes Telegram's messages at ${address}${pathOf(config.webhookUrl)}. Ctrl+C stops it.`,
    done,
    stop,
  }
}
