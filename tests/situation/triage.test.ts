import { expect, test } from 'vitest'
import { encodeAction } from '../../src/conversation/action.ts'
import { outcomeIn } from '../../src/knowledge/case-table.ts'
import type { Facts, GuidedSituation } from '../../src/knowledge/situation.ts'
import { decodeCase, encodeCase } from '../../src/situation/case-state.ts'
import { nextQuestion, outcomeOf } from '../../src/situation/triage.ts'
import { triageMermaid, triageTable } from '../../src/situation/triage-chart.ts'
import { triagePaths } from '../../src/situation/triage-paths.ts'
import { knowledge } from './real-cases.ts'

const situation = knowledge.situation as GuidedSituation
const paths = triagePaths(situation)
const asked = (facts: Facts) => nextQuestion(situation, facts)?.id

test('every way through the questions ends after at most four, at an outcome that cites', () => {
  expect(paths.length).toBeGreaterThan(100)
  for (const { answers, outcome } of paths) {
    expect(answers.length).toBeLessThanOrEqual(4)
    expect(new Set(answers.map(({ question }) => question)).size).toBe(answers.length)
    expect(situation.guide.outcomes.find(({ id }) => id === outcome)?.citations.length).toBeGreaterThan(0)
  }
})

test('every outcome is reached: by questions, or by what was told', () => {
  const byQuestions = new Set(paths.map(({ outcome }) => outcome))
  const byTelling = [{ for: 'employee' }, { scheme: 'student' }].map((facts) => outcomeIn(situation.guide.table, facts))
  expect(new Set([...byQuestions, ...byTelling])).toEqual(new Set(situation.guide.outcomes.map(({ id }) => id)))
})

test('restore, pay arrears and enrol again come first', () => {
  expect(situation.guide.outcomes.slice(0, 3).map(({ id }) => id)).toEqual(['restore', 'arrears', 'reapply'])
})

test('urgency is asked first, and ends the questions', () => {
  expect(asked({})).toBe('urgent')
  expect(asked({ urgent: 'yes' })).toBeUndefined()
  expect(outcomeOf(situation, { urgent: 'yes', payer: 'employer' }).id).toBe('hospital-now')
})

test('what is known already is not asked', () => {
  expect(asked({ urgent: 'no', payer: 'employer' })).toBe('event')
  expect(asked({ urgent: 'no', scheme: 'flexible' })).toBe('event')
  expect(asked({ urgent: 'no', payer: 'employer', event: 'changed-job' })).toBe('months')
  expect(asked({ urgent: 'no', payer: 'employer', event: 'changed-job', months: '2' })).toBeUndefined()
})

test('what cannot change the outcome is not asked', () => {
  expect(asked({ urgent: 'no', event: 'newborn' })).toBe('place')
  expect(asked({ urgent: 'no', event: 'cancelled', place: '44' })).toBeUndefined()
})

test('each known case comes to the card that fits it', () => {
  const same: readonly (readonly [Facts, string])[] = [
    [{ payer: 'employer', event: 'employer-stopped' }, 'arrears'],
    [{ payer: 'employer', event: 'forgot' }, 'arrears'],
    [{ payer: 'employer', event: 'changed-job' }, 'restore'],
    [{ payer: 'resident-scheme', event: 'forgot', for: 'parent' }, 'resident'],
    [{ payer: 'myself', event: 'forgot' }, 'self-pay'],
    [{ scheme: 'flexible', event: 'forgot' }, 'self-pay'],
    [{ event: 'lost-job' }, 'no-job'],
    [{ payer: 'employer', event: 'moved' }, 'moved'],
    [{ event: 'retired', for: 'parent' }, 'retired'],
    [{ event: 'newborn', for: 'child' }, 'newborn'],
    [{ scheme: 'student', for: 'child' }, 'student'],
    [{ for: 'employee', event: 'forgot' }, 'employee-arrears'],
    [{}, 'find-out'],
  ]
  for (const [facts, expected] of same) expect(outcomeOf(situation, facts).id, JSON.stringify(facts)).toBe(expected)
})

test('a state comes back from a button as it was put in, and fits with everything known', () => {
  for (const { facts } of paths) {
    const full = { ...facts, place: '4403', scheme: 'foreigner', for: 'employee', months: facts.months ?? '120' }
    expect(decodeCase(situation, encodeCase(situation, full))).toEqual(full)
    const action = { name: 'case', locale: 'zh-Hant', step: 'urgent', state: encodeCase(situation, full) } as const
    expect(Buffer.byteLength(encodeAction(action))).toBeLessThanOrEqual(64)
  }
})

test('of a state from another version what is unknown is left out', () => {
  expect(decodeCase(situation, 'un_q7_pz_m99999_g1_ej')).toEqual({ urgent: 'no', event: 'changed-job' })
  expect(decodeCase(situation, '')).toEqual({})
})

test('the table is printed with its paths and citations', () => {
  const rows = triageTable(situation, 'en')
  expect(rows).toHaveLength(situation.guide.table.length)
  expect(rows[0]).toMatchObject({ when: ['urgent: yes'], outcome: 'hospital-now', paths: 1 })
  for (const { citations } of rows) expect(citations).toBeGreaterThan(0)
})

test('the chart draws every question and every outcome, and each arrow begins and ends at one', () => {
  const lines = triageMermaid(situation, 'zh-Hans').split('\n')
  expect(lines[0]).toBe('flowchart TD')
  const nodes = lines.flatMap((line) => /^ {2}([\w-]+)[{(]/.exec(line)?.[1] ?? [])
  const arrows = lines.flatMap((line) => /^ {2}([\w-]+) -->\|".+"\| ([\w-]+)$/.exec(line)?.slice(1) ?? [])
  expect(nodes.length).toBeGreaterThan(situation.guide.outcomes.length)
  expect(arrows.length).toBeGreaterThan(20)
  for (const name of arrows) expect(nodes).toContain(name)
})
