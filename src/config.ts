import { z } from 'zod'

const flagged = (message: string) => ({ error: message })

const emptyIsAbsent = (settings: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) =>
      value === undefined || value.trim() === '' ? [] : [[name, value.trim()]],
    ),
  )

/** Every setting, with its default and what to do when it is wrong. `.env.example` explains them one by one. */
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
        'must be the https address under which Telegram reaches this server, for example https://bot.example.com/telegram.',
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
  PORT: z.coerce
    .number(flagged('must be a number.'))
    .int()
    .min(0, flagged('must be 0 to 65535.'))
    .max(65535, flagged('must be 0 to 65535.'))
    .default(8080),
  DATABASE_URL: z
    .string()
    .regex(
      /^(sqlite:.+|postgres(ql)?:\/\/.+)$/,
      flagged('must be sqlite:<file> (or sqlite::memory:) or postgres://user:password@host/database.'),
    )
    .default('sqlite:data/xubao.db'),
  INTENTS_DIR: z.string().default('intents'),
  DEFAULT_LOCALE: z.string().default('zh-Hans'),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      flagged('must be trace, debug, info, warn, error, fatal or silent.'),
    )
    .default('info'),
})

/** The names of all settings, for the test that holds `.env.example` against them. */
export const settingNames: readonly string[] = Object.keys(schema.shape)

type Common = {
  readonly host: string
  readonly port: number
  readonly databaseUrl: string
  readonly intentsDirectory: string
  readonly defaultLocale: string
  readonly logLevel: string
}
type Telegram = { readonly token: string; readonly apiRoot: string }

/** The settings, as the mode they make: no token → playground; token → polling; token and webhook address → webhook. */
export type Config =
  | (Common & { readonly mode: 'playground' })
  | (Common & Telegram & { readonly mode: 'polling' })
  | (Common & Telegram & { readonly mode: 'webhook'; readonly webhookUrl: string; readonly webhookSecret: string })

export type ConfigResult = { readonly config: Config } | { readonly problems: readonly string[] }

/**
 * The settings from the environment. Gives every problem at once, each as one line that names the setting and the remedy and
 * never repeats its value.
 * @param locales the languages that DEFAULT_LOCALE may name
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  locales: readonly string[],
): ConfigResult {
  const parsed = schema.safeParse(emptyIsAbsent(environment))
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  const raw = emptyIsAbsent(environment)
  if (raw.WEBHOOK_URL && !raw.WEBHOOK_SECRET)
    problems.push('WEBHOOK_SECRET is missing. A webhook needs one: openssl rand -hex 32')
  if (raw.WEBHOOK_URL && !raw.BOT_TOKEN)
    problems.push('BOT_TOKEN is missing, but WEBHOOK_URL is set. Set both for a webhook, none for the playground.')
  if (raw.DEFAULT_LOCALE && !locales.includes(raw.DEFAULT_LOCALE))
    problems.push(`DEFAULT_LOCALE must be one of ${locales.join(', ')}.`)
  if (!parsed.success || problems.length > 0) return { problems }

  const settings = parsed.data
  const common = {
    host: settings.HOST,
    port: settings.PORT,
    databaseUrl: settings.DATABASE_URL,
    intentsDirectory: settings.INTENTS_DIR,
    defaultLocale: settings.DEFAULT_LOCALE,
    logLevel: settings.LOG_LEVEL,
  }
  if (!settings.BOT_TOKEN) return { config: { ...common, mode: 'playground' } }
  const telegram = { token: settings.BOT_TOKEN, apiRoot: settings.TELEGRAM_API_ROOT.replace(/\/+$/, '') }
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
