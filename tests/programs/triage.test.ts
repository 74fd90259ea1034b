import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { withGuide } from '../../src/situation/triage.ts'
import { triageTable } from '../../src/situation/triage-chart.ts'
import { triagePaths } from '../../src/situation/triage-paths.ts'
import { knowledgeBase } from '../fixtures/knowledge-base.ts'

const launcher = join(import.meta.dirname, '../../src/programs/launch.mjs')

function xubao(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...words], { encoding: 'utf8' })
  return { code: status, out: stdout, error: stderr }
}

const guided = withGuide(loadKnowledge(join(import.meta.dirname, '../../intents')).situation)

test('knowledge --triage prints every row of the decision table, and how many ways there are', () => {
  const { code, out } = xubao('knowledge', '--triage')
  expect(code).toBe(0)
  if (!guided) throw new Error('The knowledge base has no guided help.')
  const rows = triageTable(guided, 'en')
  const lines = out.trimEnd().split('\n')
  expect(lines).toHaveLength(rows.length + 2)
  for (const [index, { outcome, title }] of rows.entries()) {
    expect(lines[index + 1]).toContain(outcome)
    expect(lines[index + 1]).toContain(title)
  }
  expect(lines.at(-1)).toBe(
    `${rows.length} rows, ${guided.guide.outcomes.length} outcomes, ${triagePaths(guided).length} ways through the questions`,
  )
})

test('knowledge --triage mermaid prints a chart that names every outcome', () => {
  const { out } = xubao('knowledge', '--triage', 'mermaid')
  expect(out).toMatch(/^flowchart TD\n/)
  for (const { id } of guided?.guide.outcomes ?? []) expect(out).toContain(`  ${id}([`)
})

test('knowledge --triage --json holds the table and the chart for other programs', () => {
  const { table, paths, outcomes, mermaid } = JSON.parse(xubao('knowledge', '--triage', '--json').out)
  expect(outcomes).toBe(guided?.guide.outcomes.length)
  expect(table.every((row: { citations: number }) => row.citations > 0)).toBe(true)
  expect(paths).toBeGreaterThan(outcomes)
  expect(mermaid).toMatch(/^flowchart TD/)
})

test('another form, and a knowledge base without guided help, are refused with the remedy', () => {
  expect(xubao('knowledge', '--triage', 'chart')).toMatchObject({
    code: 2,
    error: expect.stringContaining('Allowed choices are table, mermaid'),
  })
  const run = xubao('knowledge', '--intents', knowledgeBase().directory, '--triage')
  expect([run.code, run.error]).toEqual([1, expect.stringContaining('no guided help')])
})
