import { z } from 'zod'

const flagged = (message: string) => ({ error: message })

const emptyIsAbsent = (settings: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) =>
      value === undefined || value.trim() === '' ? [] : [[name, value.trim()]],
    ),
  )

const wholeNumber = (least: number, most: number) => {
  const rule = flagged(`must be a whole number from ${least} to ${most}.`)
  return z.coerce.number(rule).int(rule).min(least, rule).max(most, rule)
}

/** Every setting with its default, and the remedy if it is wrong. `.env.example` explains each of them. */
const schema = z.object({
  BOT_TOKEN: z
    .string()
    .regex(
      /^\d{5,}:[A-Za-z0-9_-]{30,}$/,
      flagged('does not look like a bot token. Copy it from @BotFather: digits, a colon, about 35 characters.'),
    )
    .optional(),
  TELEGRAM_API_ROOT: z
    .url({
      protocol: /^https?$/,
      ...flagged('must be an http(s) address such as https://api.telegram.org, without the token.'),
    })
    .default('https://api.telegram.org'),
  WEBHOOK_URL: z
    .url({
      protocol: /^https$/,
      ...flagged(
        'must be the https address at which Telegram reaches this server, for example https://bot.example.com/telegram.',
      ),
    })
    .optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(
      /^[A-Za-z0-9_-]{16,256}$/,
      flagged('needs 16 to 256 characters of A-Z a-z 0-9 _ and -. Make one with: openssl rand -hex 32'),
    )
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65535).default(8080),
  DATABASE_URL: z
    .string()
    .regex(
      /^(sqlite:.+|postgres(ql)?:\/\/.+)$/,
      flagged('must be sqlite:<file> (or sqlite::memory:) or postgres://user:password@host/database.'),
    )
    .default('sqlite:data/xubao.db'),
  INTENTS_DIR: z.string().default('intents'),
  CACHE_DIR: z.string().default('data/cache'),
  DEFAULT_LOCALE: z.string().default('zh-Hans'),
  RETENTION_DAYS: wholeNumber(1, 3650).default(90),
  HASH_KEY: z.string().min(16, flagged('needs at least 16 characters. Make one with: openssl rand -hex 32')).optional(),
  ADMIN_IDS: z
    .string()
    .regex(/^\d+(\s*,\s*\d+)*$/, flagged('must be Telegram user IDs separated by commas, such as 12345678,23456789.'))
    .optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{16,}$/, flagged('needs at least 16 characters. Make one with: openssl rand -hex 32'))
    .optional(),
  PERSON_PER_MINUTE: wholeNumber(0, 100_000).default(120),
  GROUP_PER_MINUTE: wholeNumber(0, 100_000).default(20),
  OUTGOING_PER_SECOND: wholeNumber(0, 100_000).default(30),
  OUTGOING_PER_GROUP_MINUTE: wholeNumber(0, 100_000).default(20),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      flagged('must be trace, debug, info, warn, error, fatal or silent.'),
    )
    .default('info'),
})

/** The names of all settings, for the test that compares them with `.env.example`. */
export const settingNames: readonly string[] = Object.keys(schema.shape)

type Common = {
  readonly host: string
  readonly port: number
  readonly databaseUrl: string
  readonly intentsDirectory: string
  readonly cacheDirectory: string
  readonly defaultLocale: string
  readonly logLevel: string
  /** How many days questions are kept. */
  readonly retentionDays: number
  /** How often the bot answers and how fast it sends; 0 means no limit. */
  readonly limits: Limits
  /** The bearer token with which other machines may read /metrics. */
  readonly metricsToken?: string
}

/** Answers per minute to one person and in one group; messages sent per second in total and per minute to one group. 0 means no limit. */
export type Limits = {
  readonly personPerMinute: number
  readonly groupPerMinute: number
  readonly outgoingPerSecond: number
  readonly outgoingPerGroupMinute: number
}

type Telegram = {
  readonly token: string
  readonly apiRoot: string
  /** The key that turns people's IDs into pseudonyms. */
  readonly hashKey: string
  /** Telegram user IDs allowed to pause the whole bot. */
  readonly adminIds: readonly string[]
  /** Whether PORT is set. If it is not and the default port is taken, a polling bot starts without it. */
  readonly isPortChosen: boolean
}

/** The settings, by the mode they select: no token → playground; token → polling; token and webhook address → webhook. */
export type Config =
  | (Common & { readonly mode: 'playground' })
  | (Common & Telegram & { readonly mode: 'polling' })
  | (Common & Telegram & { readonly mode: 'webhook'; readonly webhookUrl: string; readonly webhookSecret: string })

export type ConfigResult = { readonly config: Config } | { readonly problems: readonly string[] }

/** What only holds for several settings together. */
function problemsAmong(raw: Readonly<Record<string, string | undefined>>, locales: readonly string[]): string[] {
  const problems: string[] = []
  if (raw.WEBHOOK_URL && !raw.WEBHOOK_SECRET)
    problems.push('WEBHOOK_SECRET is missing. A webhook needs one: openssl rand -hex 32')
  if (raw.WEBHOOK_URL && !raw.BOT_TOKEN)
    problems.push(
      'BOT_TOKEN is missing, but WEBHOOK_URL is set. Set both for a webhook, or neither for the playground.',
    )
  if (raw.DEFAULT_LOCALE && !locales.includes(raw.DEFAULT_LOCALE))
    problems.push(`DEFAULT_LOCALE must be one of ${locales.join(', ')}.`)
  return problems
}

/** The settings that hold in every mode. */
function commonOf(settings: z.infer<typeof schema>): Common {
  return {
    host: settings.HOST,
    port: settings.PORT,
    databaseUrl: settings.DATABASE_URL,
    intentsDirectory: settings.INTENTS_DIR,
    cacheDirectory: settings.CACHE_DIR,
    defaultLocale: settings.DEFAULT_LOCALE,
    logLevel: settings.LOG_LEVEL,
    retentionDays: settings.RETENTION_DAYS,
    limits: {
      personPerMinute: settings.PERSON_PER_MINUTE,
      groupPerMinute: settings.GROUP_PER_MINUTE,
      outgoingPerSecond: settings.OUTGOING_PER_SECOND,
      outgoingPerGroupMinute: settings.OUTGOING_PER_GROUP_MINUTE,
    },
    ...(settings.METRICS_TOKEN && { metricsToken: settings.METRICS_TOKEN }),
  }
}

/**
 * Reads the settings from the environment. Returns every problem at once, one line each: the setting and the remedy, never the
 * value.
 * @param locales the languages that DEFAULT_LOCALE may name
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  locales: readonly string[],
): ConfigResult {
  const parsed = schema.safeParse(emptyIsAbsent(environment))
  const raw = emptyIsAbsent(environment)
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  const problems = [...wrong, ...problemsAmong(raw, locales)]
  if (!parsed.success || problems.length > 0) return { problems }

  const settings = parsed.data
  const common = commonOf(settings)
  if (!settings.BOT_TOKEN) return { config: { ...common, mode: 'playground' } }
  const telegram = {
    token: settings.BOT_TOKEN,
    apiRoot: settings.TELEGRAM_API_ROOT.replace(/\/+$/, ''),
    // The token is secret, stable and the same on every replica. A separate key also survives a change of token.
    hashKey: settings.HASH_KEY ?? settings.BOT_TOKEN,
    adminIds: settings.ADMIN_IDS?.split(',').map((id) => id.trim()) ?? [],
    isPortChosen: raw.PORT !== undefined,
  }
  if (settings.WEBHOOK_URL && settings.WEBHOOK_SECRET) {
    return {
      config: {
        ...common,
        ...telegram,
        mode: 'webhook',
        webhookUrl: settings.WEBHOOK_URL,
        webhookSecret: settings.WEBHOOK_SECRET,
      },
    }
  }
  return { config: { ...common, ...telegram, mode: 'polling' } }
}
