import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const project = join(import.meta.dirname, '../..')

/** Starts a program as npm does when somebody calls it from `folder`. */
function start(program: string, folder: string, ...words: readonly string[]) {
  const env = { ...process.env, INIT_CWD: folder }
  return spawnSync(process.execPath, [join(project, program), ...words], { encoding: 'utf8', cwd: project, env })
}

const lines = ['how do I pay', 'pay it now', 'where is it', 'the place where'].map((text, index) =>
  JSON.stringify({ text, intent: index < 2 ? 'pay' : 'where' }),
)

test('a reader that stops early does not make the program fail', () => {
  const { stderr, stdout } = spawnSync(
    'bash',
    ['-c', `set -o pipefail; "${process.execPath}" src/programs/launch.mjs knowledge | true; echo $?`],
    {
      encoding: 'utf8',
      cwd: project,
    },
  )
  expect([stdout, stderr]).toEqual(['0\n', ''])
})

test('the benchmark measures any data set, with paths from where npm was started', () => {
  const folder = temporaryFolder({ 'train.jsonl': lines.join('\n'), 'oos.jsonl': '{"text":"zebra"}' })
  const files = ['--train', 'train.jsonl', '--test', 'train.jsonl', '--oos', 'oos.jsonl']
  const { status, stderr } = start('bench/matching.ts', folder, ...files, '--peers', 'none', '--json', 'out.json')
  expect([status, stderr]).toEqual([0, ''])
  const figures = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))
  expect(figures).toMatchObject({ train: join(folder, 'train.jsonl'), oos: join(folder, 'oos.jsonl') })
  expect(figures.results).toEqual([figures.ours])
  expect(figures.ours).toMatchObject({ peer: 'ours', top1: 1, auroc: expect.any(Number), timed: 1000, problem: null })
})

test.each([
  [['--train', 'train.jsonl'], '--test is missing'],
  [['--train', 'train.jsonl', '--test', 'nowhere.jsonl'], 'nowhere.jsonl: there is no such file.'],
  [['--train', 'train.jsonl', '--test', 'empty.jsonl'], 'empty.jsonl holds no line.'],
  [['--train', 'train.jsonl', '--test', 'bad.jsonl'], 'bad.jsonl:2 lacks "intent" as a text.'],
  [['--sorts', 'all'], "Unknown option '--sorts'"],
])('the benchmark says what is wrong with %s', (words, message) => {
  const folder = temporaryFolder({
    'train.jsonl': lines.join('\n'),
    'empty.jsonl': '\n',
    'bad.jsonl': `${lines[0]}\n{"text":"a"}\n`,
  })
  const { status, stderr } = start('bench/matching.ts', folder, ...words, '--peers', 'none')
  expect([status, stderr]).toEqual([1, expect.stringContaining(message)])
})
