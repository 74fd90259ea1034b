import { expect, test } from 'vitest'
import { type Config, readConfig, settingNames } from '../src/config.ts'

const locales = ['en', 'zh-Hans', 'zh-Hant']
const token = `1234567890:${'AAbb-_99'.repeat(5)}`
const secret = 'a-long-enough_secret'

const configOf = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const result = readConfig(environment, locales)
  if ('problems' in result) throw new Error(result.problems.join('\n'))
  return result.config
}
const problemsOf = (environment: Readonly<Record<string, string | undefined>>): readonly string[] => {
  const result = readConfig(environment, locales)
  return 'problems' in result ? result.problems : []
}

test('without settings the bot opens the playground, on this machine only', () => {
  expect(configOf({})).toEqual({
    mode: 'playground',
    host: '127.0.0.1',
    port: 8080,
    databaseUrl: 'sqlite:data/xubao.db',
    intentsDirectory: 'intents',
    cacheDirectory: 'data/cache',
    defaultLocale: 'zh-Hans',
    logLevel: 'info',
    retentionDays: 90,
    limits: { personPerMinute: 120, groupPerMinute: 20, outgoingPerSecond: 30, outgoingPerGroupMinute: 20 },
  })
})

test('with a token it asks Telegram for messages', () => {
  expect(configOf({ BOT_TOKEN: token })).toMatchObject({
    mode: 'polling',
    token,
    apiRoot: 'https://api.telegram.org',
  })
})

test('with a token, an address and a secret, Telegram delivers messages', () => {
  const environment = { BOT_TOKEN: token, WEBHOOK_URL: 'https://bot.example.com/telegram', WEBHOOK_SECRET: secret }
  expect(configOf(environment)).toMatchObject({
    mode: 'webhook',
    webhookUrl: 'https://bot.example.com/telegram',
    webhookSecret: secret,
  })
})

test('every setting takes effect', () => {
  const environment = {
    HOST: '0.0.0.0',
    PORT: '0',
    DATABASE_URL: 'postgres://xubao:geheim@db/xubao',
    INTENTS_DIR: 'other',
    CACHE_DIR: 'elsewhere',
    DEFAULT_LOCALE: 'en',
    LOG_LEVEL: 'debug',
    RETENTION_DAYS: '7',
    PERSON_PER_MINUTE: '1',
    GROUP_PER_MINUTE: '2',
    OUTGOING_PER_SECOND: '3',
    OUTGOING_PER_GROUP_MINUTE: '0',
    METRICS_TOKEN: 'a-long-enough.token',
  }
  expect(configOf(environment)).toEqual({
    mode: 'playground',
    host: '0.0.0.0',
    port: 0,
    databaseUrl: 'postgres://xubao:geheim@db/xubao',
    intentsDirectory: 'other',
    cacheDirectory: 'elsewhere',
    defaultLocale: 'en',
    logLevel: 'debug',
    retentionDays: 7,
    limits: { personPerMinute: 1, groupPerMinute: 2, outgoingPerSecond: 3, outgoingPerGroupMinute: 0 },
    metricsToken: 'a-long-enough.token',
  })
})

test('a bot on Telegram has administrators and a key for pseudonyms, by default its token', () => {
  expect(configOf({ BOT_TOKEN: token })).toMatchObject({ hashKey: token, adminIds: [] })
  const environment = { BOT_TOKEN: token, HASH_KEY: 'sixteen characters', ADMIN_IDS: '12345678, 23456789' }
  expect(configOf(environment)).toMatchObject({ hashKey: 'sixteen characters', adminIds: ['12345678', '23456789'] })
})

test('a port that is set is distinguished from the default', () => {
  expect(configOf({ BOT_TOKEN: token })).toMatchObject({ port: 8080, isPortChosen: false })
  expect(configOf({ BOT_TOKEN: token, PORT: '8080' })).toMatchObject({ port: 8080, isPortChosen: true })
  expect(configOf({ BOT_TOKEN: token, PORT: ' ' })).toMatchObject({ port: 8080, isPortChosen: false })
})

test('an empty or blank setting counts as unset', () => {
  expect(configOf(Object.fromEntries(settingNames.map((name) => [name, ''])))).toEqual(configOf({}))
  expect(configOf(Object.fromEntries(settingNames.map((name) => [name, ' \t'])))).toEqual(configOf({}))
})

test('white space around a setting is ignored', () => {
  expect(configOf({ BOT_TOKEN: ` ${token}\n`, PORT: ' 3000 ' })).toMatchObject({ token, port: 3000 })
})

test('other environment variables are ignored', () => {
  expect(configOf({ PATH: '/bin', NODE_ENV: 'production' })).toEqual(configOf({}))
})

test('slashes at the end of the API address are removed', () => {
  expect(configOf({ BOT_TOKEN: token, TELEGRAM_API_ROOT: 'http://127.0.0.1:8081//' })).toMatchObject({
    apiRoot: 'http://127.0.0.1:8081',
  })
})

test('every problem is reported at once, each with its setting and a remedy', () => {
  const wrong = Object.fromEntries(settingNames.map((name) => [name, 'geheim']))
  const problems = problemsOf(wrong)
  const free = ['HOST', 'INTENTS_DIR', 'CACHE_DIR']
  expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual(
    settingNames.filter((name) => !free.includes(name)).sort(),
  )
  for (const problem of problems)
    expect(problem).toMatch(/^[A-Z_]+ (?:must be|needs|does not look like) .+\.|rand -hex 32$/)
})

test('no problem repeats the value, which may be a secret', () => {
  const wrong = Object.fromEntries(settingNames.map((name) => [name, 'geheim']))
  expect(problemsOf(wrong).join('\n')).not.toContain('geheim')
  const almost = {
    BOT_TOKEN: `${token} x`,
    WEBHOOK_URL: `http://bot.example.com/${token}`,
    WEBHOOK_SECRET: `${secret}!`,
  }
  expect(problemsOf(almost)).toHaveLength(3)
  expect(problemsOf(almost).join('\n')).not.toMatch(/AAbb|enough/)
})

test('if a webhook lacks a token and a secret, both are reported', () => {
  const problems = problemsOf({ WEBHOOK_URL: 'https://bot.example.com/telegram' })
  expect(problems).toEqual([
    expect.stringMatching(/^WEBHOOK_SECRET is missing.*openssl rand -hex 32$/),
    expect.stringMatching(/^BOT_TOKEN is missing/),
  ])
})

test.each([
  ['BOT_TOKEN', 'abc'],
  ['BOT_TOKEN', '123456:short'],
  ['TELEGRAM_API_ROOT', 'file:///etc/passwd'],
  ['TELEGRAM_API_ROOT', 'api.telegram.org'],
  ['WEBHOOK_URL', 'http://bot.example.com/'],
  ['WEBHOOK_SECRET', 'too-short'],
  ['WEBHOOK_SECRET', 'a'.repeat(257)],
  ['WEBHOOK_SECRET', 'no blanks or umlauts ä'],
  ['PORT', 'http'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['DATABASE_URL', 'mysql://db/x'],
  ['DATABASE_URL', 'sqlite:'],
  ['DEFAULT_LOCALE', 'fr'],
  ['LOG_LEVEL', 'loud'],
  ['RETENTION_DAYS', '0'],
  ['RETENTION_DAYS', '3651'],
  ['HASH_KEY', 'too short'],
  ['ADMIN_IDS', '@ann'],
  ['ADMIN_IDS', '1,,2'],
  ['METRICS_TOKEN', 'too-short'],
  ['METRICS_TOKEN', 'no blanks in the token'],
  ['PERSON_PER_MINUTE', '-1'],
  ['GROUP_PER_MINUTE', '1.5'],
  ['OUTGOING_PER_SECOND', 'many'],
  ['OUTGOING_PER_GROUP_MINUTE', '100001'],
])('%s may not be %s', (name, value) => {
  const base = name === 'WEBHOOK_URL' ? { BOT_TOKEN: token, WEBHOOK_SECRET: secret } : {}
  const problems = problemsOf({ ...base, [name]: value })
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(new RegExp(`^${name} `))
})

test.each([
  ['DATABASE_URL', 'sqlite::memory:'],
  ['DATABASE_URL', 'postgresql://db/x'],
  ['TELEGRAM_API_ROOT', 'http://localhost:8081'],
  ['WEBHOOK_SECRET', 'a'.repeat(256)],
  ['PORT', '65535'],
  ['RETENTION_DAYS', '1'],
  ['HASH_KEY', '键'.repeat(16)],
  ['ADMIN_IDS', '12345678'],
  ['PERSON_PER_MINUTE', '0'],
  ['OUTGOING_PER_SECOND', '100000'],
])('%s may be %s', (name, value) => {
  expect(problemsOf({ [name]: value })).toEqual([])
})
