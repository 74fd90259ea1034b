import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { knowledgeBase, lawFile, topicFile } from '../fixtures/knowledge-base.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

test('a correct knowledge base loads with its topics, classes, laws and synonyms', () => {
  const knowledge = knowledgeBase().load()
  expect([...knowledge.intents.keys()]).toEqual(['greeting', 'late-fee', 'pay-arrears', 'waiting-period'])
  expect(knowledge.intents.get('late-fee')).toMatchObject({
    id: 'late-fee',
    kind: 'topic',
    section: 'core',
    title: { en: 'Late fees', 'zh-Hans': '滞纳金', 'zh-Hant': '滯納金' },
    option: { en: 'Late fees', 'zh-Hans': '滞纳金', 'zh-Hant': '滯納金' },
    variants: [{ reviewBy: '2027-05-01' }],
    followUps: ['pay-arrears', 'waiting-period'],
    contacts: [],
  })
  expect(knowledge.intents.get('greeting')?.kind).toBe('out-of-scope')
  expect([...(knowledge.laws.get('insurance-law')?.articles.keys() ?? [])]).toEqual(['1', '2'])
})

test('a loaded knowledge base cannot be changed', () => {
  const knowledge = knowledgeBase().load()
  const intent = knowledge.intents.get('late-fee')
  const article = knowledge.laws.get('insurance-law')?.articles.get('2')
  for (const part of [
    knowledge,
    intent,
    intent?.title,
    intent?.variants[0]?.answer.en,
    intent?.utterances,
    article?.text,
    knowledge.synonyms[0]?.words,
  ])
    expect(Object.isFrozen(part)).toBe(true)
  const followUps = (intent?.followUps ?? []) as string[]
  expect(() => followUps.push('other')).toThrow(TypeError)
})

test('synonyms are in the form used for matching', () => {
  expect(knowledgeBase().load().synonyms).toEqual([{ name: 'late-fee', words: ['late fee', 'surcharge', '滞纳金'] }])
})

test('a knowledge base without synonyms has none', () => {
  expect(knowledgeBase({ 'synonyms.yaml': null }).load().synonyms).toEqual([])
})

test('Traditional Chinese is derived from Simplified if nobody wrote it', () => {
  const answer = { en: { short: 'No.' }, 'zh-Hans': { short: '断缴之后。', details: ['后果'] } }
  const derived = knowledgeBase({ 'late-fee.yaml': topicFile({ answer }) }).load()
  expect(derived.intents.get('late-fee')?.variants[0].answer['zh-Hant']).toMatchObject({
    short: '斷繳之後。',
    details: ['後果'],
  })
  const written = { ...answer, 'zh-Hant': { short: '中斷之後。' } }
  const own = knowledgeBase({ 'late-fee.yaml': topicFile({ answer: written }) }).load()
  expect(own.intents.get('late-fee')?.variants[0].answer['zh-Hant']).toMatchObject({ short: '中斷之後。', details: [] })
})

test('a day may be written with or without quotes', () => {
  const text =
    'kind: topic\nsection: core\nscope: national\nreviewed: 2026-11-01\nreviewBy: "2027-05-01"\ntitle: {en: A, zh-Hans: 甲}\nanswer: {en: {short: A}, zh-Hans: {short: 甲}}\nfollowUps: [pay-arrears, waiting-period]\nutterances: {en: [a], zh-Hans: [甲]}\n'
  expect(knowledgeBase({ 'late-fee.yaml': text }).load().intents.get('late-fee')?.variants[0]).toMatchObject({
    reviewed: '2026-11-01',
    reviewBy: '2027-05-01',
  })
})

test('files that are not YAML are ignored', () => {
  const { load } = knowledgeBase({ 'README.md': '# Topics', 'topic.schema.json': '{}' })
  expect(load().intents.size).toBe(4)
})

const answers = { en: { short: 'It is so.' }, 'zh-Hans': { short: '就是这样。' } }
const day = { from: '2027-01-01', answer: answers }
const falseClaim = { claim: 'A', patterns: ['a'], instead: 'b', citations: ['insurance-law#1'] }

/** The mistake, the changed file, text on the line of the mistake, and the message. */
const mistakes: readonly (readonly [string, Record<string, string | object>, string, RegExp])[] = [
  [
    'a file that is not YAML',
    { 'late-fee.yaml': 'kind: topic\ntitle: [broken\nscope: national\n' },
    'scope',
    /is not valid YAML/,
  ],
  [
    'a value that is not allowed',
    { 'late-fee.yaml': topicFile({ scope: 'regional' }) },
    'scope',
    /^scope: .*"national"\|"local"/,
  ],
  [
    'a missing language',
    { 'late-fee.yaml': topicFile({ title: { en: 'Only English' } }) },
    'Only English',
    /^title\.zh-Hans: is missing; write it$/,
  ],
  [
    'an unknown language',
    { 'late-fee.yaml': topicFile({ title: { en: 'A', 'zh-Hans': '甲', fr: 'Amende' } }) },
    'fr: Amende',
    /^title\.fr: is not a key of this file; correct its spelling, or remove it$/,
  ],
  [
    'a misspelt key',
    { 'late-fee.yaml': topicFile({ contakts: 12366 }) },
    'contakts',
    /^contakts: is not a key of this file; correct its spelling, or remove it$/,
  ],
  [
    'a day that is not in the calendar',
    { 'late-fee.yaml': topicFile({ reviewBy: '2027-02-29' }) },
    '2027-02-29',
    /^reviewBy: must be a calendar day/,
  ],
  [
    'an empty text',
    { 'late-fee.yaml': topicFile({ title: { en: '', 'zh-Hans': '甲' } }) },
    'en: ""',
    /^title\.en: is empty; write the text or remove the key/,
  ],
  [
    'a date that is not a date',
    { 'late-fee.yaml': topicFile({ reviewBy: 'next spring' }) },
    'reviewBy',
    /must be a calendar day such as 20/,
  ],
  [
    'an unknown hotline',
    { 'late-fee.yaml': topicFile({ contacts: [12366, 110] }) },
    '- 110',
    /must be one of the hotlines 12333/,
  ],
  [
    'too few follow-ups',
    { 'late-fee.yaml': topicFile({ followUps: ['pay-arrears'] }) },
    '- pay-arrears',
    /needs 2 to 4 topics a person would want next/,
  ],
  [
    'too many follow-ups',
    {
      'late-fee.yaml': topicFile({
        followUps: ['pay-arrears', 'waiting-period', 'pay-arrears', 'waiting-period', 'pay-arrears'],
      }),
    },
    '- pay-arrears',
    /needs 2 to 4 topics, not more/,
  ],
  [
    'a malformed citation',
    { 'late-fee.yaml': topicFile({ citations: ['Insurance Law 2'] }) },
    'Insurance Law 2',
    /must be law#article or law#article\/paragraph, for example/,
  ],
  [
    'an unknown law',
    { 'late-fee.yaml': topicFile({ citations: ['lost-law#1'] }) },
    'lost-law#1',
    /there is no laws\/lost-law\.yaml\. Correct the id, or add the law/,
  ],
  [
    'an article that is not quoted',
    { 'late-fee.yaml': topicFile({ citations: ['insurance-law#86'] }) },
    'insurance-law#86',
    /does not quote "86"\. Quote the article there, or correct the number/,
  ],
  [
    'a paragraph that does not exist',
    { 'late-fee.yaml': topicFile({ citations: ['insurance-law#1/3'] }) },
    'insurance-law#1/3',
    /has 2 paragraphs/,
  ],
  [
    'paragraph zero',
    { 'late-fee.yaml': topicFile({ citations: ['insurance-law#1/0'] }) },
    'insurance-law#1/0',
    /has 2 paragraphs/,
  ],
  [
    'a dead citation in a dated variant',
    { 'late-fee.yaml': topicFile({ variants: [{ ...day, citations: ['insurance-law#86'] }] }) },
    'insurance-law#86',
    /does not quote "86"/,
  ],
  [
    'an unknown follow-up',
    { 'late-fee.yaml': topicFile({ followUps: ['pay-arrears', 'lost-topic'] }) },
    'lost-topic',
    /there is no topic intents\/lost-topic\.yaml/,
  ],
  [
    'a follow-up that is not a topic',
    { 'late-fee.yaml': topicFile({ followUps: ['pay-arrears', 'greeting'] }) },
    '- greeting',
    /there is no topic intents\/greeting\.yaml/,
  ],
  [
    'a follow-up on itself',
    { 'late-fee.yaml': topicFile({ followUps: ['pay-arrears', 'late-fee'] }) },
    '- late-fee',
    /follows up on itself\. Name another topic/,
  ],
  [
    'a title that another topic has',
    {
      'waiting-period.yaml': topicFile({
        title: { en: 'Late fees', 'zh-Hans': '等待' },
        followUps: ['late-fee', 'pay-arrears'],
      }),
    },
    'Late fees',
    /same title as intents\/late-fee\.yaml.*make them differ/,
  ],
  [
    'a local topic that does not say what differs',
    {
      'late-fee.yaml': topicFile({
        scope: 'local',
        answer: { ...answers, 'zh-Hans': { short: '看地方', local: '问12393' } },
      }),
    },
    'short: It is so.',
    /answer\.en needs "local": what differs and where to ask/,
  ],
  [
    'a topic in the section "talk"',
    { 'late-fee.yaml': topicFile({ section: 'talk' }) },
    'section',
    /section "talk" goes with kind "out-of-scope", and with no other/,
  ],
  [
    'an out-of-scope class in a section of topics',
    { 'greeting.yaml': topicFile({ kind: 'out-of-scope', title: { en: 'Hi', 'zh-Hans': '嗨' } }) },
    'section',
    /section "talk"/,
  ],
  [
    'a law without a day',
    { 'laws/insurance-law.yaml': lawFile({ inForceFrom: undefined }) },
    'title',
    /needs inForceFrom, or issued if the day is not verified/,
  ],
  [
    'a law whose link is not https',
    { 'laws/insurance-law.yaml': lawFile({ link: 'http://www.gov.cn/' }) },
    'link',
    /^link: /,
  ],
  [
    'an article without a translation',
    {
      'laws/insurance-law.yaml': lawFile({
        articles: { 1: { 'zh-Hans': '国家。\n费用。' }, 2: { 'zh-Hans': '甲', en: 'A' } },
      }),
    },
    'zh-Hans: |-',
    /^articles\.1\.en: is missing; write it$/,
  ],
  [
    'a false claim with a broken pattern',
    { 'false-claims.yaml': [{ ...falseClaim, patterns: ['fee ('] }] },
    'fee (',
    /^0\.patterns\.0: is not a regular expression$/,
  ],
  [
    'a false claim that nothing refutes',
    { 'false-claims.yaml': [{ ...falseClaim, citations: [] }] },
    'citations: []',
    /needs the article that refutes the claim/,
  ],
  [
    'a false claim with a citation that leads nowhere',
    { 'false-claims.yaml': [{ ...falseClaim, citations: ['insurance-law#86'] }] },
    'insurance-law#86',
    /does not quote "86"/,
  ],
]

test.each(mistakes)('%s is one problem, with file, line and remedy', (_, changes, words, remedy) => {
  const base = knowledgeBase(changes)
  const { problems, message } = base.fails()
  expect(problems).toHaveLength(1)
  expect(problems[0]?.message).toMatch(remedy)
  expect(message).toBe(
    `The knowledge base has 1 problem:\n  ${base.place(Object.keys(changes)[0] ?? '', words)} ${problems[0]?.message}`,
  )
})

test('all mistakes in all files are reported at once', () => {
  const { message, problems } = knowledgeBase({
    'late-fee.yaml': topicFile({ scope: 'regional', contacts: ['1'] }),
    'pay-arrears.yaml': 'kind: [',
    'synonyms.yaml': { 'Late Fee': { en: ['late fee'] } },
    'laws/insurance-law.yaml': lawFile({ level: 'planetary' }),
  }).fails()
  const files = problems.map(({ file }) => file.split('/').slice(1).join('/'))
  expect(new Set(files)).toEqual(
    new Set(['late-fee.yaml', 'pay-arrears.yaml', 'synonyms.yaml', 'laws/insurance-law.yaml']),
  )
  expect(files.filter((file) => file === 'late-fee.yaml')).toHaveLength(2)
  expect(message).toMatch(new RegExp(`^The knowledge base has ${problems.length} problems:\n`))
  expect(message.split('\n')).toHaveLength(problems.length + 1)
})

test('mistakes that show only across files are reported at once too', () => {
  const { problems } = knowledgeBase({
    'late-fee.yaml': topicFile({
      citations: ['lost-law#1', 'insurance-law#86'],
      followUps: ['late-fee', 'lost-topic'],
    }),
    'waiting-period.yaml': topicFile({ section: 'talk', followUps: ['late-fee', 'pay-arrears'] }),
  }).fails()
  expect(problems.map(({ message }) => message).sort()).toEqual([
    expect.stringMatching(/^cites "insurance-law#86"/),
    expect.stringMatching(/^cites "lost-law#1"/),
    expect.stringMatching(/^follows up on "lost-topic"/),
    expect.stringMatching(/^follows up on itself/),
    expect.stringMatching(/^has the same title/),
    expect.stringMatching(/^has the same title/),
    expect.stringMatching(/^section "talk"/),
  ])
})

test('if the folder is not a knowledge base, the error names the setting to check', () => {
  const folder = temporaryFolder({ 'late-fee.yaml': 'kind: topic' })
  expect(() => loadKnowledge(folder)).toThrow(/is not a knowledge base.*folder laws\/\. Check INTENTS_DIR/)
  expect(() => loadKnowledge(`${folder}/missing`)).toThrow(/Check INTENTS_DIR/)
})

test('messages name a file without the path of the folder', () => {
  const base = knowledgeBase({ 'late-fee.yaml': topicFile({ scope: 'regional' }) })
  expect(base.fails().message).toContain(`  ${basename(base.directory)}/late-fee.yaml:`)
  expect(base.fails().message).not.toContain(base.directory)
})
