import { expect, test } from 'vitest'
import { digestsOf } from '../../src/knowledge/lint/articles.ts'
import { lintKnowledge } from '../../src/knowledge/lint/lint.ts'
import { decidedIn } from '../../src/knowledge/place.ts'
import { type Files, knowledgeBase, lawFile } from '../fixtures/knowledge-base.ts'

const regions = [
  { code: '32', 'zh-Hans': '江苏', en: 'Jiangsu' },
  { code: '3201', 'zh-Hans': '南京', en: 'Nanjing' },
  { code: '3205', 'zh-Hans': '苏州', en: 'Suzhou' },
  { code: '33', 'zh-Hans': '浙江', en: 'Zhejiang' },
]

const statement = (changes: Readonly<Record<string, unknown>> = {}): object => ({
  topics: ['waiting-period'],
  en: 'Three months.',
  'zh-Hans': '等三个月之后。',
  citations: ['jiangsu-rules#1'],
  source: 'https://example.org/rules',
  checked: '2026-11-01',
  expires: '2027-11-01',
  ...changes,
})

const place = (region: string, ...statements: readonly object[]): object => ({ region, statements })

const placed = (changes: Files = {}) =>
  knowledgeBase({
    'regions.yaml': regions,
    'laws/jiangsu-rules.yaml': lawFile({ level: 'local', region: '32' }),
    'laws/suzhou-rules.yaml': lawFile({ level: 'local', region: '3205' }),
    'places/jiangsu.yaml': place('32', statement()),
    'places/suzhou.yaml': place('3205', statement({ en: 'No wait.', citations: ['suzhou-rules#1'] })),
    ...changes,
  })

const said = (code: string, { topic = 'waiting-period', day = '2026-12-01', files = {} as Files } = {}) => {
  const decided = decidedIn(placed(files).load().places, code, topic, day)
  return decided && [decided.decidedBy, ...decided.statements.map(({ text }) => text.en)]
}

test('a city with its own rule shows it, another city shows the rule of its province', () => {
  expect(said('3205')).toEqual(['3205', 'No wait.'])
  expect(said('3201')).toEqual(['32', 'Three months.'])
  expect(said('32')).toEqual(['32', 'Three months.'])
})

test('no rule is shown for another province or topic', () => {
  expect(said('33')).toBeUndefined()
  expect(said('3205', { topic: 'late-fee' })).toBeUndefined()
})

test('the rule of a city never applies to its province', () => {
  expect(said('32', { files: { 'places/jiangsu.yaml': null } })).toBeUndefined()
})

test('a statement is shown on its last day, but not on the next day', () => {
  expect(said('32', { day: '2027-11-01' })).toEqual(['32', 'Three months.'])
  expect(said('32', { day: '2027-11-02' })).toBeUndefined()
})

test('a statement is converted to Traditional Chinese, and cannot be changed', () => {
  const own = placed().load().places.get('32')
  expect(own?.statements[0]?.text['zh-Hant']).toBe('等三個月之後。')
  expect(Object.isFrozen(own?.statements[0]?.citations)).toBe(true)
})

test('a knowledge base without places has none', () => {
  expect(knowledgeBase().load().places.size).toBe(0)
})

test.each<readonly [string, object, RegExp]>([
  ['an unknown topic', statement({ topics: ['salary'] }), /names "salary", but there is no topic/],
  ['an out-of-scope class', statement({ topics: ['greeting'] }), /names "greeting", but there is no topic/],
  ['an article there is not', statement({ citations: ['jiangsu-rules#9'] }), /does not quote "9"/],
  ['the law of a city', statement({ citations: ['suzhou-rules#1'] }), /a law of 3205, not of 32/],
  ['no article', statement({ citations: [] }), /needs an article/],
  ['an address that is not one', statement({ source: 'the bureau' }), /must be the https address/],
  ['a last day before the first', statement({ expires: '2026-11-01' }), /is not after checked/],
  ['an unknown key', statement({ scope: 'local' }), /scope/],
])('a statement with %s does not load', (_what, wrong, message) => {
  expect(placed({ 'places/jiangsu.yaml': place('32', wrong) }).fails().message).toMatch(message)
})

test('a statement may cite a national law, but not a local law without a region', () => {
  const files = {
    'places/suzhou.yaml': place('3205', statement({ citations: ['insurance-law#1', 'jiangsu-rules#1'] })),
  }
  expect(said('3205', { files })).toEqual(['3205', 'Three months.'])
  const nowhere = placed({ 'laws/jiangsu-rules.yaml': lawFile({ level: 'local' }) })
  expect(nowhere.fails().message).toMatch(/a law of no region/)
})

test('a statement may not outlast the law it cites', () => {
  const ending = lawFile({ level: 'local', region: '32', inForceUntil: '2027-07-01' })
  expect(placed({ 'laws/jiangsu-rules.yaml': ending }).fails().message).toMatch(/no longer in force from 2027-07-01/)
})

test('a place has one file, and must be a known region', () => {
  expect(placed({ 'places/js.yaml': place('32', statement()) }).fails().message).toMatch(/is for 32, like/)
  expect(placed({ 'places/x.yaml': place('99', statement()) }).fails().message).toMatch(/has the code "99"/)
})

/** What the lint says about Jiangsu's only statement on a day. */
function lintOn(today: string, changes: Readonly<Record<string, unknown>> = {}) {
  const files = placed({ 'places/jiangsu.yaml': place('32', statement(changes)) }).read()
  return lintKnowledge(files, { today, digests: digestsOf(files), measured: [] })
    .filter(({ file }) => file.endsWith('places/jiangsu.yaml'))
    .map(({ severity, message }) => `${severity}: ${message}`)
}

test('the lint warns 60 days before a statement expires, and after it has expired', () => {
  expect(lintOn('2027-09-01')).toEqual([])
  expect(lintOn('2027-09-02')).toEqual([expect.stringMatching(/^warning: expires on 2027-11-01/)])
  expect(lintOn('2027-11-01')).toEqual([expect.stringMatching(/^warning: expires on 2027-11-01/)])
  expect(lintOn('2027-11-02')).toEqual([expect.stringMatching(/^warning: expired on 2027-11-01/)])
})

test('the lint finds statements that are too long to share a screen with an answer', () => {
  expect(lintOn('2026-12-01', { en: 'long '.repeat(80) })).toEqual([
    expect.stringMatching(/^error: has 399 characters/),
  ])
  expect(lintOn('2026-12-01', { 'zh-Hans': '长'.repeat(131) })).toEqual([expect.stringMatching(/^error: has 131/)])
})

test('a law that only a place cites counts as cited', () => {
  const findings = (changes: Files) => {
    const files = placed(changes).read()
    return lintKnowledge(files, { today: '2026-12-01', digests: digestsOf(files), measured: [] })
      .filter(({ message }) => message.includes('not cited by any answer'))
      .map(({ file }) => file.split('/').at(-1))
  }
  expect(findings({})).toEqual([])
  expect(findings({ 'places/suzhou.yaml': null })).toEqual(['suzhou-rules.yaml'])
})
