import type { Facts, GuidedSituation } from '../knowledge/situation.ts'
import { inLocale, type Locale } from '../locale/i18n.ts'
import { nextQuestion, optionsFor, outcomeOf } from './triage.ts'
import { triagePaths } from './triage-paths.ts'

/** One row of the decision table as people read it. */
export type TriageRow = {
  readonly when: readonly string[]
  readonly outcome: string
  readonly title: string
  readonly citations: number
  /** How many ways through the questions come to this outcome; the same for all rows of one outcome. */
  readonly paths: number
}

/** The decision table for printing, row by row. */
export function triageTable(situation: GuidedSituation, locale: Locale): readonly TriageRow[] {
  const paths = triagePaths(situation)
  return situation.guide.table.flatMap(({ when, outcome: id }) => {
    const outcome = situation.guide.outcomes.find((one) => one.id === id)
    if (!outcome) return []
    return [
      {
        when: Object.entries(when).map(
          ([slot, wanted]) => `${slot}: ${Array.isArray(wanted) ? wanted.join(', ') : ''}`,
        ),
        outcome: id,
        title: inLocale(outcome.title, locale),
        citations: outcome.citations.length,
        paths: paths.filter((path) => path.outcome === id).length,
      },
    ]
  })
}

type Node = { readonly name: string; readonly ask: string; readonly edges: ReadonlyMap<string, readonly string[]> }

/** The questions drawn so far, by what they ask and lead to: what goes on alike is drawn once. */
type Drawn = Map<string, Node>

/** The name of what facts come to: an outcome, or a question that is drawn with all that follows from it. */
function draw(situation: GuidedSituation, locale: Locale, facts: Facts, drawn: Drawn): string {
  const question = nextQuestion(situation, facts)
  if (!question) return outcomeOf(situation, facts).id
  const targets = optionsFor(question, facts).map(({ id, label }) => ({
    label: inLocale(label, locale),
    to: draw(situation, locale, { ...facts, [question.id]: id }, drawn),
  }))
  const key = JSON.stringify([question.id, targets])
  const edges = new Map(
    [...Map.groupBy(targets, ({ to }) => to)].map(([to, all]) => [to, all.map(({ label }) => label)]),
  )
  const node = drawn.get(key) ?? { name: `question${drawn.size + 1}`, ask: inLocale(question.ask, locale), edges }
  drawn.set(key, node)
  return node.name
}

const quoted = (text: string): string => `"${text.replaceAll('"', "'")}"`

/** The questions that decide, and the outcomes they lead to, as a Mermaid flow chart. What only adds to a card is left out. */
export function triageMermaid(situation: GuidedSituation, locale: Locale): string {
  const drawn: Drawn = new Map()
  const outcomes = situation.guide.outcomes.map((outcome) => ({ ...outcome, asks: [] }))
  const deciding = { ...situation, guide: { ...situation.guide, outcomes } }
  draw(deciding, locale, {}, drawn)
  const nodes = [...drawn.values()].reverse()
  return [
    'flowchart TD',
    ...nodes.map(({ name, ask }) => `  ${name}{${quoted(ask)}}`),
    ...situation.guide.outcomes.map(({ id, title }) => `  ${id}([${quoted(inLocale(title, locale))}])`),
    ...nodes.flatMap(({ name, edges }) =>
      [...edges].map(([to, labels]) => `  ${name} -->|${quoted(labels.join(' / '))}| ${to}`),
    ),
  ].join('\n')
}
