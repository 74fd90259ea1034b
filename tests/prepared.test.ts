import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { serialize } from 'node:v8'
import { expect, test, vi } from 'vitest'
import { learn } from '../src/learning/learn.ts'
import { storePrepared } from '../src/learning/store-prepared.ts'
import { createMatcher } from '../src/matching/matcher.ts'
import { fingerprintOf, loadPrepared, type Prepared, type Sources } from '../src/prepared.ts'
import { type Files, knowledgeBase, topicFile } from './fixtures/knowledge-base.ts'
import { temporaryFolder } from './fixtures/temporary-folder.ts'

const source = join(import.meta.dirname, '../src')

/** A small knowledge base, one language, and an empty folder for the result. */
function sourcesOf(changes: Files = {}): Sources {
  return {
    intentsDirectory: knowledgeBase(changes).directory,
    localesDirectory: temporaryFolder({ 'en.json': '{"hello":"Hello"}' }),
    cacheDirectory: join(temporaryFolder(), 'cache'),
  }
}

const cacheOf = ({ cacheDirectory }: Sources): string => join(cacheDirectory, 'prepared.v8')
const greeting = ({ texts }: Prepared) => texts.get('en')?.hello

let learnt: Prepared['learnt'] | undefined

/** Fills the cache with something that differs from what a fresh start would make. */
function fill(sources: Sources): void {
  const knowledge = knowledgeBase().load()
  learnt ??= learn(knowledge)
  storePrepared({ texts: new Map([['en', { hello: 'from the cache' }]]), knowledge, learnt }, sources)
}

test('the first start makes what the bot knows, says so and how long it takes, and keeps the result', () => {
  const sources = sourcesOf()
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const made = loadPrepared(sources)
  const told = written.mock.calls.map(([text]) => text).join('')
  const again = loadPrepared(sources)
  const toldAgain = written.mock.calls.length
  written.mockRestore()
  expect(greeting(made)).toBe('Hello')
  expect([...made.knowledge.intents.keys()]).toEqual(['greeting', 'late-fee', 'pay-arrears', 'waiting-period'])
  expect(readdirSync(sources.cacheDirectory)).toEqual(['prepared.v8'])
  expect(told).toMatch(/Learning it takes about \d+ seconds/)
  expect(told).toContain('npm run calibrate')
  expect(toldAgain).toBe(2)
  const base = knowledgeBase().load()
  const read = (matcher: ReturnType<typeof createMatcher>) => matcher.read('who pays the late fee?')
  expect(read(createMatcher(again.knowledge, again.learnt))).toEqual(read(createMatcher(base, learn(base))))
})

test('the cache is used until a topic changes', () => {
  const sources = sourcesOf()
  fill(sources)
  expect(greeting(loadPrepared(sources))).toBe('from the cache')
  const topic = topicFile({ title: { en: 'Fees', 'zh-Hans': '滞纳金' }, citations: ['insurance-law#2'] })
  writeFileSync(join(sources.intentsDirectory, 'late-fee.yaml'), JSON.stringify(topic))
  const made = loadPrepared(sources)
  expect(greeting(made)).toBe('Hello')
  expect(made.knowledge.intents.get('late-fee')?.title.en).toBe('Fees')
})

test('a change to any file of the knowledge base or any text changes the fingerprint, other files do not', () => {
  const sources = sourcesOf()
  let before = fingerprintOf(sources)
  const isOther = (): boolean => {
    const old = before
    before = fingerprintOf(sources)
    return before !== old
  }
  appendFileSync(join(sources.intentsDirectory, 'notes.txt'), 'not part of the knowledge base')
  expect(isOther()).toBe(false)
  for (const file of ['greeting.yaml', 'synonyms.yaml', 'laws/insurance-law.yaml', 'new.yaml', 'calibration.json']) {
    appendFileSync(join(sources.intentsDirectory, file), '\n')
    expect(isOther(), file).toBe(true)
  }
  appendFileSync(join(sources.localesDirectory, 'en.json'), '\n')
  expect(isOther()).toBe(true)
})

test('a new version of the preparing code does not reuse the old cache', () => {
  const copy = temporaryFolder()
  cpSync(source, copy, { recursive: true, filter: (path) => !path.includes('playground') })
  const files = ['knowledge/load.ts', 'locale/traditional.ts', 'matching/terms.ts', 'privacy/redact.ts', 'log.ts']
  const script = `
    import { appendFileSync } from 'node:fs'
    import { fingerprintOf } from '${pathToFileURL(join(copy, 'prepared.ts')).href}'
    const [copy, sources, ...files] = process.argv.slice(1)
    for (const file of [undefined, ...files]) {
      if (file) appendFileSync(copy + '/' + file, '// a change')
      console.log(fingerprintOf(JSON.parse(sources)))
    }`
  const words = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script, copy]
  const printed = execFileSync(process.execPath, [...words, JSON.stringify(sourcesOf()), ...files], {
    encoding: 'utf8',
  })
  const [first, ...others] = printed.trim().split('\n')
  const isNew = others.map((print, index) => print !== [first, ...others][index])
  expect(isNew).toEqual([true, true, true, true, false])
})

test.each([
  ['a truncated file', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
  ['an unrelated file', (file: string) => writeFileSync(file, serialize(null))],
])('%s in the cache is replaced', (_name, spoil) => {
  const sources = sourcesOf()
  fill(sources)
  spoil(cacheOf(sources))
  expect(greeting(loadPrepared(sources))).toBe('Hello')
  expect(readdirSync(sources.cacheDirectory)).toEqual(['prepared.v8'])
})

test('if the cache is not writable, the start takes longer, says so and leaves no folder behind', () => {
  const sources = sourcesOf()
  const file = join(temporaryFolder({ file: '' }), 'file')
  const cacheDirectory = join(file, 'cache')
  const temporary = temporaryFolder()
  vi.stubEnv('TMPDIR', temporary)
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  expect(greeting(loadPrepared({ ...sources, cacheDirectory }))).toBe('Hello')
  const told = written.mock.calls.map(([text]) => text).join('')
  written.mockRestore()
  vi.unstubAllEnvs()
  expect(told).toContain(`${cacheDirectory} is not writable (CACHE_DIR)`)
  // Node keeps compiled code there, in one folder for all starts.
  expect(readdirSync(temporary).filter((name) => name !== 'node-compile-cache')).toEqual([])
})

test('knowledge from the cache is frozen too', () => {
  const sources = sourcesOf()
  fill(sources)
  const { knowledge } = loadPrepared(sources)
  const intents = knowledge.intents as Map<string, unknown>
  expect(() => intents.set('late-fee', undefined)).toThrow('frozen')
  expect(() => intents.clear()).toThrow('frozen')
  expect(Object.isFrozen(knowledge.intents.get('late-fee')?.variants[0].answer.en)).toBe(true)
})

test.skipIf(process.getuid?.() === 0)('a cache folder that belongs to somebody else stays empty', () => {
  const sources = sourcesOf()
  const cacheDirectory = temporaryFolder()
  chmodSync(cacheDirectory, 0o500)
  expect(greeting(loadPrepared({ ...sources, cacheDirectory }))).toBe('Hello')
  expect(readdirSync(cacheDirectory)).toEqual([])
})

test('problems in a broken knowledge base are reported as the loader reports them, and nothing is cached', () => {
  const changes = { 'late-fee.yaml': topicFile({ citations: ['insurance-law#99'], title: undefined }) }
  const { message } = knowledgeBase(changes).fails()
  expect(message).toMatch(/late-fee\.yaml:\d+/)
  const sources = sourcesOf(changes)
  const withoutFolder = (text: string): string => text.replaceAll(/xubao-\w+/g, 'folder').trim()
  const told = (): string => {
    try {
      return String(loadPrepared(sources))
    } catch (error) {
      return withoutFolder((error as Error).message)
    }
  }
  expect(told()).toBe(withoutFolder(message))
  expect(existsSync(cacheOf(sources))).toBe(false)
})

test('a missing folder of texts is reported', () => {
  const sources = sourcesOf()
  expect(() => loadPrepared({ ...sources, localesDirectory: temporaryFolder() })).toThrow('en.json is missing')
})

test('the start uses what xubao learn made beforehand', () => {
  const sources = sourcesOf()
  const { intentsDirectory: intents, localesDirectory: locales, cacheDirectory: cache } = sources
  const words = ['learn', '--intents', intents, '--locales', locales, '--cache', cache]
  expect(spawnSync(process.execPath, [join(source, 'programs/launch.mjs'), ...words]).status).toBe(0)
  const before = readFileSync(cacheOf(sources))
  const { ino } = statSync(cacheOf(sources))
  expect(greeting(loadPrepared(sources))).toBe('Hello')
  expect(statSync(cacheOf(sources)).ino).toBe(ino)
  expect(readFileSync(cacheOf(sources)).equals(before)).toBe(true)
})

/** The processes that a process has started and that are still there. */
const childrenOf = (pid: number): readonly string[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)

test.skipIf(process.platform !== 'linux')(
  'learning ends unfinished if the process that started it is killed',
  async () => {
    const project = join(import.meta.dirname, '..')
    // The whole knowledge base: learning it takes long enough to be interrupted.
    const sources = {
      intentsDirectory: join(project, 'intents'),
      localesDirectory: join(project, 'locales'),
      cacheDirectory: join(temporaryFolder(), 'cache'),
    }
    const script = `
    import { loadPrepared } from '${pathToFileURL(join(source, 'prepared.ts')).href}'
    loadPrepared(JSON.parse(process.argv[1]))`
    const words = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script]
    const parent = spawn(process.execPath, [...words, JSON.stringify(sources)], { stdio: 'ignore' })
    await vi.waitUntil(() => childrenOf(parent.pid as number).length > 0, { timeout: 30_000, interval: 20 })
    const [learner] = childrenOf(parent.pid as number)
    parent.kill('SIGKILL')
    await vi.waitUntil(() => !existsSync(`/proc/${learner}`), { timeout: 60_000, interval: 100 })
    expect(readdirSync(sources.cacheDirectory)).toEqual([])
  },
  100_000,
)
