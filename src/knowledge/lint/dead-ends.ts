import type { KnowledgeFiles } from '../files.ts'
import { asError, asWarning, type Finding } from './finding.ts'

/** The least number of other topics that follow-ups must lead to from any topic. */
const leastReachable = 5

/** All topics that a chain of follow-ups leads to. */
function reachableFrom(start: string, followUpsOf: (id: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>([start])
  for (const id of reached) for (const next of followUpsOf(id)) reached.add(next)
  reached.delete(start)
  return reached
}

/** Finds topics that no other topic names as a follow-up, and small circles of topics that lead only to one another. */
export function findDeadEnds({ intents }: KnowledgeFiles): Finding[] {
  const topics = [...intents].filter(([, { value }]) => value.kind === 'topic')
  const followUpsOf = (id: string): readonly string[] => intents.get(id)?.value.followUps ?? []
  const named = new Set(topics.flatMap(([id]) => followUpsOf(id).filter((next) => next !== id)))
  const least = Math.min(leastReachable, topics.length - 1)
  return topics.flatMap(([id, yaml]) => [
    ...(named.has(id)
      ? []
      : [
          asWarning({
            file: yaml.file,
            message: 'is not a follow-up of any other topic. Add it to the followUps of a related topic.',
          }),
        ]),
    ...(reachableFrom(id, followUpsOf).size >= least
      ? []
      : [
          asError({
            file: yaml.file,
            line: yaml.lineOf(['followUps']),
            message: 'its follow-ups lead in a small circle. Name a topic outside it.',
          }),
        ]),
  ])
}
