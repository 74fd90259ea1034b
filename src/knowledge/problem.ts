/** Something wrong with a file: where it is, what it is, and what to do. */
export type Problem = { readonly file: string; readonly line?: number; readonly message: string }

/** A problem as one line: `intents/late-fee.yaml:12 …`. */
export function describeProblem({ file, line, message }: Problem): string {
  return `${file}${line === undefined ? '' : `:${line}`} ${message}`
}

/** The one error that lists every problem. */
export class KnowledgeError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
    super(`The knowledge base has ${count}:\n${problems.map((problem) => `  ${describeProblem(problem)}`).join('\n')}`)
    this.name = 'KnowledgeError'
    this.problems = problems
  }
}
