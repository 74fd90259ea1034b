import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readKnowledgeFiles } from '../../src/knowledge/load.ts'
import { outcomeProblems } from '../../src/knowledge/outcome-check.ts'
import { type SituationFile, situationSchema } from '../../src/knowledge/situation-schema.ts'

const files = readKnowledgeFiles(join(import.meta.dirname, '../../intents'))
const { situation } = files
const guide = situation?.value.guide
if (!situation || !guide) throw new Error('intents/situation.yaml has no guide.')

type Guide = NonNullable<SituationFile['guide']>

/** The problems found in the real decision table with a planted fault. */
const planted = (change: Partial<Guide>, more: Partial<SituationFile> = {}): readonly string[] =>
  outcomeProblems({
    ...files,
    situation: { ...situation, value: { ...situation.value, ...more, guide: { ...guide, ...change } } },
  }).map(({ message }) => message)

test('the decision table has no fault', () => {
  expect(planted({})).toEqual([])
})

test('a case without an outcome is found', () => {
  const faults = planted({ table: guide.table.slice(0, -1) })
  expect(faults.join('\n')).toContain('has no outcome for {"urgent":"')
  expect(faults.join('\n')).toContain('no case reaches "find-out".')
})

test('a row that leads nowhere is found', () => {
  const rows = guide.table.map((row) => ({ ...row, outcome: row.outcome === 'moved' ? 'gone' : row.outcome }))
  expect(planted({ table: rows })).toContain('leads to "gone", but no outcome has that name.')
})

test('an outcome without a citation, or with one that leads nowhere, is found', () => {
  const [first, ...others] = guide.outcomes
  if (!first) throw new Error('There are no outcomes.')
  const without = { ...situation.value, guide: { ...guide, outcomes: [{ ...first, citations: [] }, ...others] } }
  expect(situationSchema.safeParse(without).error?.issues[0]?.message).toContain('cites nothing')
  expect(planted({ outcomes: [{ ...first, citations: ['no-such-law#1'] }, ...others] })[0]).toContain(
    'cites "no-such-law#1", but there is no laws/no-such-law.yaml.',
  )
  expect(planted({ outcomes: [{ ...first, topics: ['nowhere'] }, ...others] })[0]).toContain(
    'leads to "nowhere", but there is no topic',
  )
})

test('two facts with the same code, and a fact without a code, are found', () => {
  const { slots } = situation.value
  const same = slots.map((slot) => ({ ...slot, code: 'a' }))
  expect(planted({}, { slots: same })).toContain('the code "a" has two meanings. Give each its own letter.')
  const none = slots.map(({ code: _, ...slot }) => slot)
  expect(planted({}, { slots: none })).toContain('needs a code for each, for the data of buttons.')
})
