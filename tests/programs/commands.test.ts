import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { knowledgeBase, topicFile } from '../fixtures/knowledge-base.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const launcher = join(import.meta.dirname, '../../src/programs/launch.mjs')

type Environment = Readonly<Record<string, string>>

/** Runs `xubao` as npm does. */
function xubao(words: readonly string[], environment: Environment = {}) {
  const env = { ...process.env, CACHE_DIR: join(temporaryFolder(), 'cache'), ...environment }
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...words], { encoding: 'utf8', env })
  return { code: status, out: stdout, error: stderr }
}

/** A knowledge base in which the answer on late fees changes with the year 2027. */
const changing = () =>
  knowledgeBase({
    'late-fee.yaml': topicFile({
      title: { en: 'Late fees', 'zh-Hans': '滞纳金' },
      variants: [
        {
          from: '2027-01-01',
          reviewed: '2026-12-01',
          reviewBy: '2027-12-01',
          answer: { en: { short: 'It is otherwise.' }, 'zh-Hans': { short: '就是这样。' } },
          citations: ['insurance-law#2'],
        },
      ],
    }),
  }).directory

test('ask lists what is wrong with a broken knowledge base, without a stack trace', () => {
  const { directory } = knowledgeBase({
    'late-fee.yaml': topicFile({ citations: ['insurance-law#99'], title: undefined }),
  })
  for (const run of [
    xubao(['ask', '--intents', directory, 'why?']),
    xubao(['ask', 'why?'], { INTENTS_DIR: directory }),
  ]) {
    expect([run.code, run.out]).toEqual([1, ''])
    expect(run.error).toMatch(/The knowledge base has \d+ problems?:\n.+late-fee\.yaml/)
    expect(run.error).not.toMatch(/\n\s+at /)
  }
})

test('knowledge --changes shows how answers and citations differ from the day before', () => {
  const { code, out } = xubao(['knowledge', '--intents', changing(), '--changes', '2027-01-01', '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    day: '2027-01-01',
    changes: [
      {
        intent: 'late-fee',
        removed: ['en short: It is so.', 'cites insurance-law#1 (in force)'],
        added: ['en short: It is otherwise.', 'cites insurance-law#2 (in force)'],
      },
    ],
  })
})

test('knowledge --on shows the variant of that day, in aligned columns', () => {
  const { out } = xubao(['knowledge', 'late-fee', 'greeting', '--on', '2027-01-01'], { INTENTS_DIR: changing() })
  expect(out.split('\n').slice(0, 3)).toEqual([
    'topic     title   section  scope     en  zh  cites  reviewed    review by',
    'greeting  你好    talk     national   1   1      0  2026-11-01  2027-05-01',
    'late-fee  滞纳金  core     national   1   1      1  2026-12-01  2027-12-01',
  ])
})

test('lint --on judges reviews on that day', () => {
  const { code, out } = xubao(['lint', '--on', '2027-12-15', '--json'], { INTENTS_DIR: changing() })
  expect(code).toBe(1)
  const found = JSON.parse(out)
    .findings.map(({ message }: { readonly message: string }) => message)
    .join('\n')
  expect(found).toContain('\nthe variant from 2027-01-01 was due for a review on 2027-12-01')
})

const pretending = (version: string): readonly string[] => [
  '--import',
  `data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`,
]

test('an old Node hands over to the one that npm installed', () => {
  const words = [...pretending('20.1.0'), launcher, 'ask', '--help']
  const { status, stdout } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^Usage: xubao ask/)])
})

test('an old Node alone says in one line what to do', () => {
  const folder = temporaryFolder()
  copyFileSync(launcher, join(folder, 'launch.mjs'))
  const words = [...pretending('20.1.0'), join(folder, 'launch.mjs'), 'ask', 'why?']
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toMatch(/^Xubao needs Node 24\.5 or newer, and this is 20\.1\.0\. .+`npm ci`.+\n$/)
})

test('export says how much it wrote and where, and writes the answers of the day', () => {
  const folder = join(temporaryFolder(), 'site')
  const { code, out } = xubao(['export', '--on', '2027-01-01', folder], { INTENTS_DIR: changing() })
  expect([code, out]).toEqual([0, expect.stringMatching(/^13 pages, \d+ KiB in .+site\n$/)])
  expect(readFileSync(join(folder, 'en/late-fee.html'), 'utf8')).toContain('It is otherwise.')
})
