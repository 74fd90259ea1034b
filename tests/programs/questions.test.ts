import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/store/database/database.ts'
import { keepToOurselves } from '../../src/store/database/only-one.ts'
import type { Database } from '../../src/store/database/schema.ts'
import { type AskedQuestion, recordQuestion } from '../../src/store/questions.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const program = join(import.meta.dirname, '../../src/programs/launch.mjs')

/** Runs `xubao questions …` in a folder of its own. */
function questions(folder: string, words: readonly string[], databaseUrl = 'sqlite:xubao.db') {
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'questions', ...words], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  return { code: status, out: stdout, error: stderr }
}

const asked: readonly AskedQuestion[] = [
  {
    id: '1',
    // Midnight in China is 16:00 UTC of the day before.
    askedAt: new Date('2026-11-01T15:59:59Z'),
    person: 'aaaaaaaaaaaa',
    chat: 'private',
    locale: 'zh-Hans',
    question: '滞纳金怎么算',
    outcome: 'answer',
    topic: 'late-fee',
    confidence: 0.97,
  },
  {
    id: '2',
    askedAt: new Date('2026-11-01T16:00:00Z'),
    person: 'bbbbbbbbbbbb',
    chat: 'group',
    locale: 'zh-Hant',
    question: '=HYPERLINK("https://example.com")\u001b[2J\n100%',
    outcome: 'presumed',
    topic: 'pay-arrears',
    confidence: 0.4,
  },
  {
    id: '3',
    askedAt: new Date('2026-11-03T04:05:00Z'),
    person: 'aaaaaaaaaaaa',
    chat: 'private',
    locale: 'en',
    question: 'Who pays the Late fee?',
    outcome: 'fallback',
  },
]

/** A folder with a database in which these questions are, and the database, still open as the running bot has it. */
async function folderWith(kept: readonly AskedQuestion[] = asked) {
  const folder = temporaryFolder()
  const url = `sqlite:${join(folder, 'xubao.db')}`
  const database: Database = await openDatabase(url, { pseudonymOf: (id) => id })
  onTestFinished(() => database.destroy())
  for (const question of kept) await recordQuestion(database, question)
  return { folder, url, database }
}

/** The ids that a call finds, the newest first. */
function idsOf(folder: string, words: readonly string[]): string {
  const { out } = questions(folder, [...words, '--json'])
  const found: { readonly questions: readonly { readonly id: string }[] } = JSON.parse(out)
  return found.questions.map(({ id }) => id).join('')
}

test('filters and search words say which questions, by days of China', async () => {
  const { folder } = await folderWith()
  expect(idsOf(folder, [])).toBe('321')
  expect(idsOf(folder, ['--since', '2026-11-02', '--until', '2026-11-02'])).toBe('2')
  expect(idsOf(folder, ['--lang', 'zh', '--topic', 'late-fee', '--outcome', 'answer', '滞纳金', '怎么'])).toBe('1')
  expect(idsOf(folder, ['--confidence-below', '0.5'])).toBe('2')
  expect(idsOf(folder, ['late FEE', '--limit', '1'])).toBe('3')
})

test('the terminal shows a line for each question, in the time of China, and nothing that steers the terminal', async () => {
  const { folder } = await folderWith()
  const { code, out, error } = questions(folder, [])
  expect([code, error]).toEqual([0, ''])
  const [head, ...lines] = out.split('\n')
  expect(head).toMatch(/^asked \(China\) +person +lang +outcome +topic +conf +question$/)
  expect(lines[0]).toMatch(/^2026-11-03 12:05 {2}aaaaaa {2}en +fallback +Who pays the Late fee\?$/)
  expect(lines[1]).toMatch(/^2026-11-02 00:00 {2}bbbbbb .+ pay-arrears +0\.40 {2}=HYPERLINK.+ \[2J 100%$/)
  expect(lines.slice(2)).toEqual([expect.stringMatching(/^2026-11-01 23:59 .+ 滞纳金怎么算$/), '', '3 questions', ''])
  expect(out).not.toContain('\u001b')
})

test('a long list ends with how to see the rest, a long question with dots', async () => {
  const many = Array.from({ length: 52 }, (_, at) => ({
    ...(asked[2] as AskedQuestion),
    id: String(at),
    question: '医'.repeat(200),
  }))
  const { folder } = await folderWith(many)
  const { out } = questions(folder, [])
  expect(out).toContain('\n52 questions, the newest 50 shown; --limit 52 shows all\n')
  expect(out.match(/ 医{35}…\n/g)).toHaveLength(50)
  expect(questions(folder, ['--limit', '52']).out).toMatch(/\n52 questions\n$/)
})

test('CSV opens in a spreadsheet, whole, and no cell runs as a formula', async () => {
  const { folder } = await folderWith(
    ['=1', '+1', '-1', '@a', '\ta', '\ra', '＝1', 'a=1'].map((question, at) => ({
      ...(asked[0] as AskedQuestion),
      id: String(at),
      question,
    })),
  )
  const { code, out, error } = questions(folder, ['--csv'])
  expect([code, error, out.charCodeAt(0)]).toEqual([0, '', 0xfeff])
  const [head, ...rows] = out.slice(1).split('\r\n')
  expect(head).toBe('asked_at,person,chat,language,outcome,topic,confidence,question')
  const before = '2026-11-01T15:59:59.000Z,aaaaaaaaaaaa,private,zh-Hans,answer,late-fee,0.97,'
  expect(rows).toEqual([
    ...["'=1", "'+1", "'-1", "'@a", "'\ta", '"\'\ra"', "'＝1", 'a=1'].map((cell) => `${before}${cell}`),
    '',
  ])
})

test('counts are shown by topic, outcome, language and day, with the number of different people', async () => {
  const { folder } = await folderWith()
  const counts = JSON.parse(questions(folder, ['--count', '--json']).out)
  const one = { questions: 1, people: 1 }
  expect(counts).toMatchObject({ questions: 3, people: 2 })
  expect(counts.by.topic).toEqual(
    expect.arrayContaining([
      { value: null, ...one },
      { value: 'late-fee', ...one },
      { value: 'pay-arrears', ...one },
    ]),
  )
  expect(counts.by.day).toEqual(['2026-11-01', '2026-11-02', '2026-11-03'].map((value) => ({ value, ...one })))
  expect(questions(folder, ['--count']).out).toMatch(
    /^topic +questions {2}people\n[\s\S]+\n\nlanguage .+\n[\s\S]+\nzh-Hant +1 +1\n[\s\S]+\n3 questions from 2 people\n$/,
  )
  expect(questions(folder, ['--count', '--csv', '--lang', 'en']).out).toBe(
    '\uFEFFby,value,questions,people\r\ntopic,(none),1,1\r\noutcome,fallback,1,1\r\nlanguage,en,1,1\r\nday,2026-11-03,1,1\r\n',
  )
})

test('where nothing matches it says so, and which topic was probably meant', async () => {
  const { folder } = await folderWith()
  expect(questions(folder, ['--topic', 'latefee'])).toEqual({
    code: 0,
    out: 'No question matches. 3 are stored, the latest of 2026-11-03 12:05 in China. Did you mean --topic late-fee?\n',
    error: '',
  })
  expect(questions(folder, ['--count', 'nowhere']).out).toMatch(/^No question matches\. 3 are stored, .+ in China\.\n$/)
  expect(questions(folder, ['nowhere', '--json']).out).toBe('{\n  "total": 0,\n  "questions": []\n}\n')
  expect(questions((await folderWith([])).folder, []).out).toMatch(/^No question is stored\. .+RETENTION_DAYS/)
})

test('questions are read while the bot has the database, even in the middle of writing, and nothing is changed', async () => {
  const { folder, url } = await folderWith()
  onTestFinished(keepToOurselves(url, new Date()))
  const writer = new DatabaseSync(join(folder, 'xubao.db'))
  onTestFinished(() => writer.close())
  writer.exec("begin immediate; update questions set question = 'half'")
  const before = readdirSync(folder)
  expect(questions(folder, ['滞纳金']).out).toMatch(/\n1 question\n$/)
  expect(readdirSync(folder)).toEqual(before)
})

test('without a database to read it says what to do, and makes none', () => {
  const folder = temporaryFolder({ 'letter.db': 'hello, I am a letter and no database at all' })
  new DatabaseSync(join(folder, 'foreign.db')).exec('create table songs (title text)')
  const refused: readonly (readonly [string, RegExp])[] = [
    ['sqlite:xubao.db', /^There is no database xubao\.db yet\. The bot makes it when it starts: npx xubao start\./],
    ['sqlite::memory:', /^DATABASE_URL names a database in memory/],
    ['sqlite:letter.db', /^letter\.db cannot be read \(file is not a database\)/],
    ['sqlite:foreign.db', /^foreign\.db is not a database of this bot, .+no such table: questions/],
    ['mysql://somewhere', /^DATABASE_URL must be sqlite:/],
    ['postgres://xubao:geheim@127.0.0.1:1/bot', /^The server of DATABASE_URL cannot be asked/],
  ]
  for (const [url, message] of refused) {
    const { code, out, error } = questions(folder, [], url)
    expect([code, out], url).toEqual([1, ''])
    expect(error).toMatch(message)
    expect(error).not.toContain('geheim')
  }
  expect(readdirSync(folder).toSorted()).toEqual(['foreign.db', 'letter.db'])
})

test('wrong calls are answered with what is right', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'xubao.db'), '')
  const wrong: readonly (readonly [string, RegExp])[] = [
    ['--since yesterday', /argument 'yesterday' is invalid\. Write a day .+ 2027-01-01/],
    ['--since 2026-11-02 --until 2026-11-01', /^--since 2026-11-02 is later than --until 2026-11-01\./],
    ['--outcome wrong', /Allowed choices are answer, presumed, several, disambiguation, fallback/],
    ['--confidence-below 60', /argument '60' is invalid\. Write a number above 0 and up to 1, such as 0\.6/],
    ['--limit 0', /argument '0' is invalid\. Write a whole number such as 100/],
    ['--json --csv', /cannot be used with option/],
    ['--count --limit 3', /cannot be used with option/],
    ['--sinse 2026-11-02', /unknown option '--sinse'\n\(Did you mean --since\?\)\n`npx xubao questions --help`/],
  ]
  for (const [line, message] of wrong) {
    const { code, out, error } = questions(folder, line.split(' '))
    expect([code, out], line).toEqual([2, ''])
    expect(error).toMatch(message)
  }
})
