import { alarmClasses } from './alarm-schema.ts'
import type { KnowledgeFiles } from './files.ts'
import type { Problem } from './problem.ts'

/** Messages that stand in two places of the examples. */
function doubleProblems({ alarmExamples }: KnowledgeFiles): Problem[] {
  const seen = new Map<string, string>()
  return [...alarmExamples].flatMap(([, { file, lineOf, value }]) =>
    (['en', 'zh-Hans'] as const).flatMap((language) =>
      value[language].flatMap((message, at) => {
        const other = seen.get(message)
        seen.set(message, file)
        if (!other) return []
        return [
          { file, line: lineOf([language, at]), message: `"${message}" stands in ${other} too. Keep it in one place.` },
        ]
      }),
    ),
  )
}

/** What is wrong with the files in intents/alarm/ beside the intents there are. */
export function alarmProblems(files: KnowledgeFiles): Problem[] {
  const { alarmExamples, alarmSigns, intents } = files
  if (!alarmSigns) return doubleProblems(files)
  const { file, lineOf, value } = alarmSigns
  const missing = alarmClasses.filter((name) => !alarmExamples.has(name))
  return [
    ...doubleProblems(files),
    ...missing.map((name) => ({ file, message: `needs alarm/${name}.yaml beside it; nothing is learnt without it.` })),
    ...value.near.flatMap((id, at) =>
      intents.has(id)
        ? []
        : [{ file, line: lineOf(['near', at]), message: `names "${id}", but there is no intents/${id}.yaml.` }],
    ),
  ]
}
