import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { digestOf, digestsOf } from '../../src/knowledge/lint/articles.ts'
import type { Finding } from '../../src/knowledge/lint/finding.ts'
import { type LintOptions, lintKnowledge } from '../../src/knowledge/lint/lint.ts'
import { describeProblem } from '../../src/knowledge/problem.ts'
import { type Files, knowledgeBase, lawFile, topicFile } from '../fixtures/knowledge-base.ts'

/** `count` utterances for the topic `word`, no two of which are similar. */
const many = (word: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => {
    const letters = [...'bcdfghjklmnp']
    const own = [index % 12, Math.floor(index / 12)].map((at) => (letters[at] ?? '').repeat(4)).join('')
    return `${word}${own} ${own}${word}`
  })

const utterances = (word: string) => ({ en: many(word, 60), 'zh-Hans': many(`${word}中`, 60) })

const topic = (changes: Readonly<Record<string, unknown>>) => topicFile({ reviewBy: '2027-05-01', ...changes })

const falseClaims = readFileSync(join(import.meta.dirname, '../../intents/false-claims.yaml'), 'utf8')

/** A knowledge base in which the lint finds nothing. */
const clean: Files = {
  'false-claims.yaml': falseClaims,
  'late-fee.yaml': topic({
    title: { en: 'Late fees', 'zh-Hans': '滞纳金' },
    utterances: utterances('a'),
  }),
  'pay-arrears.yaml': topic({
    title: { en: 'Pay missed months', 'zh-Hans': '补缴欠费' },
    followUps: ['late-fee', 'waiting-period'],
    utterances: utterances('e'),
  }),
  'waiting-period.yaml': topic({
    title: { en: 'Waiting period', 'zh-Hans': '等待期' },
    followUps: ['late-fee', 'pay-arrears'],
    utterances: utterances('i'),
  }),
  'greeting.yaml': topic({
    kind: 'out-of-scope',
    section: 'talk',
    title: { en: 'Hello', 'zh-Hans': '你好' },
    utterances: utterances('o'),
  }),
}

const topicWith = (file: string, changes: Readonly<Record<string, unknown>>): Files => ({
  [file]: { ...(clean[file] as object), ...changes },
})

/** What the lint finds in the clean knowledge base with `changes`, as lines without the folder. */
function lint(changes: Files = {}, options: Partial<LintOptions> = {}) {
  const base = knowledgeBase({ ...clean, ...changes })
  const files = base.read()
  const settings = { today: '2026-11-23', digests: digestsOf(files), measured: [], ...options }
  return lintKnowledge(files, settings).map((finding: Finding) => ({
    severity: finding.severity,
    text: describeProblem({ ...finding, file: finding.file.split('/').slice(1).join('/') }),
    isAt: (file: string, words: string) => base.place(file, words) === `${finding.file}:${finding.line}`,
  }))
}

test('the lint finds nothing in a correct knowledge base', () => {
  expect(lint().map(({ text }) => text)).toEqual([])
})

test('a repeated utterance is found, whatever its punctuation, width, case and script', () => {
  const own = utterances('a')
  const found = lint(
    topicWith('late-fee.yaml', {
      utterances: {
        en: [...own.en, 'Who pays the FEE?', 'ｗｈｏ pays, the fee'],
        'zh-Hans': [...own['zh-Hans'], '断缴怎么办', '斷繳怎麼辦？'],
      },
    }),
  )
  expect(found.map(({ severity }) => severity)).toEqual(['error', 'error'])
  expect(found[0]?.text).toMatch(
    /"ｗｈｏ pays, the fee" is the same as "Who pays the FEE\?" \(.*late-fee\.yaml:\d+\)\. Reword one/,
  )
  expect(found[0]?.isAt('late-fee.yaml', 'ｗｈｏ')).toBe(true)
  expect(found[1]?.isAt('late-fee.yaml', '斷繳怎麼辦')).toBe(true)
})

test('an utterance that another topic also has is found', () => {
  const found = lint({
    ...topicWith('late-fee.yaml', {
      utterances: { ...utterances('a'), en: [...utterances('a').en, 'who pays it all'] },
    }),
    ...topicWith('pay-arrears.yaml', {
      utterances: { ...utterances('e'), en: [...utterances('e').en, 'who pays it all'] },
    }),
  })
  expect(found).toHaveLength(1)
  expect(found[0]?.text).toMatch(/^pay-arrears\.yaml:\d+ .* is the same as .*late-fee\.yaml/)
})

test('utterances that differ in a letter or two are found', () => {
  const found = lint(
    topicWith('late-fee.yaml', {
      utterances: {
        ...utterances('a'),
        en: [
          ...utterances('a').en,
          'how much is the late fee for a year of arrears',
          'how much is the late fee for a year of arrear',
        ],
      },
    }),
  )
  expect(found).toHaveLength(1)
  expect(found[0]?.text).toMatch(/"how much is the late fee for a year of arrear" is nearly the same as/)
})

test('short utterances may differ in one word, and long ones in the part that matters', () => {
  const en = [
    'fee when',
    'fee where',
    'who pays the fee, my company or me?',
    'does the fee run from the first or the last day of a month?',
  ]
  expect(
    lint(topicWith('late-fee.yaml', { utterances: { ...utterances('a'), en: [...utterances('a').en, ...en] } })),
  ).toEqual([])
})

test('an evaluation question may not be learnt', () => {
  const own = { ...utterances('a'), en: [...utterances('a').en, 'who shall bear the fee?'] }
  const measured = [
    { text: 'Who shall bear the fee', file: 'core.jsonl' },
    { text: 'something else entirely', file: 'core.jsonl' },
  ]
  const found = lint(topicWith('late-fee.yaml', { utterances: own }), { measured })
  expect(found).toHaveLength(1)
  expect(found[0]?.text).toMatch(
    /"who shall bear the fee\?" is also in core\.jsonl, whose questions are for evaluation only\. Remove it/,
  )
  expect(found[0]?.isAt('late-fee.yaml', 'who shall bear')).toBe(true)
})

test('common phrases may be both learnt and measured', () => {
  const own = { ...utterances('o'), 'zh-Hans': [...utterances('o')['zh-Hans'], '你好'] }
  expect(
    lint(topicWith('greeting.yaml', { utterances: own }), { measured: [{ text: '你好', file: 'a.jsonl' }] }),
  ).toEqual([])
})

test('a core topic needs 60 utterances in each language, any other 35', () => {
  const thin = { en: many('a', 59), 'zh-Hans': many('a中', 60) }
  expect(lint(topicWith('late-fee.yaml', { utterances: thin })).map(({ text }) => text)).toEqual([
    expect.stringMatching(
      /^late-fee\.yaml:\d+ has 59 utterances in en; it needs 60\. Write down how other people would ask\./,
    ),
  ])
  const enough = { en: many('a', 35), 'zh-Hans': many('a中', 34) }
  expect(lint(topicWith('late-fee.yaml', { section: 'life', utterances: enough })).map(({ text }) => text)).toEqual([
    expect.stringMatching(/has 34 utterances in zh-Hans; it needs 35/),
  ])
})

const law = (text: string, en: string = text) => ({
  'laws/insurance-law.yaml': lawFile({ articles: { 1: { 'zh-Hans': text, en } } }),
})
const digests = { 'insurance-law#1': digestOf('第一款。\n第二款。') }

test('an article that matches its record is accepted, even with different line breaks', () => {
  expect(lint(law('第一款。\n第二款。'), { digests })).toEqual([])
  expect(lint(law('第一款。第二款。'), { digests })).toEqual([])
})

test('an article that was altered after it was recorded is found', () => {
  const found = lint(law('第一款。\n第三款。'), { digests })
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ severity: 'error' })
  expect(found[0]?.text).toMatch(
    /article 1 was altered after it was recorded\. Compare it with the official text.*--record/,
  )
})

test('an article that was never recorded is found', () => {
  expect(lint(law('第一款。'), { digests: {} })[0]?.text).toMatch(/article 1 has no recorded fingerprint/)
})

test('if the statute is available, the article must match it, whatever the record says', () => {
  const originals = (id: string, article: string) =>
    id === 'insurance-law' && article === '1' ? '第一款。 第二款。' : undefined
  expect(lint(law('第一款。\n第二款。'), { originals })).toEqual([])
  expect(lint(law('第一款。\n第三款。'), { originals }).map(({ text }) => text)).toEqual([
    expect.stringMatching(/article 1 is not verbatim: it differs from the statute\. Copy the text of the law again/),
  ])
})

test('a translation with fewer or more lines than the Chinese is found', () => {
  const found = lint(law('甲。\n乙。', 'A. B.'))
  expect(found.map(({ text }) => text)).toEqual([
    expect.stringMatching(/the translation of article 1 has 1 lines, the Chinese 2\. Translate line by line\./),
  ])
  expect(found[0]?.isAt('laws/insurance-law.yaml', 'A. B.')).toBe(true)
})

test('a law that no answer cites gives a warning', () => {
  const found = lint({ 'laws/lonely-law.yaml': lawFile() })
  expect(found).toMatchObject([
    { severity: 'warning', text: expect.stringMatching(/^laws\/lonely-law\.yaml is not cited by any answer/) },
  ])
})

test('a law that only a dated variant cites counts as cited', () => {
  const variants = [
    { from: '2027-01-01', answer: { en: { short: 'A.' }, 'zh-Hans': { short: '甲。' } }, citations: ['lonely-law#1'] },
  ]
  expect(lint({ 'laws/lonely-law.yaml': lawFile(), ...topicWith('late-fee.yaml', { variants }) })).toEqual([])
})

test('a topic that no other topic leads to gives a warning', () => {
  const lonely = topic({
    title: { en: 'Lonely', 'zh-Hans': '孤独' },
    followUps: ['late-fee', 'pay-arrears'],
    utterances: utterances('u'),
  })
  expect(lint({ 'lonely.yaml': lonely }).filter(({ severity }) => severity === 'warning')).toMatchObject([
    { text: expect.stringMatching(/^lonely\.yaml is not a follow-up of any other topic\. Add it to the followUps/) },
  ])
})

test('a small circle of topics that lead only to one another is an error', () => {
  const outsider = topic({
    title: { en: 'Outsider', 'zh-Hans': '圈外' },
    followUps: ['late-fee', 'pay-arrears'],
    utterances: utterances('u'),
  })
  const circle = lint({ 'outsider.yaml': outsider }).filter(({ severity }) => severity === 'error')
  expect(circle.map(({ text }) => text)).toEqual(
    ['late-fee', 'pay-arrears', 'waiting-period'].map((id) =>
      expect.stringMatching(new RegExp(`^${id}\\.yaml:\\d+ its follow-ups lead in a small circle`)),
    ),
  )
})

const says = (locale: 'en' | 'zh-Hans', part: object) => ({
  en: { short: 'It is so.' },
  'zh-Hans': { short: '就是这样。' },
  [locale]: { short: 'Text.', ...part },
})

test.each([
  ['zh-Hans', { short: '滞纳金每日千分之二。' }, /0\.05 % a day/],
  ['zh-Hans', { details: ['全国统一等待期为6个月。'] }, /ceiling for transfers/],
  ['en', { steps: ['The national waiting period is six months.'] }, /ceiling for transfers/],
  ['zh-Hans', { local: '男职工缴满25年才有退休医保。' }, /each place sets the years/],
  ['zh-Hans', { details: ['居民医保每人每年400元。'] }, /changes every year/],
  ['en', { details: ['It is per person per year 400 yuan.'] }, /changes every year.*social-insurance-law#25/],
  ['zh-Hans', { short: '断缴以后年限会清零。' }, /are not lost/],
  ['en', { short: 'When you stop, your years are lost.' }, /are not lost/],
] as const)('a false claim is found in every part of an answer: %s %o', (locale, part, remedy) => {
  const found = lint(topicWith('late-fee.yaml', { answer: says(locale, part) }))
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ severity: 'error', text: expect.stringMatching(remedy) })
  const variants = [{ from: '2027-01-01', answer: says(locale, part) }]
  expect(lint(topicWith('late-fee.yaml', { variants }))).toHaveLength(1)
})

test.each([
  ['zh-Hans', { short: '每日千分之二是老标准，已经不用了。' }],
  ['zh-Hans', { short: '断缴以后年限不会清零。' }],
  ['zh-Hans', { short: '说年限会清零是假的。' }],
  ['zh-Hans', { details: ['等待期最长6个月，具体看当地。'] }],
] as const)('an answer may say that a claim is false: %s %o', (locale, part) => {
  expect(lint(topicWith('late-fee.yaml', { answer: says(locale, part) }))).toEqual([])
})

test.each([
  ['2026-11-22', /was due for a review on 2026-11-22; people see a note about it/],
  ['2026-11-23', /is due for a review by 2026-11-23/],
  ['2027-01-22', /is due for a review by 2027-01-22/],
])('on 23 November 2026 a review by %s gives a warning', (reviewBy, text) => {
  const found = lint(topicWith('late-fee.yaml', { reviewBy }))
  expect(found).toMatchObject([{ severity: 'warning', text: expect.stringMatching(text) }])
  expect(found[0]?.isAt('late-fee.yaml', reviewBy)).toBe(true)
})

test('more than sixty days before a review is due, there is no warning', () => {
  expect(lint(topicWith('late-fee.yaml', { reviewBy: '2027-01-23' }))).toEqual([])
})

test('a next review before the last one is an error', () => {
  const found = lint(topicWith('late-fee.yaml', { reviewed: '2026-11-01', reviewBy: '2026-11-01' }))
  expect(found).toMatchObject([{ severity: 'error', text: expect.stringMatching(/is not after reviewed 2026-11-01/) }])
})

test('a variant that was reviewed separately is due on its own day', () => {
  const variant = { from: '2027-01-01', answer: says('en', { short: 'It is so.' }), citations: ['insurance-law#1'] }
  const withOwn = { ...variant, reviewed: '2026-10-01', reviewBy: '2026-12-24' }
  const found = lint(topicWith('late-fee.yaml', { variants: [withOwn] }))
  expect(found).toMatchObject([
    {
      severity: 'warning',
      text: expect.stringMatching(/the variant from 2027-01-01 is due for a review by 2026-12-24/),
    },
  ])
  expect(found[0]?.isAt('late-fee.yaml', '2026-12-24')).toBe(true)
  expect(lint(topicWith('late-fee.yaml', { variants: [variant] }))).toEqual([])
})

test('more than four steps are an error, in every variant', () => {
  const steps = ['One.', 'Two.', 'Three.', 'Four.', 'Five.']
  const [first, ...others] = lint(topicWith('late-fee.yaml', { answer: says('en', { short: 'It is so.', steps }) }))
  expect(first).toMatchObject({ severity: 'error', text: expect.stringMatching(/has 5 steps in en; the limit is 4/) })
  expect(others).toEqual([])
  const answer = says('zh-Hans', { short: '就是这样。', steps })
  const variant = { from: '2027-01-01', answer, citations: ['insurance-law#1'] }
  expect(lint(topicWith('late-fee.yaml', { variants: [variant] }))).toMatchObject([
    { severity: 'error', text: expect.stringMatching(/has 5 steps in zh-Hans/) },
  ])
  expect(lint(topicWith('late-fee.yaml', { answer: says('en', { short: 'So.', steps: steps.slice(1) }) }))).toEqual([])
})

test.each([
  ['en', 900, 'Late fees'],
  ['zh-Hans', 350, '滞纳金'],
] as const)('what %s shows before anything is unfolded has %i characters at most', (locale, most, title) => {
  const hotlines = '12366 12333'
  const taken = `${title}\n\nOne.\n${hotlines}`.length
  const withShort = (length: number) =>
    lint(
      topicWith('late-fee.yaml', {
        answer: says(locale, { short: 'x'.repeat(length), steps: ['One.'], details: ['y'.repeat(most)] }),
        contacts: [12366, 12333],
      }),
    )
  expect(withShort(most - taken)).toEqual([])
  expect(withShort(most - taken + 1)).toMatchObject([
    { severity: 'error', text: expect.stringContaining(`shows ${most + 1} characters in ${locale}`) },
  ])
})
