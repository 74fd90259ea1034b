import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commandNames, runXubao } from '../../src/programs/xubao.ts'
import { knowledgeBase } from '../fixtures/knowledge-base.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const project = join(import.meta.dirname, '../..')
const { scripts, engines, bin } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))

/** What a call gives back and prints as help or as an error. */
async function call(...words: readonly string[]) {
  let out = ''
  let error = ''
  const code = await runXubao(words, {
    writeOut: (text) => {
      out += text
    },
    writeErr: (text) => {
      error += text
    },
  })
  return { code, out, error }
}

/** When each file of the folders that programs write to was last written. */
function written(): readonly string[] {
  return ['intents', 'intents/laws', 'docs/images'].flatMap((folder) =>
    readdirSync(join(project, folder)).map((file) => `${file} ${statSync(join(project, folder, file)).mtimeMs}`),
  )
}

test.each(commandNames)(
  'xubao %s --help explains the command with examples and exit codes, and writes nothing',
  async (name) => {
    const before = written()
    const { code, out, error } = await call(name, '--help')
    expect([code, error]).toEqual([0, ''])
    expect(out).toMatch(new RegExp(`^Usage: xubao ${name}\\b`))
    expect(out).toMatch(new RegExp(`\\nExamples:\\n {2}npx xubao ${name}\\b`))
    expect(out).toMatch(/\nExit codes.*:\n {2}0 {2}done\n {2}1 {2}\S.*\n {2}2 {2}called wrongly\n$/)
    expect(written()).toEqual(before)
  },
)

test('xubao --help lists every command', async () => {
  const { code, out } = await call('--help')
  expect(code).toBe(0)
  for (const name of commandNames) expect(out).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'))
})

test('the same flags mean the same in every command', async () => {
  const helps = new Map<string, string>()
  for (const name of commandNames) helps.set(name, (await call(name, '--help')).out)
  const having = (flag: string) => commandNames.filter((name) => helps.get(name)?.includes(`  ${flag}`))
  const reading = [
    'ask',
    'lint',
    'knowledge',
    'eval',
    'self-test',
    'calibrate',
    'schemas',
    'export',
    'reviewed',
    'learn',
  ]
  expect(having('--intents <folder>')).toEqual(reading)
  expect(having('--json')).toEqual(commandNames.filter((name) => name === 'questions' || reading.includes(name)))
  expect(having('--on <date>')).toEqual(['ask', 'lint', 'knowledge', 'export'])
})

test('every command is an npm script of the same name', () => {
  for (const name of commandNames)
    expect(scripts[name], name).toMatch(new RegExp(`^node (?:--\\S+ )?${bin.xubao} ${name}$`))
})

test('the launcher asks for the Node that package.json asks for', () => {
  const [, major, minor] = /least = \[(\d+), (\d+)\]/.exec(readFileSync(join(project, bin.xubao), 'utf8')) ?? []
  expect(engines.node).toBe(`>=${major}.${minor}`)
})

test.each<readonly [string, number, RegExp]>([
  ['', 2, /^Usage: xubao/],
  ['aks', 2, /unknown command 'aks'\n\(Did you mean ask\?\)\n`npx xubao --help`/],
  ['lnit --all', 2, /Did you mean lint\?/],
  ['--jsn', 2, /unknown option '--jsn'/],
  ['help nothing', 2, /^Usage: xubao/],
  ['ask', 2, /missing required argument 'question'\n`npx xubao ask --help` explains it\./],
  ['ask --jsn why', 2, /unknown option '--jsn'\n\(Did you mean --json\?\)/],
  ['ask --on tomorrow why', 2, /'--on <date>' argument 'tomorrow' is invalid\. Write a day .+ 2027-01-01/],
  ['lint --on 2027-02-29', 2, /argument '2027-02-29' is invalid/],
  ['lint late-fee', 2, /too many arguments for 'lint'/],
  ['lint --intents', 2, /option '--intents <folder>' argument missing/],
  ['lint --intents nowhere', 1, /nowhere is not a knowledge base: it needs <topic>\.yaml files/],
  ['knowledge --intents BASE latefee', 2, /There is no topic "latefee"\. Did you mean late-fee\?/],
  [
    'knowledge --intents BASE zzz',
    2,
    /There is no topic "zzz"\. There are greeting, late-fee, pay-arrears, waiting-period\./,
  ],
  ['knowledge --intents BASE --cites insurance-lw', 2, /no law "insurance-lw"\. Did you mean insurance-law\?/],
  ['knowledge --intents BASE --cites insurance-law#', 1, /"insurance-law#" is not a citation\. Write law#article/],
  ['knowledge --changes soon', 2, /argument 'soon' is invalid/],
  ['knowledge --changes 2027-01-01 --on 2027-01-01', 2, /'--changes <date>' cannot be used with option '--on <date>'/],
  ['eval FOLDER/nowhere.jsonl', 1, /nowhere\.jsonl: there is no such file\./],
  ['eval FOLDER/bad.jsonl', 1, /bad\.jsonl:2 is not a labelled question/],
  ['eval FOLDER/good.jsonl --topic latefee', 2, /no question about "latefee"\. Did you mean late-fee\?/],
  ['self-test --intents BASE pay-arrear greting', 2, /Did you mean pay-arrears\?\n.+Did you mean greeting\?/],
  ['calibrate --force', 2, /unknown option '--force'\n`npx xubao calibrate --help`/],
  ['schemas now', 2, /too many arguments for 'schemas'/],
  ['db bakup x.db', 2, /unknown command 'bakup'\n\(Did you mean backup\?\)/],
  ['db backup', 2, /missing required argument 'file'\n`npx xubao db backup --help`/],
  ['export', 2, /missing required argument 'folder'\n`npx xubao export --help`/],
  ['export --format pdf FOLDER/site', 2, /argument 'pdf' is invalid\. Allowed choices are html, jsonl, packet/],
  ['export --intents nowhere FOLDER/site', 1, /nowhere is not a knowledge base/],
  ['export --intents BASE FOLDER', 1, /is not empty and not an earlier export/],
  ['export --intents BASE FOLDER/good.jsonl', 1, /good\.jsonl is a file\. Name a folder\./],
  ['reviewed', 2, /missing required argument 'file'\n`npx xubao reviewed --help`/],
  ['reviewed --intents BASE FOLDER/nowhere.csv', 1, /nowhere\.csv: there is no such file\./],
  ['reviewed --intents BASE FOLDER/bad.jsonl', 1, /bad\.jsonl:1 .+ is not a topic and a day/],
  ['learn --intents nowhere', 1, /nowhere is not a knowledge base/],
])('xubao %s: exit code %i', async (line, expected, message) => {
  const folder = temporaryFolder({
    'good.jsonl': '{"text":"a","topic":"late-fee"}\n{"text":"b","kind":"greeting"}\n',
    'bad.jsonl': '{"text":"a","topic":"late-fee"}\n{"text":"b"}\n',
  })
  const named = line.replace('BASE', knowledgeBase().directory).replace('FOLDER', folder)
  const { code, out, error } = await call(...named.split(' ').filter((word) => word !== ''))
  expect([code, out]).toEqual([expected, ''])
  expect(error).toMatch(message)
  expect(error).not.toMatch(/\n\s+at /)
})
