import type { DataSet } from './data-sets.ts'
import type { Job } from './measurement.ts'
import { readQuestions } from './quality.ts'
import { readLines } from './read-lines.ts'

/** Describes questions whose intent is not taught; empty if there are none. */
function untaughtIn({ name, train, test }: DataSet): readonly string[] {
  const taught = new Set(readLines(train).map(({ intent }) => intent))
  const questions = readLines(test)
  const untaught = questions.filter(({ intent }) => !taught.has(intent)).length
  return untaught === 0
    ? []
    : [`${name}: ${untaught} of ${questions.length} questions mean an intent that is not taught; nobody can find it.`]
}

/** Reads every file of the jobs once, before anything slow starts. Returns remarks about them; throws if one cannot be used. */
export function checkData(jobs: readonly Job[]): readonly string[] {
  const sets = new Map(jobs.flatMap((job) => (job.kind === 'set' ? [[job.data.name, job.data] as const] : [])))
  for (const data of sets.values()) readQuestions(data)
  return [...sets.values()].flatMap(untaughtIn)
}
