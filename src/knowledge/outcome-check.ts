import { outcomeIn } from './case-table.ts'
import { citationFault } from './citation-check.ts'
import type { KnowledgeFiles } from './files.ts'
import type { Problem } from './problem.ts'
import type { Facts } from './situation.ts'
import type { SituationFile } from './situation-schema.ts'

type GuideFile = NonNullable<SituationFile['guide']>
type Yaml = Omit<NonNullable<KnowledgeFiles['situation']>, 'value'> & {
  readonly value: SituationFile & { readonly guide: GuideFile }
}

const problemAt = ({ file, lineOf }: Yaml, path: readonly PropertyKey[], message: string): Problem => ({
  file,
  line: lineOf(path),
  message,
})

/** The slots that the table uses. */
const slotsOf = ({ table }: GuideFile): readonly string[] => [
  ...new Set(table.flatMap(({ when }) => Object.keys(when))),
]

/** Every combination of values of the slots that the table uses. */
function everyCase(file: Yaml['value']): readonly Facts[] {
  const values = (slot: string): readonly string[] => [
    'unknown',
    ...(file.slots.find(({ id }) => id === slot)?.values.map(({ id }) => id) ?? []),
  ]
  return slotsOf(file.guide).reduce<readonly Facts[]>(
    (cases, slot) => cases.flatMap((facts) => values(slot).map((value) => ({ ...facts, [slot]: value }))),
    [{}],
  )
}

/** Finds cases without an outcome, rows with an unknown outcome, and outcomes that no case reaches. */
function tableProblems(yaml: Yaml): Problem[] {
  const { table, outcomes } = yaml.value.guide
  const ids = outcomes.map(({ id }) => id)
  const reached = new Map(everyCase(yaml.value).map((facts) => [outcomeIn(table, facts), facts]))
  const deadEnd = reached.get(undefined)
  return [
    ...(deadEnd
      ? [
          problemAt(
            yaml,
            ['guide', 'table'],
            `has no outcome for ${JSON.stringify(deadEnd)}. Add a row; the last may have "when: {}".`,
          ),
        ]
      : []),
    ...table.flatMap(({ outcome }, row) =>
      ids.includes(outcome)
        ? []
        : [problemAt(yaml, ['guide', 'table', row], `leads to "${outcome}", but no outcome has that name.`)],
    ),
    ...ids.flatMap((id, index) =>
      reached.has(id)
        ? []
        : [
            problemAt(
              yaml,
              ['guide', 'outcomes', index],
              `no case reaches "${id}". Add a row to the table, or remove the outcome.`,
            ),
          ],
    ),
  ]
}

/** Finds outcomes with citations or topics that do not exist. */
function referenceProblems(yaml: Yaml, files: KnowledgeFiles): Problem[] {
  return yaml.value.guide.outcomes.flatMap(({ citations, topics }, index) => [
    ...citations.flatMap((written, place) => {
      const fault = citationFault(written, files)
      return fault ? [problemAt(yaml, ['guide', 'outcomes', index, 'citations', place], fault)] : []
    }),
    ...topics.flatMap((id, place) =>
      files.intents.get(id)?.value.kind === 'topic'
        ? []
        : [
            problemAt(
              yaml,
              ['guide', 'outcomes', index, 'topics', place],
              `leads to "${id}", but there is no topic intents/${id}.yaml.`,
            ),
          ],
    ),
  ])
}

/** Finds codes that are missing or have two meanings in the data of a button. `m` is months, `g` is place, `x` is unknown. */
function codeProblems(yaml: Yaml): Problem[] {
  const fault = (taken: readonly string[], own: readonly (string | undefined)[]): string | undefined => {
    if (own.includes(undefined)) return 'needs a code for each, for the data of buttons.'
    const double = [...taken, ...own].find((code, index, all) => all.indexOf(code) < index)
    return double && `the code "${double}" has two meanings. Give each its own letter.`
  }
  const { slots } = yaml.value
  const slotCodes = slots.map(({ code }) => code)
  const lists = [
    { path: ['slots'], message: fault(['m', 'g'], slotCodes) },
    ...slots.map(({ values }, index) => ({
      path: ['slots', index],
      message: fault(
        ['x'],
        values.map(({ code }) => code),
      ),
    })),
  ]
  return lists.flatMap(({ path, message }) => (message ? [problemAt(yaml, path, message)] : []))
}

/** Finds what is wrong with the decision table and its outcomes. */
export function outcomeProblems(files: KnowledgeFiles): Problem[] {
  const { situation } = files
  const guide = situation?.value.guide
  if (!situation || !guide) return []
  const yaml: Yaml = { ...situation, value: { ...situation.value, guide } }
  return [...tableProblems(yaml), ...referenceProblems(yaml, files), ...codeProblems(yaml)]
}
