import { alarmProblems } from './alarm-check.ts'
import { citationFault } from './citation-check.ts'
import { falseClaimProblems } from './false-claims-check.ts'
import type { KnowledgeFiles } from './files.ts'
import { placeProblems } from './place-check.ts'
import type { Problem } from './problem.ts'
import { rateProblems } from './rates-check.ts'
import type { YamlFile } from './read-yaml.ts'
import { roleProblems } from './role-check.ts'
import type { IntentFile } from './schema.ts'
import { caseProblems } from './situation-check.ts'
import { talkProblems } from './talk-check.ts'

function citationProblems(yaml: YamlFile<IntentFile>, files: KnowledgeFiles): Problem[] {
  const { citations, variants } = yaml.value
  const lists = [
    { at: ['citations'], list: citations },
    ...variants.map((variant, index) => ({ at: ['variants', index, 'citations'], list: variant.citations })),
  ]
  return lists.flatMap(({ at, list }) =>
    list.flatMap((written, index) => {
      const fault = citationFault(written, files)
      return fault ? [{ file: yaml.file, line: yaml.lineOf([...at, index]), message: fault }] : []
    }),
  )
}

function followUpProblems(id: string, yaml: YamlFile<IntentFile>, { intents }: KnowledgeFiles): Problem[] {
  return yaml.value.followUps.flatMap((followUp, index) => {
    const place = { file: yaml.file, line: yaml.lineOf(['followUps', index]) }
    if (followUp === id) return [{ ...place, message: 'follows up on itself. Name another topic.' }]
    if (intents.get(followUp)?.value.kind === 'topic') return []
    return [{ ...place, message: `follows up on "${followUp}", but there is no topic intents/${followUp}.yaml.` }]
  })
}

function rulesOfKind(yaml: YamlFile<IntentFile>): Problem[] {
  const { kind, section, scope, answer } = yaml.value
  const problems: Problem[] = []
  if ((kind === 'out-of-scope') !== (section === 'talk')) {
    problems.push({
      file: yaml.file,
      line: yaml.lineOf(['section']),
      message: 'section "talk" goes with kind "out-of-scope", and with no other.',
    })
  }
  for (const locale of ['en', 'zh-Hans'] as const) {
    if (scope === 'local' && !answer[locale].local) {
      const message = `scope is local, so answer.${locale} needs "local": what differs and where to ask.`
      problems.push({ file: yaml.file, line: yaml.lineOf(['answer', locale]), message })
    }
  }
  return problems
}

function titleProblems({ intents }: KnowledgeFiles): Problem[] {
  const seen = new Map<string, string>()
  return [...intents].flatMap(([id, yaml]) =>
    (['en', 'zh-Hans'] as const).flatMap((locale) => {
      const title = yaml.value.title[locale]
      const other = seen.get(title)
      seen.set(title, id)
      return other
        ? [
            {
              file: yaml.file,
              line: yaml.lineOf(['title', locale]),
              message: `has the same title as intents/${other}.yaml. Titles are buttons; make them differ.`,
            },
          ]
        : []
    }),
  )
}

/** Finds problems that show only across files, such as citations, follow-ups, titles, roles and places. */
export function crossCheck(files: KnowledgeFiles): Problem[] {
  return [
    ...[...files.intents].flatMap(([id, yaml]) => [
      ...citationProblems(yaml, files),
      ...followUpProblems(id, yaml, files),
      ...rulesOfKind(yaml),
    ]),
    ...titleProblems(files),
    ...roleProblems(files),
    ...talkProblems(files),
    ...alarmProblems(files),
    ...caseProblems(files),
    ...placeProblems(files),
    ...rateProblems(files),
    ...falseClaimProblems(files),
  ]
}
