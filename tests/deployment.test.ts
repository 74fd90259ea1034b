import { existsSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { settingNames } from '../src/config.ts'
import { createMetrics } from '../src/metrics.ts'
import { importsOf, readSource } from './support/source-files.ts'

const root = join(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const found = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map((match) => match.slice(1).find((group) => group !== undefined) ?? '')

type Service = {
  readonly build?: string
  readonly environment?: Readonly<Record<string, string>>
  readonly networks?: readonly string[]
  readonly ports?: readonly string[]
  readonly [key: string]: unknown
}
type Compose = { readonly services: Readonly<Record<string, Service>>; readonly networks?: unknown }

const readCompose = (file: string): Compose => parse(read(file), { merge: true })

const dockerfile = read('Dockerfile')
const unit = read('deploy/xubao.service')
const caddyfile = read('deploy/Caddyfile')
const guide = read('docs/deploy.md')
const composeFiles = ['compose.yaml', 'deploy/compose.small.yaml']
const { scripts, dependencies } = JSON.parse(read('package.json')) as Record<string, Readonly<Record<string, string>>>

/** What compose.yaml reads besides the settings of the bot. */
const ownOfCompose = ['BOT_DOMAIN', 'POSTGRES_PASSWORD']
/** What is read beside the settings: by the packages, and by whatever prepares and finds what was learnt ahead. */
const beside = ['NODE_ENV', 'CACHE_DIR']
const unknownSettings = (names: readonly string[], ...also: readonly string[]): readonly string[] =>
  names.filter((name) => ![...settingNames, ...beside, ...also].includes(name))

test('the image gets files that exist, and nothing that .dockerignore excludes', () => {
  const copied = found(dockerfile, /^COPY (?!--from)(.+) \S+$/gm).flatMap((list) => list.split(' '))
  expect(copied).toEqual(expect.arrayContaining(['src', 'intents', 'locales', 'package.json', 'package-lock.json']))
  expect(copied.filter((file) => !existsSync(join(root, file)))).toEqual([])
  const admitted = found(read('.dockerignore'), /^!(.+)$/gm)
  expect(copied.toSorted()).toEqual(admitted.toSorted())
  expect(read('.dockerignore')).toMatch(/^\*$/m)
})

test('the image and the unit run what npm start runs, with Node as the first process', () => {
  const entry: readonly string[] = JSON.parse(found(dockerfile, /^ENTRYPOINT (.+)$/gm).at(-1) ?? '[]')
  expect(entry.join(' ')).toMatch(/^node .*src\/main\.ts$/)
  expect(found(unit, /^ExecStart=\S*\/(.+)$/gm)).toEqual([entry.join(' ')])
  expect(scripts?.start).toMatch(/^node .*src\/programs\/launch\.mjs start$/)
  expect(importsOf('programs/start.ts', read('src/programs/start.ts'))).toContain('main.ts')
})

test('the program that learns beforehand exists, and writes to the folder that the image reads', () => {
  const programs = found(dockerfile, /^RUN node (\S+)/gm)
  expect(programs.length).toBeGreaterThan(0)
  expect(programs.filter((file) => !existsSync(join(root, file)))).toEqual([])
  expect(found(dockerfile, /CACHE_DIR=(\S+)/g)).toEqual(['/app/cache', '/app/cache'])
})

test('the image runs without privileges and has a health check', () => {
  expect(found(dockerfile, /^USER (.+)$/gm)).toEqual(['1000:1000'])
  expect(found(dockerfile, /^STOPSIGNAL (.+)$/gm)).toEqual(['SIGTERM'])
  expect(dockerfile).toMatch(/^HEALTHCHECK [\s\S]*?\/healthz/m)
  expect(found(dockerfile, /^FROM (\S+)/gm)).toEqual(['node:24-slim', 'node:24-slim'])
})

test('the running bot imports nothing that the image leaves out', () => {
  const packages = [...readSource()]
    .flatMap(([file, text]) => importsOf(file, text))
    .filter((name) => !/\.\w+$/.test(name))
  const names = packages.filter((name) => !isBuiltin(name)).map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name)
  expect(names).toContain('fastify')
  expect([...new Set(names)].filter((name) => !(name in (dependencies ?? {})))).toEqual([])
})

test('image, unit and compose files set only settings that exist', () => {
  const imageSettings = found(dockerfile, /^(?:ENV|\s+) ?([A-Z_]+)=\S+(?: \\)?$/gm)
  expect(imageSettings).toEqual(expect.arrayContaining(['HOST', 'PORT', 'DATABASE_URL']))
  expect(unknownSettings(imageSettings)).toEqual([])
  expect(unknownSettings(found(unit, /^Environment=(\w+)=/gm))).toEqual([])
  for (const file of composeFiles) {
    expect(unknownSettings(found(read(file), /\$\{(\w+)/g), ...ownOfCompose), file).toEqual([])
    for (const [name, { build, environment }] of Object.entries(readCompose(file).services))
      if (build) expect(unknownSettings(Object.keys(environment ?? {})), `${file}: ${name}`).toEqual([])
  }
})

test('every container has no privileges, has limits, and cannot write to its own files', () => {
  for (const file of composeFiles)
    for (const [name, service] of Object.entries(readCompose(file).services)) {
      expect(service, `${file}: ${name}`).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        restart: 'unless-stopped',
        mem_limit: expect.stringMatching(/^\d+m$/),
        logging: { options: { 'max-size': expect.any(String) } },
      })
    }
})

test('only Caddy can be reached from outside, and it cannot reach the database', () => {
  const { services, networks } = readCompose('compose.yaml')
  const open = Object.entries(services).filter(([, { ports }]) => ports)
  expect(open.map(([name]) => name)).toEqual(['caddy'])
  expect(services.caddy?.networks).toEqual(['edge'])
  expect(services.database?.networks).toEqual(['database'])
  expect(networks).toMatchObject({ database: { internal: true } })
  for (const port of readCompose('deploy/compose.small.yaml').services.bot?.ports ?? [])
    expect(port).toMatch(/^127\.0\.0\.1:/)
})

test('Caddy gets no secret of the bot, and the bots share all settings', () => {
  const { services } = readCompose('compose.yaml')
  expect(services.caddy).not.toHaveProperty('env_file')
  expect(Object.keys(services.caddy?.environment ?? {})).toEqual(['BOT_DOMAIN'])
  expect(services.database).not.toHaveProperty('env_file')
  expect(services['bot-1']).toEqual(services['bot-2'])
})

test('Caddy lets only the path of WEBHOOK_URL through, to every bot', () => {
  const { services } = readCompose('compose.yaml')
  const bots = Object.entries(services).filter(([, { build }]) => build)
  expect(bots.length).toBe(2)
  const targets = bots.map(([name, { environment }]) => `${name}:${environment?.PORT}`)
  expect(found(caddyfile, /reverse_proxy (.+) \{/g)).toEqual([targets.join(' ')])
  const webhookUrl = (services['bot-1']?.environment?.WEBHOOK_URL ?? '').replace(/\$\{[^}]*\}/, 'bot.example.com')
  expect(found(caddyfile, /^\s+path (.+)$/gm)).toEqual([new URL(webhookUrl).pathname])
  expect(caddyfile).toMatch(/handle \{\s+respond 404\s+\}/)
})

test('the unit keeps its restrictions', () => {
  for (const line of ['DynamicUser=yes', 'ProtectSystem=strict', 'NoNewPrivileges=yes', 'Restart=always'])
    expect(unit.split('\n')).toContain(line)
  expect(unit).toMatch(/^MemoryMax=\d+M$/m)
  expect(unit).toMatch(/^SystemCallFilter=@system-service$/m)
  expect(unit).not.toMatch(/^MemoryDenyWriteExecute=yes/m)
  expect(guide).toContain(found(unit, /^EnvironmentFile=(.+)$/gm)[0])
  const files = found(unit, /\/opt\/xubao\/((?:src|docs|deploy)\/\S+)/g)
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
})

test('every stop allows more than the ten seconds that the bot needs', () => {
  expect(Number(found(unit, /^TimeoutStopSec=(\d+)$/gm)[0])).toBeGreaterThan(10)
  for (const file of composeFiles)
    for (const [name, service] of Object.entries(readCompose(file).services))
      if (service.build) expect(Number.parseInt(String(service.stop_grace_period), 10), name).toBeGreaterThan(10)
})

test('alerts watch metrics that exist, and the guide says what to do about each', async () => {
  const alerts = read('deploy/alerts.yaml')
  const text = await createMetrics().text()
  const names = [...new Set(found(alerts, /\b((?:xubao|process)_\w+)/g))].map((name) => name.replace(/_bucket$/, ''))
  expect(names.length).toBeGreaterThan(4)
  expect(names.filter((name) => !text.includes(`# TYPE ${name} `))).toEqual([])
  const { groups } = parse(alerts) as { groups: readonly { rules: readonly { alert: string }[] }[] }
  const known = groups.flatMap(({ rules }) => rules.map(({ alert }) => alert))
  expect(found(guide, /^\| (Xubao\w+) \|/gm).toSorted()).toEqual(known.toSorted())
})

test('the guide says what each setting costs', () => {
  const explained = found(guide, /^\| `([A-Z_]+)` \|/gm)
  expect(settingNames.filter((name) => !explained.includes(name))).toEqual([])
  expect(unknownSettings(explained)).toEqual([])
  for (const name of ownOfCompose) expect(guide).toContain(`\`${name}`)
})

test('the guide mentions every file of the deployment', () => {
  for (const file of [
    'Dockerfile',
    'compose.yaml',
    'compose.small.yaml',
    'Caddyfile',
    'xubao.service',
    'alerts.yaml',
    'check.sh',
  ])
    expect(guide).toContain(file)
})
