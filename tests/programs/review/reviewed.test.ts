import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readReviews } from '../../../src/programs/review/reviews.ts'
import { setDates } from '../../../src/programs/review/set-dates.ts'
import { runXubao } from '../../../src/programs/xubao.ts'
import { knowledgeBase } from '../../fixtures/knowledge-base.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

const known = { topics: ['late-fee', 'waiting-period'], today: '2026-12-11' }
const read = (text: string) => readReviews(text, 'r.csv', known)

const written = `# A comment at the top
kind: topic
reviewed: "2026-11-01"   # checked by one
reviewBy: 2027-05-01
answer: { en: { short: >-
      long  text } }
variants:
  - from: 2027-01-01
    reviewBy: 2027-12-01 # order of its own
    reviewed: 2026-12-01
  - from: 2028-01-01
    answer: none
`

test('lines are read with commas, blanks, comments, a heading and the mark of a spreadsheet', () => {
  const text =
    '\uFEFFtopic,day,due\r\n\r\n# all of it\r\nlate-fee, 2026-12-10\r\nwaiting-period 2026-12-10 2027-03-31 # soon\r\n'
  expect(read(text)).toEqual({
    reviews: [
      { topic: 'late-fee', day: '2026-12-10' },
      { topic: 'waiting-period', day: '2026-12-10', due: '2027-03-31' },
    ],
    problems: [],
  })
})

test.each([
  ['latefee,2026-12-10', /^r\.csv:1 \("latefee,2026-12-10"\) names no topic\. Did you mean late-fee\?$/],
  ['late-fee,10.12.2026', /is not a topic and a day\. Write for example/],
  ['late-fee,2026-02-30', /is not a topic and a day/],
  ['late-fee', /is not a topic and a day/],
  ['late-fee,2026-12-12', /is of a day to come; today is 2026-12-11/],
  ['late-fee,2026-12-10,2026-12-10', /has a next review that is not after the review/],
  ['late-fee,2026-12-01\nlate-fee,2026-12-02', /^r\.csv:2 .+ for the second time/],
  ['', /^r\.csv names no topic\.$/],
])('the line %j is refused', (text, message) => {
  expect(read(text).problems).toEqual([expect.stringMatching(message)])
})

test('only the two dates change; comments, order and line breaks stay', () => {
  expect(setDates(written, { topic: 'late-fee', day: '2026-12-10', due: '2027-06-30' })).toBe(
    written.replace('"2026-11-01"', '2026-12-10').replace('2027-05-01', '2027-06-30'),
  )
})

test('without a next day the time between two reviews stays the same', () => {
  expect(setDates(written, { topic: 'late-fee', day: '2026-11-11' })).toContain('reviewBy: 2027-05-11\n')
})

test('a variant with dates of its own gets them from its first day on; one without leaves them to the topic', () => {
  const dated = (day: string) => setDates(written, { topic: 'late-fee', day, due: '2030-01-01' })
  expect(dated('2026-12-31')).toContain('\nreviewBy: 2030-01-01\n')
  expect(dated('2027-01-01')).toContain('    reviewBy: 2030-01-01 # order of its own\n    reviewed: 2027-01-01\n')
  expect(dated('2028-01-01')).toContain('\nreviewBy: 2030-01-01\n')
})

test('the command writes the topics that the file names, and none if a line is wrong', async () => {
  const { directory, load } = knowledgeBase()
  const folder = temporaryFolder({
    'good.csv': 'late-fee,2026-11-20\n',
    'bad.csv': 'pay-arrears,2026-11-20\nlate-fe,2026-11-20\n',
  })
  const texts = () => ['late-fee', 'pay-arrears'].map((topic) => readFileSync(join(directory, `${topic}.yaml`), 'utf8'))
  const before = texts()
  const quiet = { writeErr: () => undefined }
  expect(await runXubao(['reviewed', '--intents', directory, join(folder, 'bad.csv')], quiet)).toBe(1)
  expect(texts()).toEqual(before)
  expect(await runXubao(['reviewed', '--intents', directory, join(folder, 'good.csv')], quiet)).toBe(0)
  expect(texts()[1]).toBe(before[1])
  expect(load().intents.get('late-fee')?.variants[0]).toMatchObject({ reviewed: '2026-11-20', reviewBy: '2027-05-20' })
})
