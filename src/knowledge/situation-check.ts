import type { KnowledgeFiles } from './files.ts'
import { outcomeProblems } from './outcome-check.ts'
import type { Problem } from './problem.ts'
import type { Facts } from './situation.ts'

/** Finds repeated codes and names, and cities without a province. */
function regionProblems({ regions }: KnowledgeFiles): Problem[] {
  if (!regions) return []
  const codes = new Set(regions.value.map(({ code }) => code))
  const seen = new Set<string>()
  return regions.value.flatMap((region, index) => {
    const keys = [region.code, region['zh-Hans']]
    const double = keys.find((key) => seen.has(key))
    for (const key of keys) seen.add(key)
    const messages = [
      ...(double ? [`"${double}" is here twice. Keep one entry per place.`] : []),
      ...(codes.has(region.code.slice(0, 2)) ? [] : [`no province has the code "${region.code.slice(0, 2)}".`]),
    ]
    return messages.map((message) => ({ file: regions.file, line: regions.lineOf([index]), message }))
  })
}

/** The groups that a sign names. */
const groupsIn = (sign: string): readonly string[] => [...sign.matchAll(/<([^>]*)>/g)].map(([, name = '']) => name)

/** Finds unknown groups, slots and values, and questions without the option "unknown". */
function situationProblems({ situation }: KnowledgeFiles): Problem[] {
  if (!situation) return []
  const { value, file, lineOf } = situation
  const at = (path: readonly PropertyKey[], message: string): Problem => ({ file, line: lineOf(path), message })
  const values = new Map(value.slots.map((slot) => [slot.id, slot.values.map(({ id }) => id)]))
  const signs = [
    ...value.slots.flatMap((slot, one) =>
      slot.values.map((each, other) => ({ path: ['slots', one, 'values', other, 'signs'], signs: each.signs })),
    ),
    { path: ['durations', 'gap'], signs: value.durations.gap },
  ]
  const isFact = (facts: Facts): boolean => Object.entries(facts).every(([slot, id]) => values.get(slot)?.includes(id))
  return [
    ...signs.flatMap((list) =>
      list.signs.flatMap((sign, index) =>
        groupsIn(sign)
          .filter((name) => !value.groups[name])
          .map((name) => at([...list.path, index], `names the group "${name}", which does not exist.`)),
      ),
    ),
    ...value.implies.flatMap((rule, index) =>
      isFact(rule.when) && isFact(rule.so)
        ? []
        : [at(['implies', index], 'names a slot or value that does not exist.')],
    ),
    ...value.questions.flatMap((question, index) =>
      question.options.some(({ id }) => id === 'unknown')
        ? []
        : [at(['questions', index], `needs the option "unknown": people may not know "${question.id}".`)],
    ),
  ]
}

/** Finds what is wrong with regions.yaml and situation.yaml. */
export function caseProblems(files: KnowledgeFiles): Problem[] {
  return [...regionProblems(files), ...situationProblems(files), ...outcomeProblems(files)]
}
