import { citationFault } from './citation-check.ts'
import type { KnowledgeFiles } from './files.ts'
import type { Problem } from './problem.ts'

/** Citations in false-claims.yaml that lead nowhere. */
export function falseClaimProblems(files: KnowledgeFiles): Problem[] {
  const { falseClaims } = files
  if (!falseClaims) return []
  return falseClaims.value.flatMap(({ citations }, claim) =>
    citations.flatMap((written, index) => {
      const fault = citationFault(written, files)
      const line = falseClaims.lineOf([claim, 'citations', index])
      return fault ? [{ file: falseClaims.file, line, message: fault }] : []
    }),
  )
}
