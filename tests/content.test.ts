import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { jsonSchemas } from '../src/knowledge/json-schema.ts'
import { dayInChina } from '../src/knowledge/knowledge.ts'
import type { Finding } from '../src/knowledge/lint/finding.ts'
import { lintKnowledge } from '../src/knowledge/lint/lint.ts'
import { originalsFrom, type Statute } from '../src/knowledge/lint/statutes.ts'
import { findMeasuredUtterances } from '../src/knowledge/lint/utterances.ts'
import { readKnowledgeFiles } from '../src/knowledge/load.ts'
import { describeProblem } from '../src/knowledge/problem.ts'
import { evaluate, judge, ratesOf } from '../src/learning/evaluation.ts'
import type { LabelledQuestion } from '../src/learning/labelled-question.ts'
import { calibrationErrorOf, reliabilityOf } from '../src/learning/reliability.ts'
import { fingerprintOf, readCalibration } from '../src/learning/stored-calibration.ts'
import { createI18n } from '../src/locale/i18n.ts'
import { readTexts } from '../src/locale/texts.ts'
import { decide } from '../src/matching/decide.ts'
import { namesField } from '../src/matching/field.ts'
import { findOversizedMessages } from '../src/pages/message-limits.ts'
import { knowledge, matcher } from './fixtures/real-knowledge.ts'

const project = join(import.meta.dirname, '..')
const directory = join(project, 'intents')
const statutes = join(project, '../shared/law/laws.json')
const realQuestions = join(project, '../shared/questions')

const files = readKnowledgeFiles(directory)
const stored = readCalibration(directory)
const now = new Date()

const readJson = (path: string) => JSON.parse(readFileSync(join(directory, path), 'utf8'))

const questionFiles = (folder: string): readonly string[] =>
  readdirSync(folder).filter((file) => file.endsWith('.jsonl'))

const questionsOf = (file: string, folder = join(project, 'evaluation')): readonly LabelledQuestion[] =>
  readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledQuestion)

const labelled = questionFiles(join(project, 'evaluation')).flatMap((file) =>
  questionsOf(file).map((question) => ({ ...question, file })),
)

const errorsAmong = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(({ severity }) => severity === 'error').map(describeProblem)

const topics = [
  'restore-after-interruption',
  'pay-arrears',
  'reapply-after-cancellation',
  'where-to-apply',
  'documents-needed',
  'interruption-consequences',
  'waiting-period',
  'late-fee',
  'can-i-backpay-as-individual',
  'hospital-during-gap',
  'prevention-pay-regularly',
  'update-personal-info',
  'legal-basis',
]
const classes = [
  'greeting',
  'thanks',
  'about-bot',
  'account-data',
  'human',
  'housing-fund',
  'commercial-insurance',
  'other',
]

test.each(topics)('there is a core topic %s', (id) => {
  expect(knowledge.intents.get(id)).toMatchObject({ kind: 'topic', section: 'core' })
})

test.each(classes)('%s has its own class', (id) => {
  expect(knowledge.intents.get(id)).toMatchObject({ kind: 'out-of-scope', section: 'talk' })
})

test('the lint finds no error in the intents and laws', () => {
  const found = lintKnowledge(files, {
    today: dayInChina(now),
    digests: readJson('laws/digests.json'),
    measured: labelled,
  })
  expect(errorsAmong(found)).toEqual([])
}, 60_000)

test('every answer fits into one message and every title onto a button, in every language', () => {
  expect(errorsAmong(findOversizedMessages(knowledge, createI18n(readTexts(join(project, 'locales'))), now))).toEqual(
    [],
  )
})

test('answers also fit from the day on which a rule changes', () => {
  const days = [...knowledge.intents.values()].flatMap(({ variants }) => variants.slice(1).map(({ from }) => from))
  const i18n = createI18n(readTexts(join(project, 'locales')))
  for (const day of new Set(days))
    expect(errorsAmong(findOversizedMessages(knowledge, i18n, new Date(`${day}T04:00:00Z`)))).toEqual([])
})

test('every quoted article has a fingerprint, and no fingerprint is left over', () => {
  const quoted = [...files.laws].flatMap(([law, { value }]) =>
    Object.keys(value.articles).map((article) => `${law}#${article}`),
  )
  expect(Object.keys(readJson('laws/digests.json')).sort()).toEqual(quoted.sort())
})

test.skipIf(!existsSync(statutes))('the Chinese text of every article is that of the statute, word for word', () => {
  const withoutBlanks = (text: string): string => text.replace(/\s+/g, '')
  const collection: readonly Statute[] = JSON.parse(readFileSync(statutes, 'utf8'))
  const originalOf = originalsFrom(collection)
  const differing = [...files.laws].flatMap(([law, { value }]) =>
    Object.entries(value.articles)
      .filter(([article, { 'zh-Hans': text }]) => withoutBlanks(originalOf(law, article) ?? '') !== withoutBlanks(text))
      .map(([article]) => `${law}#${article}`),
  )
  expect(differing).toEqual([])
})

test('a synonym is in one group, or in two of which one names our field', () => {
  const groups = new Map<string, readonly string[]>()
  for (const { name, words } of knowledge.synonyms)
    for (const word of words) groups.set(word, [...(groups.get(word) ?? []), name])
  const wrong = [...groups].filter(
    ([, names]) => names.length > 2 || (names.length === 2 && !namesField(names, knowledge.roles)),
  )
  expect(wrong).toEqual([])
})

test('no word of a synonym group is answered on its own', () => {
  const answered = knowledge.synonyms
    .flatMap(({ words }) => words)
    .filter((word) => {
      const { kind } = decide(matcher.read(word), knowledge)
      return kind === 'answer' || kind === 'presumed'
    })
  expect(answered).toEqual([])
})

test('contacts are existing hotlines', () => {
  const hotlines = ['12393', '12333', '12366', '12345', '12348', '12329', '12378']
  const unknown = [...knowledge.intents.values()].flatMap(({ id, contacts }) =>
    contacts.filter((contact) => !hotlines.includes(contact)).map((contact) => `${id}: ${contact}`),
  )
  expect(unknown).toEqual([])
})

test('the stored calibration belongs to these utterances (npm run calibrate updates it)', () => {
  expect(stored?.knowledge).toBe(fingerprintOf(knowledge))
})

test('the schemas for editors are those of the code (npm run schemas updates them)', () => {
  for (const [file, schema] of Object.entries(jsonSchemas()))
    expect(readJson(file)).toEqual(JSON.parse(JSON.stringify(schema)))
})

test('labelled questions name topics and classes that exist', () => {
  const labels = labelled.flatMap(({ topic, alt, kind }) => [topic, alt, kind]).filter((label) => label !== undefined)
  expect(labels.filter((label) => !knowledge.intents.has(label))).toEqual([])
})

test('no labelled question appears twice', () => {
  const texts = labelled.map(({ text }) => text)
  expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([])
})

test.skipIf(!existsSync(realQuestions))('no utterance is one of the real evaluation questions', () => {
  const real = questionFiles(realQuestions).flatMap((file) =>
    questionsOf(file, realQuestions).map(({ text }) => ({ text, file })),
  )
  expect(real.length).toBeGreaterThan(100)
  expect(errorsAmong(findMeasuredUtterances(files, real))).toEqual([])
})

const known = labelled.filter(({ topic }) => topic === undefined || knowledge.intents.has(topic))

test.each(['core.jsonl', 'other-topics.jsonl'])(
  'of the questions in %s, at least 94 %% are understood, and at most 1 %% get a wrong answer',
  (file) => {
    const { inScope } = evaluate(questionsOf(file), matcher, knowledge)
    expect(inScope.top1).toBeGreaterThanOrEqual(0.94)
    expect(inScope.answeredWrong).toBeLessThanOrEqual(0.01)
  },
)

test('of the questions about anything else, at most 2 % get the answer of a topic', () => {
  const others = questionsOf('out-of-scope.jsonl').filter(({ kind }) => kind === 'other')
  expect(others.length).toBeGreaterThan(50)
  expect(evaluate(others, matcher, knowledge).outOfScope.answered).toBeLessThanOrEqual(0.02)
})

test('of greetings, thanks and the like, at most 2 % get the answer of a topic', () => {
  const talk = questionsOf('out-of-scope.jsonl').filter(({ kind }) => kind !== 'other')
  expect(talk.length).toBeGreaterThan(50)
  expect(evaluate(talk, matcher, knowledge).outOfScope.answered).toBeLessThanOrEqual(0.02)
})

test('of our labelled questions, 85 % are answered at once, 65 % as certain, and at most 1 % wrongly', () => {
  const { inScope } = evaluate(known, matcher, knowledge)
  const { answeredRight, answeredWrong, presumedRight, presumedWrong } = inScope
  expect(inScope.n).toBeGreaterThan(1500)
  expect(inScope.top1).toBeGreaterThanOrEqual(0.92)
  expect(answeredRight + answeredWrong + presumedRight + presumedWrong).toBeGreaterThanOrEqual(0.85)
  expect(answeredRight + answeredWrong).toBeGreaterThanOrEqual(0.65)
  expect(answeredWrong).toBeLessThanOrEqual(0.01)
  expect(inScope.reached).toBeGreaterThanOrEqual(0.96)
})

test('of the questions out of scope, at most 2 % get the answer of a topic, 5 % a presumed one, and 1 % in groups', () => {
  const { outOfScope } = evaluate(known, matcher, knowledge)
  expect(outOfScope.n).toBeGreaterThan(500)
  expect(outOfScope.answered).toBeLessThanOrEqual(0.02)
  expect(outOfScope.presumed).toBeLessThanOrEqual(0.05)
  const inGroups = judge(known, matcher, knowledge, { chat: 'group', assumeField: false })
  expect(ratesOf(inGroups, knowledge).outOfScope.answered).toBeLessThanOrEqual(0.01)
})

test.each(['zh-Hans', 'en'])('confidence means what it says: %s', (lang) => {
  const own = judge(
    known.filter((question) => question.lang === lang),
    matcher,
    knowledge,
  )
  expect(calibrationErrorOf(reliabilityOf(own, knowledge))).toBeLessThanOrEqual(0.06)
})

test('of questions about one\u2019s own record at most 5 in 100 get the answer of a topic', () => {
  const { outOfScope } = evaluate(questionsOf('own-record.jsonl'), matcher, knowledge)
  expect(outOfScope.answered).toBeLessThanOrEqual(0.05)
})

test.skipIf(!existsSync(realQuestions))(
  'of real messages in scope 75 in 100 are understood, 90 are answered or offered rightly, and at most 3 get a wrong answer',
  () => {
    const { inScope } = evaluate(questionsOf('real_in_scope.jsonl', realQuestions), matcher, knowledge)
    expect(inScope.n).toBeGreaterThan(100)
    expect(inScope.top1).toBeGreaterThanOrEqual(0.75)
    expect(inScope.reached).toBeGreaterThanOrEqual(0.9)
    expect(inScope.answeredWrong).toBeLessThanOrEqual(0.03)
  },
)

test.skipIf(!existsSync(realQuestions))(
  'of real messages about anything else at most 2 in 100 get the answer of a topic',
  () => {
    const { outOfScope } = evaluate(questionsOf('real_out_of_scope.jsonl', realQuestions), matcher, knowledge)
    expect(outOfScope.n).toBeGreaterThan(100)
    expect(outOfScope.answered).toBeLessThanOrEqual(0.02)
  },
)

test('the bot answers its own examples at once', () => {
  const examples = ['en', 'zh-Hans'].flatMap((locale) => {
    const t = createI18n(readTexts(join(project, 'locales'))).translate(locale)
    return [t('start.examplesFirst'), t('start.examplesSecond')]
  })
  const quoted = ['my company stopped paying my social insurance in March', 'I quit in May and my insurance stopped']
  const judged = judge(
    [...examples, ...quoted].map((text) => ({ text })),
    matcher,
    knowledge,
  )
  expect(
    judged.filter(({ interpretation }) => interpretation.kind !== 'answer').map(({ question }) => question.text),
  ).toEqual([])
})
