import { citationFault } from './citation-check.ts'
import type { KnowledgeFiles } from './files.ts'
import type { Problem } from './problem.ts'
import { rateIds } from './rates.ts'

/** Finds what is wrong with rates.yaml: values out of order and citations that lead nowhere. */
export function rateProblems(files: KnowledgeFiles): Problem[] {
  const { rates } = files
  if (!rates) return []
  const at = (path: readonly PropertyKey[], message: string): Problem => ({
    file: rates.file,
    line: rates.lineOf(path),
    message,
  })
  return rateIds.flatMap((id) =>
    rates.value[id].values.flatMap(({ from, cites }, index, all) => {
      const path = [id, 'values', index]
      const before = all[index - 1]
      return [
        ...(before && before.from >= from
          ? [
              at(
                path,
                `is valid from ${from}, but the value above it from ${before.from}. Append values in order of their day.`,
              ),
            ]
          : []),
        ...cites.flatMap((written, place) => {
          const fault = citationFault(written, files)
          return fault ? [at([...path, 'cites', place], fault)] : []
        }),
      ]
    }),
  )
}
